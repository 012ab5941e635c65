"""What the law adds to the register's frames: parameters of each row's day and place. Pure: no Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import narwhals as nw
import polars as pl

from hearthlight.core.parameters import Parameters
from hearthlight.standard.by_place import by_place
from hearthlight.standard.income import line_day


@dataclass(frozen=True)
class Joined:
    """A column that the law adds to each row of a frame: the whole number of `parameter` at its place; null = unknown.

    `at` says of which day: the screened one, or the one whose line counts (see `income.line_day`). `days_left`: the
    parameter counts days from the year's first, the column those that are left of them (0 or less: they are over).
    """

    frame: str
    column: str
    parameter: str
    at: Literal["day", "line_day"] = "day"
    days_left: bool = False


JOINED: tuple[Joined, ...] = (
    Joined("household", "line_fen", "poverty_line", "line_day"),
    Joined("household", "account_due_in", "account_due_days", days_left=True),
    Joined("household", "income_rise_percent", "income_rise_percent"),
    Joined("household", "income_fall_percent", "income_fall_percent"),
    Joined("household", "public_openings_many", "public_openings_many"),
    Joined("member", "labour_age_begin", "labour_age_begin"),
    Joined("member", "labour_age_end", "labour_age_end"),
)
"""What every pack joins: the line that income a head is compared with, until when last year's account is due, how far
from the year before's is far, how many public-welfare openings of one household are many, the ages between which one is
of labour."""


def joined(
    name: str, frame: pl.DataFrame, parameters: Parameters, day: date, extra: Iterable[Joined] = ()
) -> pl.DataFrame:
    """`frame`, called `name` by the rules, with every column that the law joins to it; `extra`: a pack's own."""
    added = expressions(name, parameters, day, extra)
    return nw.from_native(frame, eager_only=True).with_columns(*added).to_native() if added else frame


def expressions(name: str, parameters: Parameters, day: date, extra: Iterable[Joined] = ()) -> list[nw.Expr]:
    """What `joined` adds, as one expression a column: the same on any engine that Narwhals knows."""
    days = {"day": day, "line_day": line_day(parameters, day)}
    mine = {one.column: one for one in (*JOINED, *extra) if one.frame == name}
    passed = (day - date(day.year, 1, 1)).days
    return [
        (by_place(parameters, one.parameter, days[one.at]) - (passed if one.days_left else 0)).alias(one.column)
        for one in mine.values()
    ]


def with_line(households: pl.DataFrame, parameters: Parameters, day: date) -> pl.DataFrame:
    """`households` with `line_fen`: the line at each household's place that its income is compared with on `day`."""
    return joined("household", households, parameters, day)
