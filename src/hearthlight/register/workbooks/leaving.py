"""Cells that stay as they are whatever a file says: those that were changed here, and those changed meanwhile."""

from dataclasses import dataclass

import polars as pl

from hearthlight.register.reading import read
from hearthlight.register.workbooks.changes import INCOME
from hearthlight.trail.models import Event

CELL = ["subject_kind", "subject_id", "field"]


@dataclass(frozen=True)
class Leave:
    """Cells (subject_kind, subject_id, field) that stay, and `seen`, the last act when they were looked for."""

    cells: pl.DataFrame
    seen: int


def last_act() -> int:
    """The newest act: read before the register is looked at, so that what comes after it is known as newer."""
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def without(wanted: pl.DataFrame, leave: Leave | None) -> pl.DataFrame:
    """Proposed changes (`changes.SCHEMA`) without the cells that stay and those changed by a later act."""
    if leave is None:
        return wanted
    left = wanted.join(leave.cells, on=CELL, how="anti", maintain_order="left")
    changed = _changed(leave.seen)
    named = pl.when(pl.col("subject_kind") == INCOME).then(pl.lit("fen")).otherwise("field").alias("changed")
    key = ["subject_kind", "subject_id", "changed"]
    return left.with_columns(named).join(changed, on=key, how="anti", maintain_order="left").drop("changed")


def _changed(seen: int) -> pl.DataFrame:
    statement = "select distinct subject_kind, subject_id, field from trail_change where event_id > %s"
    return read(statement, [seen], {"subject_kind": pl.String, "subject_id": pl.Int64, "changed": pl.String})
