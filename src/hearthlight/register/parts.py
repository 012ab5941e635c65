"""The parts of the household frame: own columns, states in the schemes, income by account; see `composition.py`."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from hearthlight.register import state_parts
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.register.reading import Scope, read, selected

OWN = {
    "household": ("id", pl.Int64),
    "area_code": ("area_code", pl.String),
    "house_grade": ("house_grade", pl.String),
    "house_area": ("house_area", pl.Int64),
    "house_repaired": ("house_repaired", pl.Boolean),
    "water_safe": ("water_safe", pl.Boolean),
    "water_source": ("water_source", pl.String),
    "water_litres": ("water_litres", pl.Int64),
    "water_minutes": ("water_minutes", pl.Int64),
    "food_ok": ("food_ok", pl.Boolean),
    "clothes_ok": ("clothes_ok", pl.Boolean),
    "road_metres": ("road_metres", pl.Int64),
    "changed_event": ("event_id", pl.Int64),
}
"""Frame column to the table's column."""


def own(day: date, scope: Scope) -> pl.DataFrame:
    """The household's own columns."""
    condition, parameters = scope.condition("area_code", "id")
    exists = f"{condition} and from_date <= %s and (until is null or until > %s)"
    statement = f"select {selected(OWN)} from register_household where {exists} order by id"  # noqa: S608
    return read(statement, [*parameters, day, day], {name: kind for name, (_, kind) in OWN.items()})


def states(day: date, scope: Scope) -> list[pl.DataFrame]:
    """What `state_parts.registration` and `state_parts.monitoring` tell of the rows by `day`."""
    return told_states(state_rows(day, scope))


def state_rows(day: date, scope: Scope) -> pl.DataFrame:
    """The status rows of both schemes by `day`, in the order of households and days."""
    condition, parameters = scope.of_household("household_id")
    statement = f"""
        select household_id, scheme, state, way, cause_1, cast(coalesce(since, from_date) as text) from register_status
        where scheme in (%s, %s) and way <> 'mistaken' and from_date <= %s and household_id is not null and {condition}
        order by household_id, from_date"""  # noqa: S608
    return read(statement, [REGISTRATION, MONITORING, day, *parameters], state_parts.ROWS)


def told_states(rows: pl.DataFrame) -> list[pl.DataFrame]:
    """The same of status rows of both schemes, in the order of households and days."""
    return [
        state_parts.registration(rows.filter(pl.col("scheme") == REGISTRATION)),
        state_parts.monitoring(rows.filter(pl.col("scheme") == MONITORING)),
    ]


def incomes(year: int, scope: Scope, accounts: Mapping[str, str]) -> pl.DataFrame:
    """wage_fen … cost_fen, net_fen, self_paid_fen and income_verified of a year.

    A home for which nothing was declared but what this system paid it has no row: the rest of its income is unknown.
    """
    return accounted(items_of(year, scope), accounts)


def accounted(items: pl.DataFrame, accounts: Mapping[str, str]) -> pl.DataFrame:
    """The same of the rows that `items_of` gives."""
    items = items.with_columns(
        account=pl.col("item").replace_strict(dict(accounts), default="none", return_dtype=pl.String)
    )
    counted = (
        items.filter(pl.col("account") != "none")
        .group_by("household")
        .agg(
            *(pl.col("fen").filter(pl.col("account") == name).sum().alias(f"{name}_fen") for name in ACCOUNTS),
            income_verified=~pl.col("unverified").any(),
            declared=pl.col("declared").any(),
        )
        .filter("declared")
        .drop("declared")
    )
    beside = items.filter(pl.col("item") == "self_paid_medical").select("household", self_paid_fen="fen")
    return counted.with_columns(net_fen=_net()).join(beside, on="household", how="full", coalesce=True)


ACCOUNTS = ("wage", "business", "property", "transfer", "cost")


def _net() -> pl.Expr:
    return pl.sum_horizontal("wage_fen", "business_fen", "property_fen", "transfer_fen") - pl.col("cost_fen")


def earlier_net(year: int, scope: Scope, accounts: Mapping[str, str]) -> pl.DataFrame:
    """net_fen_prev of the year before."""
    return incomes(year, scope, accounts).select("household", net_fen_prev="net_fen")


def year_end(day: date) -> date:
    """The last day of the year before the income's year: what `size_prev` is counted on."""
    return date(day.year - 2, 12, 31)


def items_of(year: int, scope: Scope) -> pl.DataFrame:
    """One row a household and item: the sum of its lines, whether one rests on nothing or an estimate (unverified),
    and whether one came from the household's account rather than from this system's payments (declared)."""
    condition, parameters = scope.condition("h.area_code", "h.id")
    statement = f"""
        select i.household_id, i.item, cast(sum(i.fen) as bigint),
            max(case when i.evidence_grade is null or i.evidence_grade = 'estimate' then 1 else 0 end),
            max(case when i.origin = 'payment' then 0 else 1 end)
        from register_income i join register_household h on h.id = i.household_id
        where i.year = %s and i.fen is not null and {condition} group by i.household_id, i.item"""  # noqa: S608
    schema = {"household": pl.Int64, "item": pl.String, "fen": pl.Int64, "unverified": pl.Int64, "declared": pl.Int64}
    return read(statement, [year, *parameters], schema).with_columns(pl.col("unverified", "declared").cast(pl.Boolean))
