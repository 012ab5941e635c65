"""Expected AC energy of a fleet of fixed-tilt stations, hour by hour 电站群发电模型. Arrays in, arrays out. Pure.

    from hearthlight.sun.fleet import fleet
    stations = fleet.Stations(power_w=[187_200], tilt=[27.0], azimuth=[180.0], cell=[0])
    fleet.energy(stations, [weather]).month_wh          # (1, 12) integer Wh

The chain is PVWatts (Dobos 2014) under Perez's sky (1990), Faiman's cell temperature (2008) and glass after De Soto
(2006), as pvlib's ModelChain has them; docs/fleet.md holds every equation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hearthlight.sun.fleet.cell import Cell, cell
from hearthlight.sun.fleet.stations import BadStation, Losses, Stations, arrays
from hearthlight.sun.fleet.sun_path import Floats
from hearthlight.sun.weather.year import HOURS, WeatherYear

Energies = NDArray[np.int64]
NAMES = ("up", "north", "east", "beam", "around", "sky", "horizon", "ground", "air", "warming")


@dataclass(frozen=True)
class Energy:
    """`month_wh` (stations, 12) and `year_wh` (stations,): integer Wh; a year is the sum of its months."""

    month_wh: Energies
    year_wh: Energies = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "year_wh", self.month_wh.sum(axis=1))


NOTHING_LOST = Losses()


def energy(stations: Stations, weather: Sequence[WeatherYear | Cell], losses: Losses = NOTHING_LOST) -> Energy:
    """AC energy of every station by month. `weather` is one year a cell, or cells prepared by `cell.cell`.

    Raises BadStation, BadWeather.
    """
    from hearthlight.sun.fleet import kernel

    given, cells = arrays(stations, losses, len(weather)), [_cell(one) for one in weather]
    laid, starts, offsets = _laid(cells)
    order = np.argsort(given.cell, kind="stable")
    of_each = np.empty((len(order), 12))
    of_each[order] = kernel.months(laid, starts, offsets, *(one[order] for one in given.for_kernel))
    return Energy(np.rint(of_each * given.power[:, None] * losses.availability).astype(np.int64))


def hourly(
    stations: Stations, weather: Sequence[WeatherYear | Cell], station: int, losses: Losses = NOTHING_LOST
) -> Floats:
    """Mean AC power of one station in each hour of the year, W: (8760,). Raises BadStation, BadWeather."""
    from hearthlight.sun.fleet import kernel

    given = arrays(stations, losses, len(weather))
    if not 0 <= station < len(given.power):
        raise BadStation(f"station {station} of {len(given.power)}: they are counted from 0")
    own = _cell(weather[int(given.cell[station])])
    laid, starts, _ = _laid([own])
    made = kernel.hours(
        laid, starts[0], given.planes[station], given.soiling[station], given.inverter[station], given.health[station]
    )
    found = np.zeros(HOURS)
    found[own.hour] = made * given.power[station] * losses.availability
    return found


def _cell(one: WeatherYear | Cell) -> Cell:
    return one if isinstance(one, Cell) else cell(one)


def _laid(cells: Sequence[Cell]) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
    """All cells one behind the other, where each begins, and where its months do."""
    laid = np.vstack([np.concatenate([getattr(one, name) for one in cells]) for name in NAMES])
    offsets = np.cumsum([0, *(len(one.hour) for one in cells[:-1])]).astype(np.int64)
    return laid, np.vstack([one.starts for one in cells]), offsets
