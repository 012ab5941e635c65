"""The register's frames of a place on a day 农户表、成员表: plain SQL over whole rows into Polars.

The columns and their meaning stand in `schema.py`. The caller sees to sight: these read past it.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.register import member_frame, parts
from hearthlight.register.reading import Scope
from hearthlight.register.schema import Household, Member, polars_schema


def households(day: date, place: str, accounts: Mapping[str, str], *, registered_only: bool = False) -> pl.DataFrame:
    """One row a household at or below `place` on `day`, as `schema.Household` says, in the order of ids.

    `accounts` says what each item of income counts as (wage, business, property, transfer, cost; anything else is not
    counted): that is the law's to say, not the register's. `registered_only` leaves ordinary households out.
    """
    scope = Scope(*areas.subtree(place), registered_only)
    frame = parts.own(scope)
    for part in (
        parts.states(day),
        parts.composition(day, scope),
        parts.sizes(_year_end(day), scope),
        parts.incomes(day.year - 1, scope, accounts),
        parts.earlier_net(day.year - 2, scope, accounts),
    ):
        frame = frame.join(part, on="household", how="left", maintain_order="left")
    counts = ("size", "size_prev", "heads", "labour_full", "labour_weak", "pupils_6_15")
    frame = frame.with_columns(pl.col(*counts).fill_null(0))
    return _in_schema(frame, Household)


def members(day: date, place: str) -> pl.DataFrame:
    """One row a member on `day` of a household at or below `place`, as `schema.Member` says, in the order of ids."""
    return _in_schema(member_frame.members(day, Scope(*areas.subtree(place))), Member)


def _year_end(day: date) -> date:
    """The last day of the year before the income's year: what `size_prev` is counted on."""
    return date(day.year - 2, 12, 31)


def _in_schema(frame: pl.DataFrame, row: type) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(kind) for name, kind in polars_schema(row).items())
