"""The stations of a fleet and what they lose, as arrays, looked at before the kernel sees them. Pure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hearthlight.sun.fleet.planes import planes
from hearthlight.sun.fleet.sun_path import Floats
from hearthlight.sun.weather.year import BadWeather

INVERTER = 0.96
"""Nominal efficiency of the inverter (Dobos 2014)."""
MOST = 1e10
"""W; no station is larger than 10 GW."""


class BadStation(ValueError):
    """A station whose power, place or tilt cannot be."""


@dataclass(frozen=True)
class Stations:
    """Stations as arrays, all (stations,): W of the modules, degrees (azimuth 180 is south), the index of the weather.

    `inverter_w` AC watts at full power (NaN or left out: as large as the modules need), `age` years of ageing behind
    it, `ground_cover` the panels' width over the distance of their rows (0: a single row, nothing is shaded).
    """

    power_w: ArrayLike
    tilt: ArrayLike
    azimuth: ArrayLike
    cell: ArrayLike
    inverter_w: ArrayLike | None = None
    age: ArrayLike = 0.0
    ground_cover: ArrayLike = 0.0


@dataclass(frozen=True)
class Losses:
    """What a real station lacks: `soiling` lost to dirt by month (12,) or (stations, 12); `degradation` of a year;
    `availability` the share of time that it works. The defaults lose nothing: they are the bare chain."""

    soiling: ArrayLike = 0.0
    degradation: float = 0.0
    availability: float = 1.0


@dataclass(frozen=True)
class Arrays:
    """What the kernel takes: all (stations, ...); `inverter` in DC watts and `health` as shares of the modules."""

    power: Floats
    cell: NDArray[np.int64]
    planes: Floats
    soiling: Floats
    inverter: Floats
    health: Floats

    @property
    def for_kernel(self) -> tuple[NDArray[np.int64], Floats, Floats, Floats, Floats]:
        """In the order of its arguments."""
        return self.cell, self.planes, self.soiling, self.inverter, self.health


def arrays(stations: Stations, losses: Losses, cells: int) -> Arrays:
    """Checked and laid out for a fleet under `cells` weather cells. Raises BadStation, BadWeather."""
    if not cells:
        raise BadWeather("no year of weather: give one for each cell")
    power = np.atleast_1d(_numbers(stations.power_w, "power_w"))
    count = power.size
    power = _each(power, count, "power_w")
    tilt, azimuth, age, cover = (
        _each(getattr(stations, name), count, name) for name in ("tilt", "azimuth", "age", "ground_cover")
    )
    where = _each(stations.cell, count, "cell")
    inverter = (
        np.full(count, np.nan) if stations.inverter_w is None else _each(stations.inverter_w, count, "inverter_w")
    )
    limits = (
        ("power_w", power, 1.0, MOST),
        ("tilt", tilt, 0.0, 90.0),
        ("azimuth", azimuth, 0.0, 360.0),
        ("age", age, 0.0, 60.0),
        ("ground_cover", cover, 0.0, 1.0),
        ("cell", where, 0, cells - 1),
        ("inverter_w", np.where(np.isnan(inverter), power, inverter), 1.0, MOST),
    )
    for name, values, least, most in limits:
        _refuse(name, values, least, most)
    if (where != np.rint(where)).any():
        raise BadStation("cell is the number of a year of weather, counted from 0: it is whole")
    direct = np.where(np.isnan(inverter), 1.0, inverter / INVERTER / power)
    clean = _clean(losses, count)
    health = (1.0 - losses.degradation) ** age
    return Arrays(power, where.astype(np.int64), planes(tilt, azimuth, cover), clean, direct, health)


def _numbers(values: ArrayLike, name: str) -> Floats:
    try:
        return np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadStation(f"{name} holds what is no number: {error}") from error


def _each(values: ArrayLike, count: int, name: str) -> Floats:
    array = _numbers(values, name)
    if array.ndim and array.shape != (count,):
        raise BadStation(f"{name} has {array.shape} values for {count} stations: one a station, or one for all")
    return np.ascontiguousarray(np.broadcast_to(array, (count,)))


def _refuse(name: str, values: Floats, least: float, most: float) -> None:
    outside = ~((values >= least) & (values <= most))
    if outside.any():
        station = int(np.flatnonzero(outside)[0])
        raise BadStation(f"station {station + 1}: {name} is {values[station]}, expected {least} to {most}")


def _clean(losses: Losses, count: int) -> Floats:
    """The share of light that passes the dirt, (stations, 12)."""
    lost = _numbers(losses.soiling, "soiling")
    if lost.shape not in ((), (12,), (count, 12)):
        raise BadStation(f"soiling has {lost.shape} values: one for all, 12 months, or 12 months for each station")
    if not 0.0 <= losses.degradation < 1.0:
        raise BadStation(f"degradation is {losses.degradation}, expected a share of a year from 0 to below 1")
    if not ((lost >= 0.0) & (lost < 1.0)).all() or not 0.0 < losses.availability <= 1.0:
        raise BadStation("soiling is a share from 0 to below 1 by month, availability one above 0 up to 1")
    return np.ascontiguousarray(1.0 - np.broadcast_to(lost, (count, 12)))
