"""Entering a state of a household 身份状态: dated, its causes going on, refused where it cannot be."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.decisions.models import Decision
from hearthlight.register.book.closed import refuse_closed
from hearthlight.register.models import Household, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Event

__all__ = ["CAUSES", "Impossible", "add_state", "carry_on", "end_states", "enter_state", "last_state", "refuse_day"]

CAUSES = tuple(f"cause_{number}" for number in range(1, 6))
MISTAKEN = "mistaken"
OUT = {REGISTRATION: "cancelled"}
"""The state of each scheme in which a household is no longer in it; of monitoring it is removed."""


def last_state(household: Household, scheme: str, day: date) -> Status | None:
    """The row of a scheme that holds on `day`; one entered by mistake never was."""
    rows = Status.whole.filter(household=household, scheme=scheme, from_date__lte=day).exclude(way=MISTAKEN)
    return rows.order_by("from_date").last()


def refuse_day(event: Event, place: str, day: date) -> None:
    """Raises Impossible for a day that has not come, or one in a closed year of the place."""
    if day > event.day:
        raise Impossible(_("%(day)s has not come: enter it on the day it happens.") % {"day": day})
    refuse_closed(place, day)


def refuse_at(event: Event, household: Household, day: date) -> None:
    """The same where a household stands now, and where it stood on `day` by its registration."""
    refuse_day(event, household.area_code, day)
    then = last_state(household, REGISTRATION, day)
    if then:
        refuse_closed(then.area_code, day)


def refuse_mistake(event: Event, household: Household, day: date) -> None:
    """The same for what never was since `day`: every year from then on changes, wherever the household stood."""
    refuse_at(event, household, day)
    for row in Status.whole.filter(household=household, from_date__gt=day).exclude(way=MISTAKEN):
        refuse_closed(row.area_code, row.from_date)


def add_state(
    event: Event,
    household: Household,
    scheme: str,
    state: str | None,
    from_date: date,
    *,
    way: str = "",
    since: date | None = None,
    area_code: str = "",
    decision: Decision | None = None,
    causes: Mapping[str, str | None] | None = None,
) -> Status:
    """A household enters a state from `from_date`, inside an act; its causes go on from the row before, unless given.

    `since`: when the state began, where it is only carried on. Raises Impossible for a day that has not come, one in
    a closed year (but by a change request), or one from which the household has a state already.
    """
    place = area_code or household.area_code
    if decision is None or decision.kind != "change_request":
        refuse_at(event, household, from_date)
    stood = Status.whole.filter(household=household, scheme=scheme, from_date=from_date).first()
    if stood and stood.way != MISTAKEN:
        said = {"number": household.number, "day": from_date}
        raise Impossible(_("Household %(number)s has a state from %(day)s already.") % said)
    before = last_state(household, scheme, from_date)
    known: Any = causes if causes is not None else {name: getattr(before, name, None) for name in CAUSES}
    told = {"area_code": place, "state": state, "way": way, "since": since, **known}
    told["decision"] = decision and decision.pk
    return _again(event, stood, told) if stood else add(event, _new(household, scheme, from_date, told))


def _new(household: Household, scheme: str, from_date: date, told: Mapping[str, Any]) -> Status:
    row = Status(household=household, scheme=scheme, from_date=from_date)
    for name, value in told.items():
        setattr(row, Status._meta.get_field(name).attname, value)  # type: ignore[union-attr]
    return row


def _again(event: Event, struck: Status, told: Mapping[str, Any]) -> Status:
    """A row that was struck takes what is true of its day: a household has one a day."""
    amend(event, struck, struck.from_date, **told)
    return struck


def carry_on(event: Event, origin: Household, household: Household, day: date, way: str, place: str) -> list[Status]:
    """The states of `origin` go on in `household` (itself, or a part of it) at `place`; one that is out does not."""
    written = []
    for scheme in _schemes(origin):
        last, new = last_state(origin, scheme, day), origin.pk != household.pk
        if last and last.state not in _out(scheme) and (new or last.from_date < day):
            causes, since = {name: getattr(last, name) for name in CAUSES}, last.since or last.from_date
            given: dict[str, Any] = {"way": way, "since": since, "area_code": place, "causes": causes}
            written.append(add_state(event, household, scheme, last.state, day, **given))
    return written


def _schemes(household: Household) -> list[str]:
    return sorted(set(Status.whole.filter(household=household).values_list("scheme", flat=True)))


def _out(scheme: str) -> tuple[str | None, ...]:
    return (None, OUT.get(scheme, "removed"))


def end_states(event: Event, household: Household, day: date, way: str) -> list[Status]:
    """A household that ends is struck off each scheme that it stands in."""
    written = []
    for scheme in _schemes(household):
        last = last_state(household, scheme, day)
        if last and last.state not in _out(scheme):
            written.append(add_state(event, household, scheme, _out(scheme)[1], day, way=way))
    return written


def never_were(event: Event, household: Household) -> None:
    """The household was entered by mistake 录入有误: so were its states."""
    for row in Status.whole.filter(household=household).exclude(way=MISTAKEN):
        amend(event, row, row.from_date, state=_out(row.scheme)[1], way=MISTAKEN)


@once
def enter_state(
    user: Actor, household: Household, state: str, from_date: date, *, way: str = "", key: UUID | None = None
) -> Status:
    """A registered household enters a state on a day; once a key. Raises Refused, Impossible."""
    place, said = household.area_code, {"from_date": from_date, "way": way}
    with act(user, f"register.enter_{state}", at=place, key=key, subject=household, **said) as event:
        return add_state(event, household, REGISTRATION, state, from_date, way=way)
