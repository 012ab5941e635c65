"""The register's frames of a place on a day 农户表、成员表: plain SQL over whole rows into Polars.

The columns and their meaning stand in `schema.py`. The caller sees to sight: these read past it.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.register import composition, member_frame, parts
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
    return _homes(past_parts.read(moment, scope, accounts) if past else _today(day, scope, accounts))


def members(day: date, place: str, *, event: int | None = None) -> pl.DataFrame:
    """One row a member on `day` of a household at or below `place`, as `schema.Member` says, in the order of ids.

    Of a past day as `households` does; `id_times` is always today's.
    """
    scope, moment = Scope(*areas.subtree(place)), Moment(day, event)
    if past_rows.is_past(moment):
        rows, states = past_parts.members(moment, scope, member_frame.OWN), past_parts.states(moment)
    else:
        rows, states = member_frame.today(day, scope), parts.states(day, scope)
    return _people(rows, states, day, scope)


def of_place(day: date, place: str, accounts: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    """`households` and `members` of a place by name, what both stand on read once."""
    scope, moment = Scope(*areas.subtree(place)), Moment(day, None)
    if past_rows.is_past(moment):
        return {"household": households(day, place, accounts), "member": members(day, place)}
    return _both(day, scope, accounts)


def of_household(household: int, day: date, accounts: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    """Both frames of one household alone, by today's records: for the working day, when a row of it was written.

    The frames are empty where it does not stand on the day.
    """
    return _both(day, Scope("", "", household=household), accounts)


def _both(day: date, scope: Scope, accounts: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    rows, states = member_frame.today(day, scope), parts.states(day, scope)
    homes = _homes(_today(day, scope, accounts, states))
    return {"household": homes, "member": _people(rows, states, day, scope)}


def _today(
    day: date, scope: Scope, accounts: Mapping[str, str], states: list[pl.DataFrame] | None = None
) -> list[pl.DataFrame]:
    """The parts, where no change came true after the day: today's rows are the answer."""
    before = parts.year_end(day)
    return [
        parts.own(day, scope),
        *(states or parts.states(day, scope)),
        composition.composition(day, scope),
        composition.sizes(before, scope),
        composition.unexplained(before, day, scope),
        parts.incomes(day.year - 1, scope, accounts),
        parts.earlier_net(day.year - 2, scope, accounts),
    ]


def _homes(found: list[pl.DataFrame]) -> pl.DataFrame:
    frame, *others = found
    for part in others:
        frame = frame.join(part, on="household", how="left", maintain_order="left")
    counts = pl.col(*composition.PLAIN, "size_prev", "changes_unexplained")
    return _in_schema(frame.with_columns(counts.fill_null(0), pl.col("monitored").fill_null(False)), Household)


def _people(rows: pl.DataFrame, states: list[pl.DataFrame], day: date, scope: Scope) -> pl.DataFrame:
    for part in member_frame.standing(*states):
        rows = rows.join(part, on="household", how="left", maintain_order="left")
    rows = rows.with_columns(pl.col("registered", "monitored").fill_null(False))
    return _in_schema(member_frame.worked_out(rows, day, scope), Member)


def _in_schema(frame: pl.DataFrame, row: type) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(kind) for name, kind in polars_schema(row).items())
