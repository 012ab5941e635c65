"""Findings from a screening: new ones open, mended ones resolve by themselves, explained ones stay explained."""

import json
from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from hearthlight.checks.asked import Asked, Broken, Difference, Values
from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.trail import in_bulk
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event

__all__ = ["Asked", "Broken", "Difference", "bring_in_line", "settle"]

FEW = 500
"""So many ids go into one query; of more, the findings of the whole rule are read."""
OPEN, NEED, CANNOT_JUDGE, RESOLVED = (
    Finding.State.OPEN.value,
    Finding.State.NEED.value,
    Finding.State.CANNOT_JUDGE.value,
    Finding.State.RESOLVED.value,
)


def settle(
    event: Event,
    rule: str,
    pack_date: date,
    broken: Iterable[Broken],
    *,
    unknown: Container[int] = (),
    place: str = areas.COUNTRY,
    asked: set[int] | None = None,
) -> Difference:
    """`bring_in_line`, said shortly: for a place, or for the subject ids of `asked`."""
    return bring_in_line(event, rule, pack_date, broken, Asked(place, asked, None, unknown))


def bring_in_line(event: Event, rule: str, pack_date: date, broken: Iterable[Broken], asked: Asked) -> Difference:
    """Bring the findings of `rule` in line with what breaks it today, inside an act.

    What cannot be judged today stays, and says so (a need stays a need): emptying a cell mends nothing. A subject
    that moved keeps its one finding, which goes with it.
    """
    now = {(one.subject_kind, one.subject_id): one for one in broken}
    standing = {(row.subject_kind, row.subject_id): row for row in _standing(rule, now.values(), asked)}
    before = {name: row for name, row in standing.items() if asked.concerns(row)}
    gone = [row for name, row in before.items() if name not in now]
    mended = [row for row in gone if row.subject_id not in asked.unknown]
    unjudged = [row for row in gone if row.subject_id in asked.unknown and row.state == OPEN]
    values = asked.values_of([row.subject_id for row in mended + unjudged]) if mended or unjudged else {}
    _end(event, mended, values, {"state": RESOLVED, "closed": event.day})
    _end(event, unjudged, values, {"state": CANNOT_JUDGE})
    _stand(event, [(row, now[name]) for name, row in standing.items() if name in now])
    fresh = [now[name] for name in sorted(now.keys() - standing.keys())]
    bulk(event, [_finding(rule, pack_date, one, event.day) for one in fresh])
    doubts = sum(not one.need for one in fresh)
    return Difference(doubts, len(mended), len(before) - len(mended), len(unjudged))


def _standing(rule: str, broken: Collection[Broken], asked: Asked) -> Iterable[Finding]:
    """The open findings of the rule that the run may touch; everywhere, since a subject may have moved.

    Taken for the run, so that what somebody explains meanwhile is not written over.
    """
    rows = Finding.whole.select_for_update().filter(rule=rule, closed=None)
    homes, ids = asked.households, [one.subject_id for one in broken]
    if homes is None or len(homes) > FEW or len(ids) > FEW:
        return rows
    return rows.filter(Q(household_id__in=homes) | Q(subject_id__in=ids))


def _end(event: Event, rows: list[Finding], values: Mapping[int, Values], new: dict[str, Any]) -> None:
    """Resolved, or not judged any more; with what the rule reads now."""
    kept = [json.dumps(values.get(row.subject_id, {})) for row in rows]
    in_bulk.update(event, Finding, [row.pk for row in rows], {"closing_values": kept} | new)


def _stand(event: Event, rows: list[tuple[Finding, Broken]]) -> None:
    """What could not be judged is open again; a finding goes with its subject to another place or home.

    What somebody explained or accepted stays so; a need that becomes a doubt is open, and a doubt a need.
    """
    doubts = [row.pk for row, one in rows if not one.need and row.state in (NEED, CANNOT_JUDGE)]
    needs = [row.pk for row, one in rows if one.need and row.state != NEED]
    in_bulk.update(event, Finding, doubts, {"state": OPEN, "closing_values": "{}"})
    in_bulk.update(event, Finding, needs, {"state": NEED, "closing_values": "{}"})
    moved = [(row, one) for row, one in rows if (row.area_code, row.household_id) != (one.area_code, one.household_id)]
    new = {"area_code": [one.area_code for _, one in moved], "household_id": [one.household_id for _, one in moved]}
    in_bulk.update(event, Finding, [row.pk for row, _ in moved], new)


def _finding(rule: str, pack_date: date, one: Broken, day: date) -> Finding:
    return Finding(
        rule=rule,
        pack_date=pack_date,
        subject_kind=one.subject_kind,
        subject_id=one.subject_id,
        household_id=one.household_id,
        area_code=one.area_code,
        values=one.values or {},
        state=NEED if one.need else OPEN,
        opened=day,
    )
