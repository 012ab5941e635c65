"""Changes laid over rows 变更叠加: what rows were on a day, as known at an event. Pure: frames in and out.

The rule is that of `trail.history.as_of`: the newest change in force, else what stood before the first change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

CHANGES = {
    "subject": pl.Int64,
    "field": pl.String,
    "old": pl.String,
    "new": pl.String,
    "valid_from": pl.String,
    "event": pl.Int64,
}
"""Columns of a frame of changes: the row's id, its field, old and new as JSON text, the day as 2017-03-28."""


@dataclass(frozen=True)
class Moment:
    """A day, and the last act that was known then; None: everything known now."""

    day: date
    event: int | None = None


def in_force(changes: pl.DataFrame, moment: Moment) -> pl.DataFrame:
    """The value of each changed field at the moment: subject, field, value (JSON text)."""
    known = pl.col("valid_from") <= moment.day.isoformat()
    if moment.event is not None:
        known &= pl.col("event") <= moment.event
    place = ["subject", "field"]
    newest = changes.filter(known).sort("valid_from", "event").unique(place, keep="last", maintain_order=True)
    oldest = changes.sort("event", "valid_from").unique(place, keep="first", maintain_order=True)
    both = [newest.select(*place, value="new"), oldest.select(*place, value="old")]
    return pl.concat(both).unique(place, keep="first", maintain_order=True)


def laid_over(
    rows: pl.DataFrame, key: str, values: pl.DataFrame, fields: Mapping[str, tuple[str, Any]]
) -> pl.DataFrame:
    """`rows`, named by their id in `key`, with `values` in the place of what stands now.

    `fields`: name of a field to (column of the frame, its Polars type).
    """
    by_field = {str(name[0]): part for name, part in values.partition_by("field", as_dict=True).items()}
    for field, (column, kind) in fields.items():
        if field in by_field:
            rows = _one_column(rows, key, by_field[field].select(_row="subject", _value=decoded(kind)), column)
    return rows


def _one_column(rows: pl.DataFrame, key: str, said: pl.DataFrame, column: str) -> pl.DataFrame:
    joined = rows.join(said.with_columns(_said=True), left_on=key, right_on="_row", how="left", maintain_order="left")
    then = pl.when("_said").then("_value").otherwise(column).alias(column)
    return joined.with_columns(then).drop("_said", "_value")


def decoded(kind: Any) -> pl.Expr:
    """The JSON text in `value` as a column of a Polars type; null and JSON's null are unknown."""
    text = pl.when(pl.col("value") != "null").then("value")
    if kind == pl.Boolean:
        return text == "true"
    if kind == pl.Date:
        return text.str.strip_chars('"').str.to_date()
    return text.cast(pl.Int64) if kind == pl.Int64 else text.str.json_decode(pl.String)
