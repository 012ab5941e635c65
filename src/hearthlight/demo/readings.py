"""Invented meter readings 样例数据 with a weather and faults of their own; the same random numbers, the same readings.

Pure: no Django. A month is what physics expects, times the weather that all stations of a county share, times the
station's own quality, less the days a fault took; never more than a sky without a cloud would give.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from hearthlight.core.period import Month, months
from hearthlight.core.split import split
from hearthlight.core.units import WattHour

KWH = 1000


@dataclass(frozen=True)
class Typical:
    """A typical year of one station, Wh by month (January first): expected, and the ceiling of a cloudless sky."""

    expected_wh: Sequence[WattHour]
    ceiling_wh: Sequence[WattHour]


@dataclass(frozen=True)
class Habits:
    """How invented weather and stations differ: shares of one standard deviation, and how often a fault comes."""

    weather: float = 0.10
    quality: float = 0.03
    fault: float = 0.03
    worst_fault: float = 0.6


@dataclass(frozen=True)
class Reading:
    """The meter on a day: cumulative Wh, whole kWh as meters show them."""

    day: date
    register_wh: WattHour


def weather(first: Month, last: Month, random: Random, habits: Habits = Habits()) -> dict[Month, float]:
    """One factor a month, shared by all stations of a county."""
    return {month: max(0.5, random.gauss(1.0, habits.weather)) for month in months(first, last)}


def monthly(
    typical: Typical,
    connected: date,
    last: date,
    sky: dict[Month, float],
    random: Random,
    total: WattHour | None = None,
    habits: Habits = Habits(),
) -> list[Reading]:
    """Readings from the day of connection (zero) through each month's end to `last`, which is read too.

    With `total` (whole kWh) the last reading is exactly that, the months in proportion. Raises ValueError when a
    total would need a month beyond the ceiling, or when `last` comes before the connection.
    """
    if last < connected:
        raise ValueError(f"a meter cannot be read on {last}, before it was connected on {connected}")
    days = _days(connected, last)
    quality = random.gauss(0.97, habits.quality)
    energies = [_energy(typical, *period, sky, quality, random, habits) for period in itertools.pairwise(days)]
    if total is not None:
        energies = [KWH * part for part in split(total // KWH, energies)]
        _refuse_beyond(typical, days, energies)
    return _added_up(days, energies)


def _days(connected: date, last: date) -> list[date]:
    ends = [month.last for month in months(Month.of(connected), Month.of(last)) if connected < month.last < last]
    return [connected, *ends, last] if last > connected else [connected]


def _energy(
    typical: Typical, start: date, end: date, sky: dict[Month, float], quality: float, random: Random, habits: Habits
) -> WattHour:
    month = Month.of(end)
    up = 1 - random.uniform(0.1, habits.worst_fault) if random.random() < habits.fault else 1.0
    share = (end - start).days / month.last.day
    energy = typical.expected_wh[month.number - 1] * share * sky[month] * quality * up
    return min(int(energy), _ceiling(typical, start, end)) // KWH * KWH


def _ceiling(typical: Typical, start: date, end: date) -> WattHour:
    month = Month.of(end)
    return typical.ceiling_wh[month.number - 1] * (end - start).days // month.last.day


def _refuse_beyond(typical: Typical, days: Sequence[date], energies: Sequence[WattHour]) -> None:
    for start, end, energy in zip(days, days[1:], energies, strict=False):
        if energy > _ceiling(typical, start, end):
            raise ValueError(f"{energy} Wh by {end} is more than a cloudless sky gives")


def _added_up(days: Sequence[date], energies: Sequence[WattHour]) -> list[Reading]:
    readings = [Reading(days[0], 0)]
    for day, energy in zip(days[1:], energies, strict=True):
        readings.append(Reading(day, readings[-1].register_wh + energy))
    return readings
