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
    start: date,
    end: date,
    energy: WattHour,
    sky: dict[date, float],
    random: Random,
    happened: Happened = "",
    lacking: float = 0.0,
) -> list[Day]:
    """The days after `start` up to `end`, adding up to `energy`, of which `lacking` is missing by what happened."""
    days = [start + timedelta(days=n + 1) for n in range((end - start).days)]
    shape = _shape(days, sky, random, happened, lacking)
    noisy = [sky[day] * own * random.gauss(1.0, 0.02) for day, own in zip(days, shape, strict=True)]
    weights = [round(1_000_000 * one) for one in noisy]
    return [Day(day, part) for day, part in zip(days, split(energy, weights), strict=True)] if any(weights) else []


def _shape(
    days: Sequence[date], sky: dict[date, float], random: Random, happened: Happened, lacking: float
) -> Sequence[float]:
    """How much of the station works on each day, so that `lacking` of the month's sun is missing."""
    if happened == "outage":
        return _outage([sky[day] for day in days], random, lacking)
    if happened == "partial":
        return [1.0 - lacking] * len(days)
    if happened == "soiling":
        return [max(0.05, 1.0 - 2 * lacking * n / len(days)) for n in range(len(days))]
    return [1.0] * len(days)


def _outage(light: Sequence[float], random: Random, lacking: float) -> list[float]:
    """Dark days in a row from a day drawn by lot, until as much sun has passed as is missing."""
    dark, passed, begins = [1.0] * len(light), 0.0, random.randrange(max(1, len(light) // 3))
    for n in range(begins, len(light)):
        if passed >= lacking * sum(light):
            break
        dark[n], passed = 0.0, passed + light[n]
    return dark
