"""Reading grids: a village's groups, partition and grids on a day, households of a grid. Past sight, but for lists."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hearthlight import figures
from hearthlight.grids import bounds
from hearthlight.grids.models import Partition
from hearthlight.grids.partition import Breach, Group, Neighbours, along_borders, judge
from hearthlight.people.sight import EVERYTHING
from hearthlight.places.models import Area, Zone, ZoneArea
from hearthlight.places.queries import below
from hearthlight.register.figures import HOUSEHOLDS, PEOPLE
from hearthlight.register.models import Household
from hearthlight.trail.dated import in_force

GRID = Zone.Kind.GRID


def groups_of(village: str, day: date) -> list[Group]:
    """The village's groups with their people and households on `day`, in the order of codes."""
    people, homes = (figures.by_child(one, village, day, EVERYTHING) for one in (PEOPLE, HOUSEHOLDS))
    return [Group(one.code, one.name, people.get(one.code, 0), homes.get(one.code, 0)) for one in _areas(village, day)]


def _areas(village: str, day: date) -> list[Area]:
    return [one for one in below(village, "group") if one.from_date <= day and (one.until is None or one.until > day)]


def ungrouped(village: str, day: date, groups: Iterable[Group]) -> int:
    """People of the village who stand in none of its groups, and so in no grid."""
    return figures.value(PEOPLE, village, day, EVERYTHING) - sum(group.people for group in groups)


def partition_at(village: str, day: date) -> Partition | None:
    """The partition in force on `day`."""
    found = Partition.objects.filter(in_force(day), area_code=village)
    return found.select_related("approved_by").first()


def partitions(villages: Iterable[str], day: date) -> dict[str, Partition]:
    """The partitions in force of many villages; one query."""
    found = Partition.objects.filter(in_force(day), area_code__in=list(villages))
    return {one.area_code: one for one in found}


def zones_of(village: str, day: date) -> list[Zone]:
    """The village's grids in force on `day`, by number."""
    return list(Zone.objects.filter(in_force(day), kind=GRID, area_code=village).order_by("number"))


def zone_of(village: str, number: int, day: date) -> Zone | None:
    """One grid by its number."""
    return next((zone for zone in zones_of(village, day) if zone.number == number), None)


def plan_of(village: str, day: date) -> dict[str, int]:
    """Which grid each group of the village belongs to on `day`; empty before any was adopted."""
    rows = ZoneArea.objects.filter(in_force(day), kind=GRID, zone__area_code=village)
    return dict(rows.values_list("area_code", "zone__number"))


def groups_in(zone: Zone, day: date) -> list[str]:
    """Codes of the groups that a grid holds on `day`."""
    rows = ZoneArea.objects.filter(in_force(day), zone=zone).order_by("area_code")
    return list(rows.values_list("area_code", flat=True))


def households_of(zone: Zone, day: date) -> "QuerySet[Household]":
    """The households of a grid that the reader may see: for screening and review by grid (R65), and for lists."""
    return Household.objects.filter(in_force(day), area_code__in=groups_in(zone, day))


def grid_of(group: str, day: date) -> Zone | None:
    """The grid that a group, and so a household in it, belongs to on `day`."""
    row = ZoneArea.objects.filter(in_force(day), kind=GRID, area_code=group).select_related("zone").first()
    return row.zone if row else None


def neighbours_of(village: str, day: date) -> Neighbours | None:
    """Which groups lie next to each other: by their outlines when all have one, else as entered, else unknown."""
    found = _areas(village, day)
    if found and all(one.boundary for one in found):
        return along_borders({one.code: one.boundary for one in found if one.boundary})
    known = partition_at(village, day)
    return as_pairs(known.neighbours) if known else None


def as_pairs(stored: list[Any] | None) -> Neighbours | None:
    """Neighbours as they are stored, as pairs."""
    return None if stored is None else frozenset(frozenset(pair) for pair in stored)


def drift(village: str, day: date, groups: Sequence[Group] | None = None) -> list[Breach]:
    """What today's people say against the partition in force: a warning, the grids stay as they were adopted (R64)."""
    plan = plan_of(village, day)
    known = groups_of(village, day) if groups is None else groups
    wrong = judge(known, plan, neighbours_of(village, day), bounds.in_force(day, village))
    return wrong if plan else []
