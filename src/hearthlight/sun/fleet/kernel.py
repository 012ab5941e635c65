"""One pass over stations and hours: light on the plane, cell temperature, power, inverter, month. Pure.

Compiled by Numba for every core; the sums of a month are made in the order of its hours, so that the same input gives
the same energy on any number of cores.
"""

from typing import Any

import numpy as np
from numba import njit, prange

from hearthlight.sun.fleet.compiled import compiled

GAMMA = -0.004
"""Power lost for each °C of the cell above 25 (Dobos 2014, NREL/TP-6A20-62641)."""
NOMINAL, REFERENCE = 0.96, 0.9637
"""Efficiencies of the inverter, nominal and of the reference (the same)."""
INDEX, EXTINCTION = 1.526, 4.0 * 0.002
"""Refraction of glass, and its extinction (1/m) times its thickness (m): De Soto et al. (2006)."""
LEVEL = 1e-9
"""A sun below the horizon, lower than any row: it shades all of a row, and nothing where there is none."""
_THROUGH = np.exp(-EXTINCTION) * (1.0 - ((INDEX - 1.0) / (INDEX + 1.0)) ** 2)


@njit(inline="always", fastmath=True)
def glass(cosine: float) -> float:
    """Share of the beam that the glass lets through, against light from straight ahead; 0 from behind.

    ``exp(-x)`` of the extinction by its first terms: x is near 0.01, the error below 2e-7.
    """
    inside = np.sqrt(1.0 - (1.0 - cosine * cosine) / (INDEX * INDEX))
    across = (cosine - INDEX * inside) / (cosine + INDEX * inside)
    along = (inside - INDEX * cosine) / (inside + INDEX * cosine)
    path = EXTINCTION / inside
    kept = 1.0 - path + 0.5 * path * path
    return float((1.0 - 0.5 * (across * across + along * along)) * kept / _THROUGH)


@njit(inline="always", fastmath=True)
def power(sun: Any, light: Any, air: float, warming: float, plane: Any, soiling: float, inverter: float) -> float:
    """AC watts for each watt of the modules in one hour.

    `sun` (up, north, east); `light` (beam, around, sky, horizon, ground); `plane` of `fleet.planes`; `soiling` is the
    share of light that passes the dirt, `inverter` its DC watts at full power for each watt of the modules.
    """
    cosine = max(0.0, plane[0] * sun[0] + plane[1] * sun[1] + plane[2] * sun[2])
    lit = min(1.0, max(LEVEL, sun[0]) / (plane[5] * cosine + LEVEL))
    beam = light[0] * cosine * lit
    sky = max(0.0, light[1] * cosine * lit + (light[2] * plane[3] + light[3] * plane[4]) * plane[6])
    ground = light[4] * plane[7]
    through = (beam * glass(cosine) + sky + ground) * soiling
    cell = air + (beam + sky + ground) * soiling * warming
    made = through * 0.001 * (1.0 + GAMMA * (cell - 25.0))
    turned = (0.9858 * made - 0.0162 * made * made / inverter - 0.0059 * inverter) * (NOMINAL / REFERENCE)
    return float(min(NOMINAL * inverter, max(0.0, turned)))


@compiled(parallel=True, fastmath=True)
def months(
    cells: Any, starts: Any, offsets: Any, of_station: Any, planes: Any, soiling: Any, inverters: Any, health: Any
) -> Any:
    """AC watt-hours of each station by month for each watt of its modules: (stations, 12).

    `cells` (10, hours of all cells), `offsets` where each cell begins, `starts` (cells, 13) its months; `of_station`
    the cell of each station, `planes` (stations, 8), `soiling` (stations, 12), `inverters` and `health` (stations,):
    what age has left of the modules.
    """
    found = np.zeros((len(of_station), 12))
    for station in prange(len(of_station)):
        cell, plane = of_station[station], planes[station]
        inverter = inverters[station] / health[station]
        for month in range(12):
            total = 0.0
            clean = soiling[station, month]
            for hour in range(offsets[cell] + starts[cell, month], offsets[cell] + starts[cell, month + 1]):
                sun = (cells[0, hour], cells[1, hour], cells[2, hour])
                light = (cells[3, hour], cells[4, hour], cells[5, hour], cells[6, hour], cells[7, hour])
                total += power(sun, light, cells[8, hour], cells[9, hour], plane, clean, inverter)
            found[station, month] = total * health[station]
    return found


@compiled(fastmath=True)
def hours(cells: Any, starts: Any, plane: Any, soiling: Any, inverter: float, health: float) -> Any:
    """The same of one station hour by hour: (hours of its cell,)."""
    found = np.zeros(cells.shape[1])
    for month in range(12):
        for hour in range(starts[month], starts[month + 1]):
            sun = (cells[0, hour], cells[1, hour], cells[2, hour])
            light = (cells[3, hour], cells[4, hour], cells[5, hour], cells[6, hour], cells[7, hour])
            made = power(sun, light, cells[8, hour], cells[9, hour], plane, soiling[month], inverter / health)
            found[hour] = made * health
    return found
