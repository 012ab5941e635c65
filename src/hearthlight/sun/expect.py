"""Expected energy of stored stations: read places and tilts, ask physics, keep the answer. For the job worker only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from hearthlight.core import areas
from hearthlight.places.models import Area
from hearthlight.sun import climate as climates
from hearthlight.sun.models import Expectation, Station
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event

FIELDS = ["expected_wh", "low_wh", "high_wh", "ceiling_wh", "climate", "certainty", "event"]
MICRO = 1_000_000


@dataclass(frozen=True)
class Plane:
    """A station as physics sees it: W and degrees."""

    station: Station
    power: int
    latitude: float
    longitude: float
    tilt: float
    azimuth: float


@dataclass(frozen=True)
class Year:
    """Twelve expected months with their band (Wh), where they come from and how sure that is."""

    expected_wh: list[int]
    low_wh: list[int]
    high_wh: list[int]
    source: str
    certainty: str


def expect_all(user: Actor, place: str, climate: climates.Climate | None = None) -> int:
    """Make the expectations of every station at and below `place` whose power is known; how many stations.

    A station without a tilt is taken at that of the climate's reference; without coordinates at the seat of its
    county. Lots are left out: their stations are not known.
    """
    low, high = areas.subtree(place)
    known = Station.whole.filter(area_code__gte=low, area_code__lt=high, power_w__isnull=False).exclude(kind="lot")
    stations = list(known.select_related("site").order_by("pk"))
    with act(user, "sun.expect", at=place, summary={"stations": len(stations)}) as event:
        return len(_keep(event, stations, climate or in_use()))


def in_use() -> climates.Climate:
    """The climate of this installation: ``climate.toml`` of its data folder when the county put one there.

    Raises BadClimate with one sentence.
    """
    own = Path(settings.HOME.folder) / "climate.toml"
    return climates.read(own if own.exists() else None)


def _keep(event: Event, stations: Sequence[Station], climate: climates.Climate) -> list[Plane]:
    seats = _seats()
    planes = [plane for station in stations if (plane := _plane(station, seats, climate))]
    fresh = _rows(planes, climate) if planes else []
    for row in fresh:
        row.made = row.event = event
    Expectation.whole.bulk_create(
        fresh, batch_size=2000, update_conflicts=True, unique_fields=["station", "month"], update_fields=FIELDS
    )
    return planes


def _seats() -> dict[str, tuple[int, int]]:
    known = Area.objects.filter(latitude_micro__isnull=False, longitude_micro__isnull=False)
    return {code: (north, east) for code, north, east in known.values_list("code", "latitude_micro", "longitude_micro")}


def _plane(station: Station, seats: dict[str, tuple[int, int]], climate: climates.Climate) -> Plane | None:
    site, given = station.site, climate.reference
    near = [seats[code] for code in (*areas.ancestors(station.area_code), station.area_code) if code in seats]
    own = (site.latitude_micro, site.longitude_micro)
    north, east = own if None not in own else (near[-1] if near else (None, None))
    if north is None or east is None or station.power_w is None:
        return None
    tilt = given.tilt if station.tilt is None else float(station.tilt)
    azimuth = given.azimuth if station.azimuth is None else float(station.azimuth)
    return Plane(station, station.power_w, north / MICRO, east / MICRO, tilt, azimuth)


def _rows(planes: Sequence[Plane], climate: climates.Climate) -> list[Expectation]:
    """Twelve months a station: by the county's own weather where its cell has some, else by the climate."""
    from hearthlight.sun import physics
    from hearthlight.sun.own_weather import by_own_weather

    own = by_own_weather(planes, climate)
    columns = zip(*((one.power, one.latitude, one.longitude, one.tilt, one.azimuth) for one in planes), strict=True)
    expected = physics.expected(*columns, climate)
    months = zip(
        expected.month_wh.tolist(), expected.month_low_wh.tolist(), expected.month_high_wh.tolist(), strict=True
    )
    rows = []
    for plane, year in zip(planes, months, strict=True):
        hours = physics.ceiling_hours(plane.latitude, plane.longitude, plane.tilt, plane.azimuth, climate)
        ceiling = (hours * plane.power).astype(int).tolist()
        found = own.get(plane.station.pk, Year(*year, climate.name, climate.certainty))
        rows += _year(plane.station, found, ceiling)
    return rows


def _year(station: Station, found: Year, ceiling: list[int]) -> list[Expectation]:
    return [
        Expectation(
            station=station,
            month=number,
            expected_wh=expected,
            low_wh=low,
            high_wh=high,
            ceiling_wh=max(most, high),
            climate=found.source[:64],
            certainty=found.certainty,
        )
        for number, (expected, low, high, most) in enumerate(
            zip(found.expected_wh, found.low_wh, found.high_wh, ceiling, strict=True), 1
        )
    ]
