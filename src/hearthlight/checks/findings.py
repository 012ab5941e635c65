"""Findings from a screening: new ones open, mended ones resolve by themselves, explained ones stay explained."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event


@dataclass(frozen=True)
class Broken:
    """One row that breaks a rule, by its stored name and place; `values` are the numbers the message speaks of."""

    subject_kind: str
    subject_id: int
    area_code: str
    household_id: int | None = None
    values: dict[str, Any] | None = None


@dataclass(frozen=True)
class Difference:
    """What one run changed for one rule."""

    opened: int
    resolved: int
    still: int


def settle(
    event: Event,
    rule: str,
    pack_date: date,
    broken: Iterable[Broken],
    *,
    place: str = areas.COUNTRY,
    asked: set[int] | None = None,
) -> Difference:
    """Bring the findings of `rule` in line with what breaks it today, inside an act.

    The run is limited to `place`, and to the subject ids of `asked` when given (one household on save).
    """
    now = {(one.subject_kind, one.subject_id): one for one in broken}
    before = {(row.subject_kind, row.subject_id): row for row in _standing(rule, place, asked)}
    mended = [before[name].pk for name in before.keys() - now.keys()]
    new = [_finding(rule, pack_date, now[name], event.day) for name in sorted(now.keys() - before.keys())]
    _resolve(event, mended)
    bulk(event, new)
    return Difference(opened=len(new), resolved=len(mended), still=len(before) - len(mended))


def _standing(rule: str, place: str, asked: set[int] | None) -> QuerySet[Finding]:
    low, high = areas.subtree(place)
    rows = Finding.whole.filter(rule=rule, closed=None, area_code__gte=low, area_code__lt=high)
    return rows if asked is None else rows.filter(subject_id__in=asked)


def _resolve(event: Event, ids: list[int]) -> None:
    for start in range(0, len(ids), 500):
        rows = Finding.whole.filter(pk__in=ids[start : start + 500])
        rows.update(state=Finding.State.RESOLVED, closed=event.day, event=event)


def _finding(rule: str, pack_date: date, one: Broken, day: date) -> Finding:
    return Finding(
        rule=rule,
        pack_date=pack_date,
        subject_kind=one.subject_kind,
        subject_id=one.subject_id,
        household_id=one.household_id,
        area_code=one.area_code,
        values=one.values or {},
        opened=day,
    )
