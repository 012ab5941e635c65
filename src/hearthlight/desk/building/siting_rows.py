"""Which planned stations to build together and what a year's care of the sites costs 集中选址 (R14)."""

from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown
from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import money
from hearthlight.desk.station.fleet_rows import inside
from hearthlight.places import queries as places
from hearthlight.places.models import Area
from hearthlight.sun import counted, siting
from hearthlight.sun.frames import settings
from hearthlight.sun.models import Station

MICRO, WITHIN_KM = 1_000_000, 3.0
"""Stations no farther apart than this may stand on one site: a proposal, not a rule."""


def proposals(place: str, day: date) -> list[dict[str, Any]]:
    """Groups of stations to connect, two and more, largest first; three queries."""
    stations = Station.whole.filter(inside(place), counted.to_connect(day)).select_related("site")
    seats = _seats(place)
    planned = [_planned(one, seats) for one in stations.order_by("area_code", "number")]
    numbers = {one.pk: one.number for one in stations}
    groups = [group for group in siting.grouped(planned, WITHIN_KM) if len(group.stations) > 1]
    names = places.names([group.area_code for group in groups])
    price = costs(day, place)
    return [_row(group, names, numbers, price) for group in groups]


def _seats(place: str) -> dict[str, tuple[float, float]]:
    low, high = areas.subtree(place)
    rows = Area.objects.filter(
        code__gte=low, code__lt=high, latitude_micro__isnull=False, longitude_micro__isnull=False
    )
    return {one.code: (one.latitude_micro / MICRO, one.longitude_micro / MICRO) for one in rows}


def _planned(one: Station, seats: dict[str, tuple[float, float]]) -> siting.Planned:
    site = one.site
    own = None if site.latitude_micro is None else (site.latitude_micro / MICRO, (site.longitude_micro or 0) / MICRO)
    north, east = own or seats.get(one.area_code) or (None, None)
    return siting.Planned(one.pk, one.area_code, one.power_w, north, east)


def costs(day: date, place: str) -> siting.Costs:
    """What care costs here; what nobody set is None, and then no sum is made."""
    return siting.Costs(*(_set(key, day, place) for key in ("care_fen_a_kilowatt", "care_fen_a_visit", "care_visits")))


def _set(key: str, day: date, place: str) -> int | None:
    try:
        value: int = settings().at(key, day, place).value
    except NotKnown:
        return None
    return value


def _row(group: siting.Group, names: dict[str, str], numbers: dict[int, str], price: siting.Costs) -> dict[str, Any]:
    care = siting.care(group, price)
    return {
        "place": names.get(group.area_code, group.area_code),
        "stations": [(pk, numbers[pk]) for pk in group.stations],
        "power": format_thousandths(group.power_w),
        "reach": f"{group.reach_km:.1f}",
        "care": "" if care is None else money(care),
    }
