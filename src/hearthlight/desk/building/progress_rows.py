"""Plan against built against connected, county by county and year by year; joint stations apart; designations."""

from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.core.units import format_thousandths
from hearthlight.desk.building.board_rows import building_of, stages_of
from hearthlight.desk.station.fleet_rows import inside
from hearthlight.places import queries as places
from hearthlight.places.models import StatedValue
from hearthlight.sun.models import Station
from hearthlight.sun.progress import Progress, Row, Sum, by_place
from hearthlight.sun.words import KINDS

ORDER = ("village", "joint", "household", "lot")


def counties(place: str, day: date) -> list[dict[str, Any]]:
    """One row a county of the place (or the county itself); three queries."""
    stations = list(Station.whole.filter(inside(place)))
    stages = stages_of(stations)
    rows = [
        Row(one.pk, one.area_code, one.kind, one.plan_year, one.power_w, building_of(stages.get(one.pk, []), day))
        for one in stations
    ]
    found = by_place(rows, areas.width("county"))
    names = places.names([areas.full(code) for code in found])
    return [_county(areas.full(code), names.get(areas.full(code), code), told) for code, told in found.items()]


def _county(code: str, name: str, told: Progress) -> dict[str, Any]:
    years = sorted((year for year in told.years), key=lambda year: (year is None, year or 0))
    return {
        "code": code,
        "name": name,
        "kinds": [_kind(kind, told.kinds[kind]) for kind in ORDER if kind in told.kinds],
        "years": [_year(year, told) for year in years],
        "whole": _power(told.whole.power_w, told.whole.power_unknown),
        "connected": _power(told.whole.connected_w, told.whole.power_unknown),
        "unknown": told.whole.power_unknown,
    }


def _kind(kind: str, one: Sum) -> dict[str, Any]:
    return {
        "kind": KINDS[kind],
        "lot": kind == "lot",
        "stations": one.stations,
        "connected": one.connected,
        "begun": one.begun,
        "not_known": one.not_known,
        "power": _power(one.power_w, one.power_unknown),
        "connected_power": _power(one.connected_w, one.power_unknown),
        "unknown": one.power_unknown,
    }


def _year(year: int | None, told: Progress) -> dict[str, Any]:
    kinds = told.years[year].values()
    unknown = sum(one.power_unknown for one in kinds)
    return {
        "year": year,
        "power": _power(told.year_w(year), unknown),
        "connected": _power(sum(one.connected_w for one in kinds), unknown),
        "unknown": unknown,
    }


def _power(known: int, unknown: int) -> str:
    """kW of what is known; a dash where only the unknown is there: that is not nothing."""
    return "—" if unknown and not known else format_thousandths(known)


def quotas(place: str, day: date) -> list[StatedValue]:
    """What was asked of the level above and what was granted, at and below a place; one query."""
    rows = StatedValue.objects.filter(
        inside(place), kind__in=("quota_asked", "quota_granted"), source__received_on__lte=day
    )
    return list(rows.select_related("source").order_by("area_code", "measure", "period", "kind"))


def designations(place: str, day: date) -> list[StatedValue]:
    """What places were named to be 试点与示范, at and below a place (R104); one query."""
    rows = StatedValue.objects.filter(inside(place), measure__startswith="designation", source__received_on__lte=day)
    return list(rows.select_related("source").order_by("area_code", "period"))
