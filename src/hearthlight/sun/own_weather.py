"""Expected energy by a county's own weather: the fleet model over each cell whose year is kept. For the job worker."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings

from hearthlight.sun import physics
from hearthlight.sun.bands import band
from hearthlight.sun.climate import Climate
from hearthlight.sun.weather import store
from hearthlight.sun.weather.grid import cell
from hearthlight.sun.weather.year import WeatherYear

if TYPE_CHECKING:
    from hearthlight.sun.expect import Plane, Year

SYSTEM_LOSSES = 0.1408
"""Dirt, wiring, mismatch, ageing and downtime together: PVWatts' defaults (Dobos 2014, NREL/TP-6A20-62641, table 6)."""


def by_own_weather(planes: Sequence["Plane"], climate: Climate) -> dict[int, "Year"]:
    """{station: its months} of the stations in cells with a kept year; the others are not in it."""
    kept: dict[str, WeatherYear] = {}
    for name in {cell(plane.latitude, plane.longitude) for plane in planes}:
        year = store.load(settings.HOME.folder / "weather", name)
        if year:
            kept[name] = year
    there = [plane for plane in planes if cell(plane.latitude, plane.longitude) in kept]
    return _years(there, kept, climate) if there else {}


def _years(planes: Sequence["Plane"], kept: dict[str, WeatherYear], climate: Climate) -> dict[int, "Year"]:
    names = sorted(kept)
    cells = [names.index(cell(plane.latitude, plane.longitude)) for plane in planes]
    stations = physics.Stations(
        [plane.power for plane in planes], [plane.tilt for plane in planes], [plane.azimuth for plane in planes], cells,
        inverter_w=[plane.station.inverter_w or float("nan") for plane in planes],
        ground_cover=[(plane.station.ground_cover_permille or 0) / 1000 for plane in planes],
    )  # fmt: skip
    losses = physics.Losses(availability=1.0 - SYSTEM_LOSSES)
    found = physics.energy(stations, [kept[name] for name in names], losses).month_wh.tolist()
    return {
        plane.station.pk: _year(months, kept[names[at]], climate)
        for plane, months, at in zip(planes, found, cells, strict=True)
    }


def _year(months: list[int], weather: WeatherYear, climate: Climate) -> "Year":
    from hearthlight.sun.expect import Year

    edges = [band([month], climate.spread) for month in months]
    about = weather.provenance
    source = f"{about.source} {about.document}"
    return Year(months, [low for low, _ in edges], [high for _, high in edges], source, "unconfirmed")
