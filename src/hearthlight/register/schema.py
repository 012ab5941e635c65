"""The columns of the register's frames. Pure: the same on Polars, Parquet and Spark; no name, number or telephone.

`households(...)` and `members(...)` of `register/frames.py` and `villages(...)` of `register/village_frame.py` give
exactly these, in this order. A null is *unknown*, never no. Yes/no columns are Boolean, money is integer fen, days are
dates, codes are those of `register/codes.py`.
"""

from dataclasses import fields
from datetime import date
from functools import cache
from typing import get_type_hints

import polars as pl

from hearthlight.register.household_columns import Household
from hearthlight.register.member_columns import Member, Village

__all__ = ["FRAMES", "ONLY_EXPORTED", "Household", "Member", "Village", "nullable", "polars_schema"]


FRAMES: dict[str, type] = {"household": Household, "member": Member, "village": Village}
"""The frames by the name that a rule calls them."""

ONLY_EXPORTED = {
    "household": {
        "removed_net_fen": pl.Int64,
        "removed_self_paid_fen": pl.Int64,
        "removed_schooled": pl.Boolean,
        "removed_insured": pl.Boolean,
        "removed_housed": pl.Boolean,
        "removed_water_safe": pl.Boolean,
    }
}
"""Columns of the national export that the register does not keep 风险消除后: a rule may read them, and is told as not
asked where a frame lacks them."""

_POLARS = {int: pl.Int64, str: pl.String, bool: pl.Boolean, date: pl.Date}


def polars_schema(row: type) -> pl.Schema:
    """The Polars schema of a row class above: ``polars_schema(Household)``."""
    return pl.Schema(_types(row))


@cache
def _types(row: type) -> dict[str, type[pl.DataType]]:
    """Asked for every frame of every home that is saved."""
    hints = get_type_hints(row)
    return {column.name: _POLARS[_plain(hints[column.name])] for column in fields(row)}


def nullable(row: type) -> set[str]:
    """The columns in which null, that is unknown, may stand."""
    hints = get_type_hints(row)
    return {name for name, kind in hints.items() if kind is not _plain(kind)}


def _plain(kind: type) -> type:
    arguments = [one for one in getattr(kind, "__args__", ()) if one is not type(None)]
    return arguments[0] if arguments else kind
