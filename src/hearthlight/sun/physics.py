"""Expected energy of fixed-tilt stations by month and year, with its band. Arrays in, arrays out; energies in Wh. Pure.

    from hearthlight.sun import climate, physics
    expected = physics.expected([187_200], [33.15], [116.20], [27.0], [180.0], climate.read())
    expected.year_wh, expected.year_low_wh, expected.year_high_wh

What it is for: the plan and the year. A single day is judged by the neighbours of that day, never by a climatology.
Whole fleets hour by hour, with losses and clipping, are worked out by `energy` and `hourly` of `fleet.fleet`, which
are found here too: ``physics.energy(physics.Stations(...), [weather])``.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hearthlight.sun.bands import band
from hearthlight.sun.climate import Climate
from hearthlight.sun.fleet.fleet import Energy, energy, hourly
from hearthlight.sun.fleet.stations import BadStation, Losses, Stations
from hearthlight.sun.sky import Floats, plane, sky

__all__ = [
    "BadStation",
    "Energy",
    "Expected",
    "Losses",
    "Stations",
    "ceiling_hours",
    "energy",
    "expected",
    "full_load_hours",
    "hourly",
    "raw_hours",
    "scale",
]
Energies = NDArray[np.int64]

GAMMA = -0.004
"""Power lost for each °C of the cell above 25 (crystalline silicon, Dobos 2014)."""

INVERTER = 0.96
"""Nominal efficiency of the inverter (Dobos 2014)."""


@dataclass(frozen=True)
class Expected:
    """Expected energy: months (stations, 12), years (stations,), all integer Wh, with a band of eight years in ten.

    `certainty` is the climate's: a number made from unconfirmed values is itself unconfirmed.
    """

    month_wh: Energies
    month_low_wh: Energies
    month_high_wh: Energies
    year_wh: Energies
    year_low_wh: Energies
    year_high_wh: Energies
    certainty: str
    document: str


def expected(
    power_w: ArrayLike, latitude: ArrayLike, longitude: ArrayLike, tilt: ArrayLike, azimuth: ArrayLike, climate: Climate
) -> Expected:
    """Expected AC energy of stations: each array is (stations,), in W and degrees (azimuth 180 is south).

    ``E(m) = P × h(m)``, with the full-load hours h of `full_load_hours`, rounded to whole Wh once a month; the year is
    the sum of its months. Raises BadStation.
    """
    power = np.asarray(power_w, dtype=np.int64)
    hours = full_load_hours(latitude, longitude, tilt, azimuth, climate)
    _refuse(power, hours)
    months = np.rint(power[:, None] * hours).astype(np.int64)
    month_low, month_high = _edges([[[month] for month in row] for row in months.tolist()], climate)
    year_low, year_high = _edges([[row] for row in months.tolist()], climate)
    return Expected(
        month_wh=months,
        month_low_wh=month_low,
        month_high_wh=month_high,
        year_wh=months.sum(axis=1),
        year_low_wh=year_low[:, 0],
        year_high_wh=year_high[:, 0],
        certainty=climate.certainty,
        document=climate.document,
    )


def _edges(periods: list[list[list[int]]], climate: Climate) -> tuple[Energies, Energies]:
    edges = np.array([[band(period, climate.spread) for period in row] for row in periods], dtype=np.int64)
    return edges[..., 0], edges[..., 1]


def _refuse(power: Energies, hours: Floats) -> None:
    if power.ndim != 1 or len(power) != len(hours):
        raise BadStation(f"{len(hours)} places for {power.shape} powers: one row a station is needed")
    if (power <= 0).any():
        raise BadStation("a power of zero or less: leave out stations whose power is not known")


def full_load_hours(
    latitude: ArrayLike, longitude: ArrayLike, tilt: ArrayLike, azimuth: ArrayLike, climate: Climate
) -> Floats:
    """Hours at full power that make the month's energy 等效利用小时: (stations, 12).

    The chain of `raw_hours`, times one factor for the zone: the sourced hours of its reference station over those
    the chain gives it. The factor plays the part of soiling, wiring, mismatch, ageing and downtime.
    """
    rows = np.column_stack(
        [np.atleast_1d(np.asarray(x, dtype=np.float64)) for x in (latitude, longitude, tilt, azimuth)]
    )
    _refuse_places(rows)
    return np.array([raw_hours(climate, *row) for row in rows.tolist()]) * scale(climate)


def _refuse_places(rows: Floats) -> None:
    limits = np.array([[-66.0, 66.0], [-180.0, 180.0], [0.0, 90.0], [0.0, 360.0]])
    outside = ~((rows >= limits[:, 0]) & (rows <= limits[:, 1]))
    if outside.any():
        station, column = np.argwhere(outside)[0]
        name = ("latitude", "longitude", "tilt", "azimuth")[column]
        raise BadStation(f"station {station + 1}: {name} {rows[station, column]} is outside {limits[column].tolist()}")


@lru_cache(maxsize=1024)
def raw_hours(
    climate: Climate, latitude: float, longitude: float, tilt: float, azimuth: float, clear: bool = False
) -> Floats:
    """Full-load hours by month (12,) of one plane before the zone's factor; with `clear` under a sky without a cloud.

    Each daylight hour: light G on the plane (`sky.plane`), cell temperature by Faiman (2008)
    ``T = T_air + G / (25 + 6.84 v)``, then PVWatts (Dobos 2014) ``p = G/1000 × (1 + γ (T - 25))`` and its inverter.
    """
    from pvlib import inverter, pvsystem, temperature  # type: ignore[import-untyped]

    above = sky(climate, latitude, longitude, clear)
    light = plane(above, tilt, azimuth)
    cell = temperature.faiman(light, above.temperature, above.wind)
    direct = pvsystem.pvwatts_dc(light, cell, 1.0, GAMMA)
    alternating = np.asarray(inverter.pvwatts(direct, 1.0 / INVERTER, INVERTER))
    return np.asarray(np.bincount(above.month, weights=alternating, minlength=12), dtype=np.float64)


def scale(climate: Climate) -> float:
    """The zone's factor: sourced full-load hours of the reference station over those of the bare chain."""
    given = climate.reference
    bare = raw_hours(climate, given.latitude, given.longitude, given.tilt, given.azimuth)
    return float(given.full_load_hours / bare.sum())


def ceiling_hours(latitude: float, longitude: float, tilt: float, azimuth: float, climate: Climate) -> Floats:
    """Full-load hours by month (12,) under a sky without a cloud and without any loss: no meter can read more."""
    return raw_hours(climate, latitude, longitude, tilt, azimuth, clear=True)
