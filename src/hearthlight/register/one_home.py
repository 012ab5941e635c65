"""A few columns of the frames of one household, by today's records: what the rules that read a changed field need.

The same columns as `frames.of_household` gives, from no more queries than these columns take.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date

import polars as pl

from hearthlight.register import composition, member_frame, parts, state_parts
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.register.reading import Scope
from hearthlight.register.schema import Household, Member, polars_schema

STATES = {"scheme", "state", "exited_year", "cause_main", "registered_year", "states_impossible"}
MONITORED = {"monitored_kind", "monitored_from", "risk_main", "risk_removed", "removal_way", "removed_on", "monitored"}
COMPOSITION = {*composition.PLAIN, *composition.UNKNOWABLE}
INCOME = {*(f"{one}_fen" for one in parts.ACCOUNTS), "net_fen", "self_paid_fen", "income_verified"}
OF_HOME = {*parts.OWN, *STATES, *MONITORED, *COMPOSITION, *INCOME, "size_prev", "changes_unexplained", "net_fen_prev"}
"""Every column of the household frame, by the part that it comes from."""

Read = Callable[[], list[pl.DataFrame]]


def household(pk: int, day: date, accounts: Mapping[str, str], wanted: Collection[str]) -> pl.DataFrame:
    """household, area_code and those of `wanted` that the household frame has; no row where it does not stand."""
    scope, before, asked = Scope("", "", household=pk), parts.year_end(day), set(wanted)
    sources: list[tuple[set[str], Read]] = [
        (STATES | MONITORED, lambda: _states(day, scope, asked)),
        (COMPOSITION, lambda: [composition.composition(day, scope)]),
        ({"size_prev"}, lambda: [composition.sizes(before, scope)]),
        ({"changes_unexplained"}, lambda: [composition.unexplained(before, day, scope)]),
        (INCOME, lambda: [parts.incomes(day.year - 1, scope, accounts)]),
        ({"net_fen_prev"}, lambda: [parts.earlier_net(day.year - 2, scope, accounts)]),
    ]
    found = [part for columns, read in sources if columns & asked for part in read()]
    frame = _joined(parts.own(day, scope), found)
    counts = asked & {*composition.PLAIN, "size_prev", "changes_unexplained"}
    frame = frame.with_columns(pl.col(sorted(counts)).fill_null(0)) if counts else frame
    frame = frame.with_columns(pl.col("monitored").fill_null(False)) if "monitored" in asked else frame
    return _narrowed(frame, Household, {"household", "area_code"} | asked)


def members(pk: int, day: date, wanted: Collection[str]) -> pl.DataFrame:
    """member, household, area_code and those of `wanted` that the member frame has, but for `id_times`."""
    scope, asked = Scope("", "", household=pk), set(wanted)
    rows = member_frame.today(day, scope)
    if asked & {"registered", "monitored"}:
        rows = _joined(rows, [*member_frame.standing(*parts.states(day, scope))])
        rows = rows.with_columns(pl.col("registered", "monitored").fill_null(False))
    rows = member_frame.of_themselves(rows, day)
    return _narrowed(rows, Member, {"member", "household", "area_code"} | asked)


def _states(day: date, scope: Scope, asked: Collection[str]) -> list[pl.DataFrame]:
    rows, scheme = parts.state_rows(day, scope), pl.col("scheme")
    told = {
        frozenset(STATES): lambda: state_parts.registration(rows.filter(scheme == REGISTRATION)),
        frozenset(MONITORED): lambda: state_parts.monitoring(rows.filter(scheme == MONITORING)),
    }
    return [read() for columns, read in told.items() if columns & set(asked)]


def _joined(frame: pl.DataFrame, others: Collection[pl.DataFrame]) -> pl.DataFrame:
    for part in others:
        frame = frame.join(part, on="household", how="left", maintain_order="left")
    return frame


def _narrowed(frame: pl.DataFrame, row: type, asked: Collection[str]) -> pl.DataFrame:
    kinds = polars_schema(row)
    return frame.select(pl.col(name).cast(kind) for name, kind in kinds.items() if name in asked)
