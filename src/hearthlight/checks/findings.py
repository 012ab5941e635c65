"""Findings from a screening: new ones open, mended ones resolve by themselves, explained ones stay explained."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearthlight.checks.models import Finding
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
    event: Event, rule: str, pack_date: date, broken: Iterable[Broken], asked: set[int] | None = None
) -> Difference:
    """Bring the findings of `rule` in line with what breaks it today, inside an act.

    `asked` limits the run to these subject ids (one household on save); None is the whole register.
    """
    now = {(one.subject_kind, one.subject_id): one for one in broken}
    standing = Finding.whole.filter(rule=rule, closed=None)
    if asked is not None:
        standing = standing.filter(subject_id__in=asked)
    before = {(row.subject_kind, row.subject_id): row for row in standing}
    mended = [before[name].pk for name in before.keys() - now.keys()]
    new = [_finding(rule, pack_date, now[name], event.day) for name in sorted(now.keys() - before.keys())]
    _resolve(event, mended)
    bulk(event, new)
    return Difference(opened=len(new), resolved=len(mended), still=len(before) - len(mended))


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
