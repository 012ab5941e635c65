"""Faults planted in an invented fleet (synthetic), for the bench of the judges of station health.

Nine of ten stations stay healthy; each other one has one fault.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from hearthlight.sun.health.schema import Cause
from tools.planted_fleet import SLOTS, STATIONS, Fleet, fleet
from tools.planted_readings import missing, months, read

FAULTS = (
    Cause.OUTAGE,
    Cause.SOILING,
    Cause.PARTIAL,
    Cause.DEGRADATION,
    Cause.CLIPPING,
    Cause.CLOCK,
    Cause.UNIT,
)
FAULTY = 0.1
Array = Any
Span = tuple[int, int]


@dataclass
class Planted:
    """What was planted: `truth` {station: (cause, first day, last day)}; all other stations are healthy."""

    stations: pl.DataFrame
    days: pl.DataFrame
    months: pl.DataFrame
    truth: dict[int, tuple[Cause, date, date]]


def planted(seed: int, years: int = 3) -> Planted:
    """A fleet of 400 with 40 faulty stations, read by quarter hour (frame DAY) and by month (frame MONTH)."""
    made, random = fleet(seed, years), np.random.default_rng(seed + 1_000_003)
    scale, truth = np.ones(made.power.shape[:2]), {}
    count = len(made.stations)
    for n, row in enumerate(random.choice(count, int(count * FAULTY), replace=False).tolist()):
        cause = FAULTS[n % len(FAULTS)]
        first, stop = PLANT[cause](made, row, random, scale)
        truth[row + 1] = (cause, made.days[first], made.days[stop - 1])
    _grid(made, random)
    days = read(made, scale)
    return Planted(made.stations, missing(days, random), months(days), truth)


def _span(random: Array, count: int, shortest: int, longest: int, before: int = 60) -> Span:
    length = int(np.exp(random.uniform(np.log(shortest), np.log(longest))))
    first = int(random.integers(before, count - length + 1))
    return first, first + length


def _outage(made: Fleet, row: int, random: Array, scale: Array) -> Span:
    first, stop = _span(random, len(made.days), 3, 30)
    made.power[row, first, int(random.integers(0, SLOTS)) :] = 0
    made.power[row, first + 1 : stop] = 0
    return first, stop


def _soiling(made: Fleet, row: int, random: Array, scale: Array) -> Span:
    first, stop = _span(random, len(made.days), 40, 120)
    lost = random.uniform(0.10, 0.25) * np.linspace(0, 1, stop - first)
    made.power[row, first:stop] *= (1 - lost)[:, None]
    return first, stop


def _partial(made: Fleet, row: int, random: Array, scale: Array) -> Span:
    first, stop = _span(random, len(made.days), 60, len(made.days) - 200)
    made.power[row, first:stop] *= 0.9
    return first, stop


def _degradation(made: Fleet, row: int, random: Array, scale: Array) -> Span:
    """2 % a year beyond its neighbours."""
    made.power[row] *= (1 - 0.02 * np.arange(len(made.days)) / 365)[:, None]
    return 0, len(made.days)


def _clipping(made: Fleet, row: int, random: Array, scale: Array) -> Span:
    limit = int(made.power[row].max() * random.uniform(0.6, 0.8))
    made.stations = made.stations.with_columns(
        pl.when(pl.col("station") == row + 1).then(limit).otherwise(pl.col("inverter_w")).alias("inverter_w")
    )
    np.minimum(made.power[row], limit, out=made.power[row])
    return 0, len(made.days)


def _clock(made: Fleet, row: int, random: Array, scale: Array) -> Span:
    first, stop = _span(random, len(made.days), 30, len(made.days) - 100)
    made.power[row, first:stop] = np.roll(made.power[row, first:stop], int(random.choice([-4, 4])), axis=1)
    return first, stop


def _unit(made: Fleet, row: int, random: Array, scale: Array) -> Span:
    first, stop = _span(random, len(made.days), 10, 200)
    scale[row, first:stop] = random.choice([1000, 10, 0.1, 0.001])
    return first, stop


PLANT: dict[Cause, Callable[[Fleet, int, Array, Array], Span]] = {
    Cause.OUTAGE: _outage,
    Cause.SOILING: _soiling,
    Cause.PARTIAL: _partial,
    Cause.DEGRADATION: _degradation,
    Cause.CLIPPING: _clipping,
    Cause.CLOCK: _clock,
    Cause.UNIT: _unit,
}


def _grid(made: Fleet, random: Array) -> None:
    """Three villages without grid for one to three days: nobody's fault."""
    for village in random.choice(len(made.power) // STATIONS, 3, replace=False).tolist():
        first = int(random.integers(60, len(made.days) - 3))
        made.power[village * STATIONS : (village + 1) * STATIONS, first : first + int(random.integers(1, 4))] = 0
