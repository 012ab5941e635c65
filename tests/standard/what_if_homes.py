"""Random homes for what-if, and the same questions answered by plain Python, one home at a time."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import polars as pl
from hypothesis import strategies as st

from tests.standard.homes import homes

PLACES = ("341622101201007", "341622101202001", "341622102200003")
LINE = 285_500
"""The line that meets the income of 2016 in the pack; the day of the tests is 2017-03-28."""

Row = dict[str, Any]

rows = st.lists(
    st.fixed_dictionaries(
        {
            "area_code": st.sampled_from(PLACES),
            "scheme": st.sampled_from(["registration", "registration", None]),
            "state": st.sampled_from(["registered", "exited", "returned", "cancelled"]),
            "size": st.integers(0, 7),
            "net_fen": st.none() | st.integers(0, 2_500_000) | st.integers(1, 5).map(lambda n: n * 295_200),
        }
    ),
    max_size=12,
)


def frame(given: list[Row]) -> pl.DataFrame:
    """The rows as a household frame."""
    return homes(*given)


@dataclass(frozen=True)
class Told:
    """One home before or after: below the line (None: not known) and what it lacks."""

    below: bool | None
    lacks: int


def judged(net: int | None, size: int, line: int) -> Told:
    """A home against a line, worked out by hand; without income or people nobody can tell."""
    if net is None or not size:
        return Told(None, 0)
    return Told(net < line * size, max(0, line * size - net))


def in_proportion(fen: int, change: int, price: int) -> int:
    """``fen * change / price`` rounded half to even, by rationals."""
    return round(Fraction(fen * change, price))
