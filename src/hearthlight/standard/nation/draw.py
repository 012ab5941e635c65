"""Drawing by shares and by class, many at once: what an invented nation is made of. Pure: arrays in and out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Random = np.random.Generator
Array = NDArray[Any]
_STEPS = 1 << 14


def draw(random: Random, count: int, shares: Mapping[Any, float]) -> Array:
    """`count` places in ``list(shares)``, each drawn with its share of the whole; `told` makes values of them."""
    return _table(shares)[random.integers(0, _STEPS, count)]


def told(among: Sequence[Any], places: Array, kind: pl.DataType) -> pl.Series:
    """The values of `among` at these places as a column; None is null, that is unknown."""
    return pl.Series(among, dtype=kind).gather(places.astype(np.uint32))


def chance(random: Random, odds: float | Array, count: int) -> Array:
    """True with these odds (one for all, or one each)."""
    yes: Array = random.random(count, dtype=np.float32) < odds
    return yes


def spread(random: Random, low: Array, high: Array) -> Array:
    """A whole number in low..high, both included, for each pair."""
    years: Array = low + (random.random(len(low), dtype=np.float32) * (high - low + 1)).astype(np.int64)
    return years


def whole(known: Array, numbers: Array) -> pl.Series:
    """Whole numbers as a column, null where they are not known."""
    return pl.select(pl.when(pl.Series(known)).then(pl.Series(numbers).cast(pl.Int64))).to_series()


def days_after(known: Array, first: date, days: Array) -> pl.Series:
    """The days that lie so many after `first`, null where they are not known."""
    reached = pl.lit(first) + pl.duration(days=pl.lit(pl.Series(days)))
    return pl.select(pl.when(pl.Series(known)).then(reached).cast(pl.Date)).to_series()


def _table(shares: Mapping[Any, float]) -> Array:
    ends = np.cumsum(np.fromiter(shares.values(), float))
    return np.searchsorted(ends / ends[-1], (np.arange(_STEPS) + 0.5) / _STEPS).astype(np.int64)
