"""Acts on partitions: a village's groups are put together into grids, by hand or from a workbook 网格划分."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.grids import bounds, queries
from hearthlight.grids.models import Partition, Seat
from hearthlight.grids.partition import Breach, Group, Neighbours, judge, outside, parts
from hearthlight.grids.refusals import GridRefused
from hearthlight.grids.search import Search, search
from hearthlight.grids.sentences import breaches_words, plan_words, proof_words
from hearthlight.people.models import Person
from hearthlight.places.models import Zone, ZoneArea
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.dated import in_force
from hearthlight.trail.history import add, amend, bulk
from hearthlight.trail.models import Event, Source

APPROVE = "grids.approve_exception"


@once
def adopt_partition(
    user: Actor,
    village: str,
    plan: Mapping[str, int],
    from_date: date,
    *,
    neighbours: Neighbours | None = None,
    approver: Person | None = None,
    reason: str = "",
    source: Source | None = None,
    key: UUID | None = None,
) -> Partition:
    """Adopt which grid each group of a village belongs to, from a day on; grids that change end, with their seats.

    Outside the bounds only as an exception: proved that no partition exists, no worse than the least violation, with a
    reason and an approver from above the village. Raises Refused, GridRefused.
    """
    asked = {"plan": sorted(plan.items()), "from_date": from_date, "approver": approver and approver.pk}
    with act(user, "grids.adopt_partition", at=village, key=key, source=source, reason=reason, **asked) as event:
        groups = queries.groups_of(village, from_date)
        known = neighbours if neighbours is not None else queries.neighbours_of(village, from_date)
        row = _partition(village, groups, plan, known, from_date)
        _refuse_later(event, village, row, reason)
        if row.outside:
            row.approved_by = _approver(approver, user, village)
        row.reason, row.source = reason.strip(), source
        _end_partition(event, village, from_date)
        _form(event, village, plan, from_date, reason)
        return add(event, row)


def checked(village: str, plan: Mapping[str, int], neighbours: Neighbours | None, day: date) -> list[Breach]:
    """Everything wrong with a plan on `day`, before anybody adopts it."""
    return judge(queries.groups_of(village, day), plan, neighbours, bounds.in_force(day, village))


def _partition(
    village: str, groups: list[Group], plan: Mapping[str, int], neighbours: Neighbours | None, day: date
) -> Partition:
    limits = bounds.in_force(day, village)
    wrong = [breach for breach in judge(groups, plan, neighbours, limits) if breach.blocks]
    if any(breach.fatal for breach in wrong):
        raise GridRefused(breaches_words(wrong, limits))
    row = Partition(area_code=village, from_date=day, sizes={group.code: group.people for group in groups})
    row.neighbours = None if neighbours is None else sorted(sorted(pair) for pair in neighbours)
    if wrong:
        found = search(groups, neighbours, limits)
        _refuse_worse(wrong, found, limits, {group.code: group.name for group in groups})
        row.outside, row.proof = outside(wrong), asdict(found) | {"plan": {}}
    return row


def _refuse_worse(wrong: list[Breach], found: Search, limits: bounds.Bounds, names: Mapping[str, str]) -> None:
    """An exception stands only where nothing better exists."""
    sentences = breaches_words(wrong, limits) + proof_words(found, limits)
    if found.plan and outside(wrong) > found.outside:
        example = plan_words(found.plan, names)
        raise GridRefused([*sentences, _("For example %(plan)s.") % {"plan": example}])
    if not found.impossible or outside(wrong) > found.outside:
        raise GridRefused(sentences)


def _approver(approver: Person | None, user: Any, village: str) -> Person:
    """Who approves an exception: a person whose office stands above the village. Raises GridRefused."""
    person = approver or (user if isinstance(user, Person) else None)
    if person is None or not _stands_above(person, village):
        raise GridRefused([_("This is an exception: it is adopted by an office above the village, which is named.")])
    return person


def _stands_above(person: Person, village: str) -> bool:
    return all(person.may(APPROVE, place) for place in (village, areas.parent(village)))


def _refuse_later(event: Event, village: str, row: Partition, reason: str) -> None:
    """Partitions follow each other from days that have come; a change has its reason (R72), an exception too."""
    if row.from_date > event.day:
        raise GridRefused([_("%(day)s has not come: grids hold from a day that has.") % {"day": row.from_date}])
    before = Partition.objects.filter(area_code=village, until=None).first()
    if (before or row.outside) and not reason.strip():
        raise GridRefused([_("Say why: grids are seldom changed, and each change or exception has its reason.")])
    if before and before.from_date >= row.from_date:
        said = {"day": before.from_date}
        raise GridRefused([_("The grids in force are of %(day)s: new ones begin on a later day.") % said])


def _end_partition(event: Event, village: str, day: date) -> None:
    for row in Partition.objects.filter(area_code=village, until=None):
        amend(event, row, day, until=day)


def _form(event: Event, village: str, plan: Mapping[str, int], day: date, reason: str) -> None:
    """End the grids that change, with their seats, and form the new ones; a grid of the same groups stays."""
    wanted = parts(plan)
    for zone in queries.zones_of(village, day):
        if wanted.get(zone.number) == queries.groups_in(zone, day):
            del wanted[zone.number]
        else:
            _end_zone(event, zone, day, reason)
    zones = [Zone(kind=queries.GRID, area_code=village, number=number, from_date=day) for number in wanted]
    for zone in bulk(event, zones):
        rows = [ZoneArea(zone=zone, kind=zone.kind, area_code=one, from_date=day) for one in wanted[zone.number]]
        bulk(event, rows)


def _end_zone(event: Event, zone: Zone, day: date, reason: str) -> None:
    for seat in Seat.whole.filter(in_force(day), zone=zone, until=None):
        amend(event, seat, day, until=max(day, seat.from_date), reason=reason)
    for row in ZoneArea.objects.filter(zone=zone, until=None):
        amend(event, row, day, until=day)
    amend(event, zone, day, until=day)
