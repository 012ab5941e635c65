"""The bounds of policy continuation (R86): how many are entitled whatever the incomes, and how many at the most.

A count by hand must lie between them; so must this one. Pure: the frame that `continuation.entitlement` gives.
"""

from dataclasses import dataclass

import polars as pl

WHATEVER = ("not_exited", "exited_whatever_income")
BY_INCOME = ("below_line", "not_below_line", "income_unknown")


@dataclass(frozen=True)
class Bounds:
    """Households and people entitled whatever their income, and at the most; years no document names are in neither."""

    least_households: int
    least_people: int
    most_households: int
    most_people: int


def bounds(judged: pl.DataFrame) -> Bounds:
    """`judged` has because (text) and size (people); unknown states and years are neither sure nor counted."""
    return Bounds(*_counted(judged, WHATEVER), *_counted(judged, (*WHATEVER, *BY_INCOME)))


def _counted(judged: pl.DataFrame, reasons: tuple[str, ...]) -> tuple[int, int]:
    found = judged.filter(pl.col("because").is_in(reasons))
    return len(found), int(found["size"].sum() or 0)
