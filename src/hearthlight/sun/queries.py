"""Reading the sun for pages: the wall of stations and a village's own power; a station's page is in record.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.people.sight import Viewer
from hearthlight.sun.milestones import Standing
from hearthlight.sun.models import Milestone, Reading, Share, Station
from hearthlight.sun.models.station import shared_stations
from hearthlight.sun.neighbours import beside
from hearthlight.sun.record import NOT_KNOWN, StationPage, standing_of, station_page
from hearthlight.sun.spans import by_month
from hearthlight.trail.dated import in_force

__all__ = ["StationPage", "WallRow", "own_and_shared", "station_page", "wall"]


@dataclass(frozen=True)
class WallRow:
    """One station of the wall: how its connection stands and its months beside its neighbours (thousandths)."""

    station: Station
    connection: Standing
    months: dict[Month, int]


def wall(place: str, day: date, viewer: Viewer, last: int = 12) -> list[WallRow]:
    """Every station at or below `place`, or in which it owns a share; lots are not drawn. Three queries.

    In the order of codes; the months are the last ones, each held against the stations of this wall.
    """
    stations = _stations(place, viewer)
    ids = [station.pk for station in stations]
    rows = Milestone.whole.filter(stage="connection", station__in=ids)
    connections = {row.station_id: standing_of(row, day) for row in rows}
    energies = months_read(ids, day, Month.of(day).plus(-last))
    months = beside(energies, {station.pk: station.power_w for station in stations})
    return [WallRow(one, connections.get(one.pk, NOT_KNOWN), months.get(one.pk, {})) for one in stations]


def _stations(place: str, viewer: Viewer) -> list[Station]:
    low, high = areas.subtree(place)
    here = Q(area_code__gte=low, area_code__lt=high) | Q(pk__in=shared_stations([(low, high)]))
    seen = viewer.limit(Station.whole.filter(here).exclude(kind="lot"))
    return list(seen.select_related("site").order_by("area_code", "number"))


def months_read(stations: Iterable[int], day: date, first: Month) -> dict[int, dict[Month, WattHour]]:
    """{station: {whole month: Wh}} of its meters from `first` on, up to `day`; one query."""
    kept = Reading.whole.filter(station__in=stations, set_aside=False, read_on__lte=day)
    rows = kept.filter(read_on__gte=first.plus(-1).first).order_by("station", "read_on")
    meters: dict[tuple[int, str], list[tuple[date, WattHour]]] = {}
    columns = ("station", "meter_no", "read_on", "register_wh", "multiplier")
    for station, meter, read_on, register, multiplier in rows.values_list(*columns):
        meters.setdefault((station, meter), []).append((read_on, register * multiplier))
    found: dict[int, dict[Month, WattHour]] = {}
    for (station, _), readings in meters.items():
        found.setdefault(station, {}).update(by_month(readings))
    return found


def own_and_shared(place: str, day: date) -> tuple[int, int]:
    """What a village owns (W): its own stations' known power, and its share of joint stations; two queries."""
    low, high = areas.subtree(place)
    own = Station.whole.filter(Q(owner_code__gte=low, owner_code__lt=high), power_w__isnull=False)
    shares = Share.whole.filter(in_force(day), area_code__gte=low, area_code__lt=high)
    return sum(own.values_list("power_w", flat=True)), sum(shares.values_list("power_w", flat=True))
