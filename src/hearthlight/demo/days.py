"""Invented daily readings 样例数据: the days of each read month, whose energies add up to its meter exactly. Pure.

The meter's months are given. A month is split by the weather of its days, which all stations of a county share, and
by what happened at the station: days without power, a part that failed, dirt that a rain washed off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from random import Random
from typing import Literal

from hearthlight.core.split import split
from hearthlight.core.units import WattHour

Happened = Literal["", "outage", "partial", "soiling"]
ONE_DAY = timedelta(days=1)
HAPPENINGS: tuple[Happened, ...] = ("outage", "partial", "soiling")


@dataclass(frozen=True)
class Day:
    """One day of a station."""

    day: date
    energy_wh: WattHour


def skies(first: date, last: date, random: Random) -> dict[date, float]:
    """How bright each day is for all stations of a county, 0.08 to 1: dull days come in rows."""
    found, mood = {}, 0.0
    for n in range((last - first).days + 1):
        mood = 0.6 * mood + random.gauss(0.0, 0.8)
        found[first + timedelta(days=n)] = 0.08 + 0.92 / (1 + exp(-1.2 - 1.6 * mood))
    return found


def month(
    start: date, end: date, energy: WattHour, sky: dict[date, float], random: Random, happened: Happened = ""
) -> list[Day]:
    """The days after `start` up to `end`, adding up to `energy`; what happened shapes them and adds nothing."""
    days = [start + timedelta(days=n + 1) for n in range((end - start).days)]
    shape = _shape(len(days), random, happened)
    weights = [
        round(1_000_000 * sky[day] * own * random.gauss(1.0, 0.02)) for day, own in zip(days, shape, strict=True)
    ]
    return [Day(day, part) for day, part in zip(days, split(energy, weights), strict=True)] if any(weights) else []


def _shape(days: int, random: Random, happened: Happened) -> Sequence[float]:
    """How much of the station works on each day."""
    if happened == "outage":
        long = min(days - 1, random.randrange(4, 12))
        begins = random.randrange(0, days - long)
        return [0.0 if begins <= n < begins + long else 1.0 for n in range(days)]
    if happened == "partial":
        begins = random.randrange(0, max(1, days // 3))
        return [0.75 if n >= begins else 1.0 for n in range(days)]
    if happened == "soiling":
        return [1.0 - 0.012 * n for n in range(days)]
    return [1.0] * days
