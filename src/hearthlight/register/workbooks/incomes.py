"""The income account that a file brings: of each item the whole sum, of which what this system paid is stored already.

Lines that say the same sum as before are left as they are.
"""

import polars as pl

from hearthlight.register.models import Income
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.columns import INCOME, ITEM
from hearthlight.register.workbooks.facts import filled
from hearthlight.register.workbooks.in_force import in_force
from hearthlight.register.workbooks.prepared import Prepared
from hearthlight.register.workbooks.stored import declared
from hearthlight.register.workbooks.writing import corrected, entered
from hearthlight.trail.in_bulk import insert
from hearthlight.trail.models import Event

WRITTEN = ("fen", "origin", "source")


def write_incomes(event: Event, prepared: Prepared, homes: pl.DataFrame) -> int:
    """Write the sums of homes that all stand now; returns how many were new or changed."""
    plan = prepared.plan
    wanted = prepared.changes.filter(pl.col("subject_kind") == changes.INCOME)
    stood = {number for (number,) in plan.homes.filter(pl.col("household").is_not_null()).select("number").iter_rows()}
    count = 0
    for name in filled(plan.found, [column.field for column in INCOME]):
        said = homes.filter(pl.col(name).is_not_null())
        mine = wanted.filter(pl.col("field") == ITEM[name])
        changed = pl.col("number").is_in(mine["household"].to_list()) | ~pl.col("number").is_in(list(stood))
        said = said.filter(changed)
        paid = [plan.paid.get((pk, day.year - 1, ITEM[name]), 0) for pk, day in said.select("household", "day").rows()]
        rows = said.select("household", "day", row=f"{name}@row", fen=pl.col(name) - pl.Series(paid, dtype=pl.Int64))
        count += _write(event, ITEM[name], rows)
    return count


def _write(event: Event, item: str, rows: pl.DataFrame) -> int:
    """Sums of one item (household, day, row, fen): new lines, and lines whose sum is another one."""
    rows = rows.with_columns(
        year=pl.col("day").dt.year().cast(pl.Int64) - 1,
        origin=pl.lit(Income.Origin.IMPORT.value),
        source=pl.lit(event.source_id, pl.Int64),
    )
    lines = declared(rows["household"]).filter(pl.col("item") == item)
    beside = rows.join(lines.drop("item"), on=["household", "year"], how="left", suffix="_old", maintain_order="left")
    _add(event, item, beside.filter(pl.col("id").is_null()))
    stood = beside.filter(pl.col("id").is_not_null())
    then = in_force(changes.INCOME, stood.select("id", "day"))
    corrected(event, changes.INCOME, pl.concat([_differing(stood, name, then) for name in WRITTEN]))
    return len(rows)


def _add(event: Event, item: str, rows: pl.DataFrame) -> None:
    given = {
        "household_id": rows["household"],
        "year": rows["year"],
        "item": item,
        "fen": rows["fen"],
        "origin": Income.Origin.IMPORT.value,
        "source_id": event.source_id,
    }
    rows = rows.with_columns(pl.Series("id", insert(event, Income, len(rows), given), pl.Int64))
    for name in WRITTEN:
        entered(event, changes.INCOME, rows.select("row", "id", "day", value=name), name)


def _differing(stood: pl.DataFrame, name: str, then: pl.DataFrame) -> pl.DataFrame:
    """The changes of one field (subject_id, field, old, new, day, row) against what was in force on the day."""
    late = then.filter(pl.col("field") == name).select("id", "then", known=pl.lit(True))
    texts = {"old": changes.json_text(stood[f"{name}_old"]), "new": changes.json_text(stood[name])}
    found = stood.select("day", "row", "id", **texts, field=pl.lit(name)).join(late, on="id", how="left")
    found = found.with_columns(old=pl.when("known").then("then").otherwise("old"))
    found = found.filter(pl.col("old").ne_missing(pl.col("new")))
    return found.select("day", "row", "field", "old", "new", subject_id="id")
