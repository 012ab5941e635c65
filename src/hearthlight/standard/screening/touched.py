"""Which homes an act touched, and which columns of theirs may be others now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.standard.screening.reading_fields import EARNED, HOME, PERSON, STATE, columns
from hearthlight.trail.models import Change, Event

Touched = dict[int, frozenset[str] | None]
"""Household to the columns that may differ; None: every one of them."""

MODELS: dict[str, Any] = {PERSON: Member, EARNED: Income, STATE: Status}
ONLY_CHANGES = ("register.correct_", "register.file_paper")
"""Acts of these kinds change fields of rows and make none that the rules read."""


def of(event: Event) -> Touched:
    """The homes that an act touched: those of its changes, of the rows it made, and the one it was about."""
    found: Touched = _changed(event)
    if not event.kind.startswith(ONLY_CHANGES):
        found |= dict.fromkeys([*_about(event), *_made(event)])
    return found


def _changed(event: Event) -> Touched:
    rows = list(Change.objects.filter(event=event).values_list("subject_kind", "subject_id", "field").distinct())
    homes = _homes(rows)
    fed: dict[int, list[frozenset[str] | None]] = defaultdict(list)
    for kind, pk, field in rows:
        if (kind, pk) in homes:
            fed[homes[kind, pk]].append(columns(kind, field))
    return {home: _together(sets) for home, sets in fed.items()}


def _together(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    known = list(sets)
    told = [one for one in known if one is not None]
    return frozenset().union(*told) if len(told) == len(known) else None


def _homes(rows: Iterable[tuple[str, int, str]]) -> dict[tuple[str, int], int]:
    """(kind, id) of a row to its household."""
    ids: dict[str, set[int]] = defaultdict(set)
    for kind, pk, _field in rows:
        ids[kind].add(pk)
    homes = {(HOME, pk): pk for pk in ids[HOME]}
    for kind, model in MODELS.items():
        if ids[kind]:
            found = model.whole.filter(pk__in=ids[kind]).values_list("pk", "household_id")
            homes |= {(kind, pk): home for pk, home in found if home}
    return homes


def _about(event: Event) -> list[int]:
    if event.subject_kind == HOME and event.subject_id:
        return [event.subject_id]
    if event.subject_kind == PERSON:
        return list(Member.whole.filter(pk=event.subject_id).values_list("household_id", flat=True))
    return []


def _made(event: Event) -> Iterator[int]:
    yield from Household.whole.filter(made=event).values_list("pk", flat=True)
    for model in MODELS.values():
        rows = model.whole.filter(made=event, household__isnull=False)
        yield from rows.values_list("household_id", flat=True).distinct()
