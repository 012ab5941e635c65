"""The register's frames of a place on a day 农户表、成员表: plain SQL over whole rows into Polars.

The columns and their meaning stand in `schema.py`. The caller sees to sight: these read past it.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.register import member_frame, parts
from hearthlight.register.past import past_parts, past_rows
from hearthlight.register.past.overlay import Moment
from hearthlight.register.reading import Scope
from hearthlight.register.schema import Household, Member, polars_schema


def households(
    day: date, place: str, accounts: Mapping[str, str], *, registered_only: bool = False, event: int | None = None
) -> pl.DataFrame:
    """One row a household at or below `place` on `day`, as `schema.Household` says, in the order of ids.

    Of a past day the fields are those of that day, as known now or, with `event`, at that act.

    `accounts` says what each item of income counts as (wage, business, property, transfer, cost; anything else is not
    counted): that is the law's to say, not the register's. `registered_only` leaves ordinary households out.
    """
    scope = Scope(*areas.subtree(place), registered_only)
    moment = Moment(day, event)
    past = past_rows.is_past(moment)
    frame, *others = past_parts.read(moment, scope, accounts) if past else _today(day, scope, accounts)
    for part in others:
        frame = frame.join(part, on="household", how="left", maintain_order="left")
    counts = ("size", "size_prev", "heads", "labour_full", "labour_weak", "pupils_6_15")
    frame = frame.with_columns(pl.col(*counts).fill_null(0))
    return _in_schema(frame, Household)


def _today(day: date, scope: Scope, accounts: Mapping[str, str]) -> list[pl.DataFrame]:
    """The parts, where no change came true after the day: today's rows are the answer."""
    return [
        parts.own(day, scope),
        parts.states(day),
        parts.composition(day, scope),
        parts.sizes(parts.year_end(day), scope),
        parts.incomes(day.year - 1, scope, accounts),
        parts.earlier_net(day.year - 2, scope, accounts),
    ]


def members(day: date, place: str, *, event: int | None = None) -> pl.DataFrame:
    """One row a member on `day` of a household at or below `place`, as `schema.Member` says, in the order of ids.

    Of a past day as `households` does; `id_times` is always today's.
    """
    scope, moment = Scope(*areas.subtree(place)), Moment(day, event)
    past = past_rows.is_past(moment)
    rows = past_parts.members(moment, scope, member_frame.OWN) if past else member_frame.today(day, scope)
    return _in_schema(member_frame.worked_out(rows, day), Member)


def _in_schema(frame: pl.DataFrame, row: type) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(kind) for name, kind in polars_schema(row).items())
