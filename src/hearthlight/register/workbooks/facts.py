"""All that a file says of what the register holds, a field at a time: old and new as JSON text, equal ones included."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from hearthlight.register.models import Household, Member
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.columns import INCOME, ITEM, LIVING, MEMBER
from hearthlight.register.workbooks.in_force import NOTHING, in_force
from hearthlight.register.workbooks.numbers import ID_FIELDS
from hearthlight.register.workbooks.plan import Plan
from hearthlight.register.workbooks.reading import KINDS, SPREAD, Received
from hearthlight.register.workbooks.stored import declared, stored
from hearthlight.trail.models import Recorded

HOUSEHOLD_FIELDS = {column.field: KINDS[column.kind] for column in LIVING}
HOUSEHOLD_FIELDS |= dict.fromkeys(SPREAD["fuel"].values(), pl.Boolean)
MEMBER_FIELDS = {"name": pl.String} | {column.field: KINDS[column.kind] for column in MEMBER}
MEMBER_FIELDS |= dict.fromkeys(SPREAD["health"].values(), pl.Boolean)
"""Fields that a file may fill, with their kind, in the order they are shown."""


def facts(plan: Plan) -> pl.DataFrame:
    """Everything, in `changes.SCHEMA`, beside what stands now: `new` is null where the cell is empty."""
    return pl.concat([changes.empty(), *by_field(plan, now=True)])


def proposed(plan: Plan) -> pl.DataFrame:
    """What would change, in `changes.SCHEMA`."""
    return pl.concat([changes.empty(), *(changes.differing(one) for one in by_field(plan))])


def by_field(plan: Plan, now: bool = False) -> Iterator[pl.DataFrame]:
    """One frame a field, so that a big file need not be in memory at once; beside what stood on the file's day, or
    `now`."""
    yield from _of_homes(plan, now)
    yield from _of_people(plan, now)
    yield from _of_incomes(plan, now)


def filled(found: Received, fields: Iterable[str]) -> list[str]:
    """Those of the fields that the sheet has a column for."""
    return [name for name in fields if name in found.frame.columns and found.letters(name)]


def said_of_homes(homes: pl.DataFrame, name: str) -> pl.DataFrame:
    """row, number, household, day and the `value` of a shared field; an unsaid one stands in the home's first row."""
    row = pl.coalesce(f"{name}@row", "row").alias("row")
    return homes.select(row, "number", "household", "day", "how", pl.col(name).alias("value"))


def _of_homes(plan: Plan, now: bool) -> Iterator[pl.DataFrame]:
    known = _how(plan).filter(pl.col("household").is_not_null())
    names = filled(plan.found, HOUSEHOLD_FIELDS)
    held = _Held(Household, known.select("day", id="household"), {name: HOUSEHOLD_FIELDS[name] for name in names}, now)
    for name in names:
        yield held.beside(plan.found, name, said_of_homes(known, name).with_columns(id="household"))


def _of_people(plan: Plan, now: bool) -> Iterator[pl.DataFrame]:
    known = plan.people.filter(pl.col("member").is_not_null()).with_columns(id="member")
    kinds = {name: MEMBER_FIELDS[name] for name in filled(plan.found, MEMBER_FIELDS)}
    kinds |= ID_FIELDS if plan.found.has("identity") else {}
    held = _Held(Member, known.select("id", "day"), kinds, now)
    for name in kinds:
        yield held.beside(plan.found, name, known.select("row", "number", "id", "how", pl.col(name).alias("value")))


def _of_incomes(plan: Plan, now: bool) -> Iterator[pl.DataFrame]:
    known = _how(plan).filter(pl.col("household").is_not_null())
    names = filled(plan.found, [column.field for column in INCOME])
    lines = declared(known["household"]) if names else declared([])
    lines = lines.join(known.select("household", "day"), on="household").filter(
        pl.col("year") == pl.col("day").dt.year() - 1
    )
    then = in_force(changes.INCOME, _asked(lines.select("id", "day"), now)).filter(pl.col("field") == "fen")
    late = then.select("id", pl.col("then").cast(pl.Int64), known=pl.lit(True))
    lines = lines.join(late, on="id", how="left")
    lines = lines.with_columns(fen=pl.when("known").then("then").otherwise("fen"))
    for name in names:
        own = lines.filter(pl.col("item") == ITEM[name]).select("household", "id", "fen")
        said = said_of_homes(known, name).join(own, on="household", how="left", maintain_order="left")
        paid = [plan.paid.get((pk, day.year - 1, ITEM[name]), 0) for pk, day in said.select("household", "day").rows()]
        said = said.with_columns(old=pl.col("fen") + pl.Series(paid, dtype=pl.Int64))
        yield _shaped(plan.found, changes.INCOME, ITEM[name], name, said, now)


def _how(plan: Plan) -> pl.DataFrame:
    return plan.homes.with_columns(how=pl.lit("key" if plan.found.has("key") else "household_number"))


def _asked(days: pl.DataFrame, now: bool) -> pl.DataFrame:
    return days.clear() if now else days


class _Held:
    """The rows of one model that a file speaks of, as they were on the day it speaks of, or are now."""

    def __init__(self, model: type[Recorded], days: pl.DataFrame, fields: Mapping[str, Any], now: bool) -> None:
        self.kind = f"register.{model._meta.model_name}"
        self.rows = stored(model, days["id"], fields)
        self.then = in_force(self.kind, _asked(days, now))
        self.now = now

    def beside(self, found: Received, name: str, said: pl.DataFrame) -> pl.DataFrame:
        """What is said of one field (row, number, id, how, value) in `changes.SCHEMA`."""
        held = self.rows.select("id", pl.col(name).alias("old"))
        said = said.join(held, on="id", how="left", maintain_order="left")
        return _shaped(found, self.kind, name, name, said, self.now, self.then.filter(pl.col("field") == name))


def _shaped(
    found: Received, kind: str, field: str, name: str, said: pl.DataFrame, every: bool, then: pl.DataFrame = NOTHING
) -> pl.DataFrame:
    """In `changes.SCHEMA`, `every` row or those that differ; `then` (id, field, then) are stored forms of an earlier
    day that hold instead of `old`."""
    late = then.select("id", "then", known=pl.lit(True))
    said = said.join(late, on="id", how="left", maintain_order="left")
    if not every:
        said = said.filter(
            pl.col("value").is_not_null() & (pl.col("value").ne_missing(pl.col("old")) | pl.col("known"))
        )
    said = said.with_columns(changes.json_text(said["old"]), changes.json_text(said["value"]).alias("new"))
    return said.select(
        "row",
        pl.lit(kind).alias("subject_kind"),
        pl.col("id").alias("subject_id"),
        pl.col("number").alias("household"),
        pl.lit(field).alias("field"),
        pl.when("known").then("then").otherwise("old").alias("old"),
        "new",
        pl.lit(found.letters(name)).alias("column"),
        "how",
    )
