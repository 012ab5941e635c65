"""What an export said, by field and by our ids: names by a keyed digest, no number of anybody. Pure."""

import polars as pl

from hearthlight.register.workbooks.changes import COVERED

SCHEMA = {
    "subject_kind": pl.Categorical,
    "subject_id": pl.Int64,
    "field": pl.Categorical,
    "value": pl.String,
    "row": pl.Int64,
}
"""One row a cell: `value` is JSON text, null where the export's cell was empty; `row` of its sheet, from 1."""

__all__ = ["COVERED", "SCHEMA", "empty", "of"]


def of(facts: pl.DataFrame) -> pl.DataFrame:
    """The snapshot of an export's facts (`workbooks/changes.SCHEMA`): cells of subjects that have an id here."""
    known = facts.filter(pl.col("subject_id").is_not_null())
    cells = known.unique(["subject_kind", "subject_id", "field"], keep="first", maintain_order=True)
    return cells.rename({"new": "value"}).select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def empty() -> pl.DataFrame:
    """No export said anything yet."""
    return pl.DataFrame(schema=SCHEMA)
