"""Reading rows by plain SQL into Polars, on both databases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db import connection

from hearthlight.register.models.status import REGISTRATION

_PLAIN = {pl.Date: "cast({} as text)", pl.Boolean: "cast({} as integer)"}
"""Read as text and numbers: SQLite's driver would turn each day and each yes into an object, a second for a county."""


@dataclass(frozen=True)
class Scope:
    """Which households: a half-open range of area codes, and whether only registered ones; or one alone."""

    low: str
    high: str
    registered_only: bool = False
    household: int | None = None

    def condition(self, area_code: str, household: str) -> tuple[str, list[Any]]:
        """SQL over the columns that hold the area code and the household, and its parameters."""
        if self.household is not None:
            return self.of_household(household)
        inside = f"{area_code} >= %s and {area_code} < %s"
        if not self.registered_only:
            return inside, [self.low, self.high]
        registered, more = self.registered(household)
        return f"{inside} and {registered}", [self.low, self.high, *more]

    def of_household(self, household: str) -> tuple[str, list[Any]]:
        """The condition that leaves any but the one home out, for tables whose place may be an earlier one."""
        return ("true", []) if self.household is None else (f"{household} = %s", [self.household])

    def registered(self, household: str) -> tuple[str, list[Any]]:
        """The condition that leaves ordinary households out, and its parameters."""
        return f"{household} in (select household_id from register_status where scheme = %s)", [REGISTRATION]  # noqa: S608


def selected(columns: Mapping[str, tuple[str, Any]]) -> str:
    """The select list of {frame column: (table column, kind)}."""
    return ", ".join(_PLAIN.get(kind, "{}").format(column) for column, kind in columns.values())


def read(statement: str, parameters: Sequence[Any], schema: Mapping[str, Any]) -> pl.DataFrame:
    """The rows of a query as a frame of `schema`, whose columns stand in the query's order."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        columns = list(zip(*cursor.fetchall(), strict=True)) or [()] * len(schema)
    named = zip(schema.items(), columns, strict=True)
    return pl.DataFrame([_series(name, kind, values) for (name, kind), values in named])


def _series(name: str, kind: Any, values: Sequence[Any]) -> pl.Series:
    if kind == pl.Date:
        return pl.Series(name, values, pl.String).str.to_date()
    if kind == pl.Boolean:
        return pl.Series(name, values, pl.Int64).cast(pl.Boolean)
    return pl.Series(name, values, kind)


def years_before(day: date, years: int) -> date:
    """The birth date of someone who is `years` old on `day` and not a day older than that."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
