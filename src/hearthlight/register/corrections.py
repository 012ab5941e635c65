"""Correcting many facts of one household in one act 更正, and settling the same fact changed by two people 冲突处理.

Both versions of a conflict are kept. The one that holds is a change like any other, with the other before it in the
history; a version that its writer gave up stands as a withdrawn change request 已撤回的变更申请 beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from hearthlight.decisions.models import Decision
from hearthlight.register.book.closed import refuse_counted
from hearthlight.register.models import Household, Member
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Change, Event
from hearthlight.trail.subject import subject_of


@dataclass(frozen=True)
class Correction:
    """One fact as somebody wants it: the row, its field, the stored value, and the event they had read it at."""

    row: Household | Member
    field: str
    new: Any
    seen: int

    @property
    def place(self) -> tuple[str, int, str]:
        """Which fact it is."""
        return (*subject_of(self.row), self.field)


class Contested(Exception):
    """Some of the facts were changed since they were read: `theirs` holds the newest change of each."""

    def __init__(self, theirs: dict[tuple[str, int, str], Change]) -> None:
        super().__init__(f"{len(theirs)} facts were changed since they were read")
        self.theirs = theirs


def contested(corrections: Iterable[Correction]) -> dict[tuple[str, int, str], Change]:
    """The newest change since it was read of each fact that holds another value now; one query."""
    wanted = {one.place: one for one in corrections}
    changes = Change.objects.filter(_about(wanted.values())).select_related("event__source").order_by("event_id", "pk")
    since = {(one.subject_kind, one.subject_id, one.field): one for one in changes}
    return {
        place: one
        for place, one in since.items()
        if place in wanted and one.event_id > wanted[place].seen and one.new != wanted[place].new
    }


def _about(corrections: Iterable[Correction]) -> Q:
    asked = Q(pk__in=[])
    for one in corrections:
        kind, pk = subject_of(one.row)
        asked |= Q(subject_kind=kind, subject_id=pk, field=one.field)
    return asked


@once
def correct_many(
    user: Actor,
    home: Household,
    corrections: Sequence[Correction],
    valid_from: date,
    *,
    given_up: Sequence[Correction] = (),
    reason: str = "",
    key: UUID | None = None,
) -> int:
    """Change facts of a household and its people, true from `valid_from`; returns how many differed; once a key.

    `given_up` are versions that lost against somebody else's: they are kept, withdrawn. Raises Contested when a fact
    was changed since it was read, Refused, ValueError for a day that has not come, Impossible for what the ledger
    counts in a closed year.
    """
    said = {"valid_from": valid_from, "new": {str(one.place): one.new for one in corrections}}
    said |= {"given_up": {str(one.place): one.new for one in given_up}}
    with act(user, "register.correct_record", at=home.area_code, key=key, subject=home, reason=reason, **said) as event:
        _lock(corrections)
        theirs = contested(corrections)
        if theirs:
            raise Contested(theirs)
        if given_up:
            add(event, _withdrawn(event, home, given_up, valid_from))
        return sum(_apply(event, row, valid_from, corrections) for row in _rows(corrections))


def _rows(corrections: Sequence[Correction]) -> list[Household | Member]:
    return list({subject_of(one.row): one.row for one in corrections}.values())


def _lock(corrections: Sequence[Correction]) -> None:
    """Nobody changes these rows between the look and the writing; SQLite has one writer anyway."""
    for row in _rows(corrections):
        type(row).whole.select_for_update().get(pk=row.pk)


def _apply(event: Event, row: Household | Member, valid_from: date, corrections: Sequence[Correction]) -> int:
    new = {one.field: one.new for one in corrections if subject_of(one.row) == subject_of(row)}
    refuse_counted(row, valid_from, new)
    return len(amend(event, row, valid_from, **new))


def _withdrawn(event: Event, home: Household, given_up: Sequence[Correction], valid_from: date) -> Decision:
    kind, pk = subject_of(home)
    return Decision(
        kind="change_request",
        subject_kind=kind,
        subject_id=pk,
        household_id=pk,
        area_code=home.area_code,
        procedure="change_request",
        procedure_date=event.day,
        payload={"changes": [change_of(one, valid_from) for one in given_up], "because": "conflict"},
        state=Decision.State.WITHDRAWN,
    )


def change_of(one: Correction, valid_from: date) -> dict[str, Any]:
    """The correction as a change request carries it: the one shape of a proposed change."""
    kind, pk, field = one.place
    held = one.row._meta.get_field(field).value_from_object(one.row)  # type: ignore[union-attr]
    old = held.isoformat() if isinstance(held, date) else held
    said = {"subject_kind": kind, "subject_id": pk, "field": field, "old": old, "new": one.new}
    return said | {"valid_from": valid_from.isoformat(), "seen": one.seen}
