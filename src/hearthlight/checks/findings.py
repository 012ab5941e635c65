"""Findings from a screening: new ones open, mended ones resolve by themselves, explained ones stay explained."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

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
    unknown: Collection[int] = (),
    place: str = areas.COUNTRY,
    asked: set[int] | None = None,
) -> Difference:
    """Bring the findings of `rule` in line with what breaks it today, inside an act.

    `unknown` are subject ids that cannot be judged today: their findings stay, and say so; emptying a cell mends
    nothing. The run is limited to `place`, and to the subject ids of `asked` when given (one household on save).
    """
    now = {(one.subject_kind, one.subject_id): one for one in broken}
    standing = {(row.subject_kind, row.subject_id): row for row in Finding.whole.filter(rule=rule, closed=None)}
    before = {name: row for name, row in standing.items() if _concerns(row, place, asked)}
    gone = [row for name, row in before.items() if name not in now]
    mended = [row.pk for row in gone if row.subject_id not in unknown]
    _resolve(event, mended)
    _turn(event, [row for row in gone if row.subject_id in unknown], Finding.State.CANNOT_JUDGE)
    _turn(event, [row for name, row in before.items() if name in now], Finding.State.OPEN)
    bulk(event, [_finding(rule, pack_date, now[name], event.day) for name in sorted(now.keys() - standing.keys())])
    return Difference(len(now.keys() - standing.keys()), len(mended), len(before) - len(mended))


def _concerns(row: Finding, place: str, asked: set[int] | None) -> bool:
    return areas.within(row.area_code, place) and (asked is None or row.subject_id in asked)


def _turn(event: Event, rows: list[Finding], state: str) -> None:
    """Open to unjudgeable and back; what somebody explained or accepted stays so."""
    other = {Finding.State.OPEN: Finding.State.CANNOT_JUDGE, Finding.State.CANNOT_JUDGE: Finding.State.OPEN}
    turning = [row.pk for row in rows if row.state == other[Finding.State(state)]]
    for some in _chunks(turning):
        Finding.whole.filter(pk__in=some).update(state=state, event=event)


def _resolve(event: Event, ids: list[int]) -> None:
    for some in _chunks(ids):
        Finding.whole.filter(pk__in=some).update(state=Finding.State.RESOLVED, closed=event.day, event=event)


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    yield from (ids[start : start + 500] for start in range(0, len(ids), 500))


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
