"""The parts of the household frame: own columns, state in the scheme, members counted, income by account."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.reading import Scope, read, selected, years_before

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

_PRESENT = "joined_on <= %s and (left_on is null or left_on > %s)"
_AGED = "birth > %s and birth <= %s"
_UNINSURED = "not coalesce(insured_resident, false) and not coalesce(insured_employee, false)"


def own(day: date, scope: Scope) -> pl.DataFrame:
    """The household's own columns; monitored_kind is unknown before the scheme of 2021."""
    condition, parameters = scope.condition("area_code", "id")
    exists = f"{condition} and from_date <= %s and (until is null or until > %s)"
    statement = f"select {selected(OWN)} from register_household where {exists} order by id"  # noqa: S608
    frame = read(statement, [*parameters, day, day], {name: kind for name, (_, kind) in OWN.items()})
    return frame.with_columns(monitored_kind=pl.lit(None, pl.String))


def states(day: date) -> pl.DataFrame:
    """scheme, state, exited_year, cause_main of registered households: their last row by `day`."""
    statement = (
        "select household_id, scheme, state, cause_1, cast(coalesce(since, from_date) as text) from register_status "
        "where scheme = %s and way <> 'mistaken' and from_date <= %s and household_id is not null "
        "order by household_id, from_date"
    )
    schema = {"household": pl.Int64, "scheme": pl.String, "state": pl.String, "cause_main": pl.String, "since": pl.Date}
    return last_states(read(statement, [REGISTRATION, day], schema))


def last_states(rows: pl.DataFrame) -> pl.DataFrame:
    """The same of status rows in the order of their days, `since` being when the state began."""
    last = rows.unique("household", keep="last", maintain_order=True)
    exited = pl.when(pl.col("state") == "exited").then(pl.col("since").dt.year())
    return last.with_columns(exited_year=exited.cast(pl.Int64)).drop("since")


def composition(day: date, scope: Scope) -> pl.DataFrame:
    """Members on the day, counted by what they are."""
    school_age = [years_before(day, 16), years_before(day, 6)]
    condition, parameters = scope.condition("area_code", "household_id")
    statement = f"""
        select household_id, count(*),
            sum(case when relation = 'head' then 1 else 0 end),
            sum(case when labour in ('ordinary', 'skilled') then 1 else 0 end),
            sum(case when labour = 'weak' then 1 else 0 end),
            sum(case when {_AGED} then 1 else 0 end),
            sum(case when {_AGED} and schooling = 'not_in_school' then 1 else 0 end),
            sum(case when {_AGED} and schooling is null or birth is null then 1 else 0 end),
            sum(case when {_UNINSURED} and insured_resident is not null and insured_employee is not null
                then 1 else 0 end),
            sum(case when {_UNINSURED} and (insured_resident is null or insured_employee is null) then 1 else 0 end),
            max(case when ill_serious then 1 else 0 end), max(case when ill_serious is null then 1 else 0 end),
            max(case when disabled then 1 else 0 end), max(case when disabled is null then 1 else 0 end)
        from register_member where {_PRESENT} and {condition} group by household_id"""  # noqa: S608
    names = ["household", "size", "heads", "labour_full", "labour_weak", "pupils_6_15", "pupils_out", "pupils_unknown"]
    names += ["insured_missing", "insured_unknown", "serious", "serious_unknown", "disabled", "disabled_unknown"]
    frame = read(statement, [*school_age * 3, day, day, *parameters], dict.fromkeys(names, pl.Int64))
    return told(frame)


def told(frame: pl.DataFrame) -> pl.DataFrame:
    """The counts as the frame tells them, from those found and those unknown."""
    return frame.select(
        "household",
        "size",
        "heads",
        "labour_full",
        "labour_weak",
        "pupils_6_15",
        pupils_out=counted("pupils_out", "pupils_unknown"),
        insured_missing=counted("insured_missing", "insured_unknown"),
        ill_serious_any=counted("serious", "serious_unknown").cast(pl.Boolean),
        disabled_any=counted("disabled", "disabled_unknown").cast(pl.Boolean),
    )


def counted(found: str, unknown: str) -> pl.Expr:
    """The number found; null when none was found and one is unknown: unknown is never no."""
    return pl.when((pl.col(found) > 0) | (pl.col(unknown) == 0)).then(pl.col(found))


def sizes(day: date, scope: Scope) -> pl.DataFrame:
    """size_prev: members on an earlier day."""
    condition, parameters = scope.condition("area_code", "household_id")
    counted = f"from register_member where {_PRESENT} and {condition} group by household_id"
    return read(
        f"select household_id, count(*) {counted}",
        [day, day, *parameters],
        {"household": pl.Int64, "size_prev": pl.Int64},
    )


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
