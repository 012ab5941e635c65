"""The one shape of a proposed change: one row a field that would change, old → new as JSON text. Pure.

The import's dry run, its undo, the three-way comparison and the question page speak in it.
"""

import json
from datetime import date
from typing import Any

import polars as pl

HOUSEHOLD, MEMBER, INCOME = "register.household", "register.member", "register.income"

SCHEMA = {
    "row": pl.Int64,
    "subject_kind": pl.String,
    "subject_id": pl.Int64,
    "household": pl.String,
    "field": pl.String,
    "old": pl.String,
    "new": pl.String,
    "column": pl.String,
    "how": pl.String,
}
"""`row` of the sheet, from 1; `subject_id` null for a new row; `household` its number; `old` and `new` JSON text of the
stored form, null when unknown; `column` the letters; `how` the code of why the row was matched (`how.HOW`).

The field of an income is its item, the value fen; the year stands with the data's day.
"""


COVERED = ("name", "address", "bank", "relocation_place")
"""Fields that say who somebody is: what is kept of a file holds their keyed digest, as the index of a secret does."""


def empty() -> pl.DataFrame:
    """No change."""
    return pl.DataFrame(schema=SCHEMA)


def json_text(series: pl.Series) -> pl.Series:
    """Values as JSON text in the form the trail stores them; null stays null. Comparing texts compares values."""
    if series.dtype == pl.String:
        distinct = series.unique().drop_nulls()
        texts = pl.Series([json.dumps(value) for value in distinct], dtype=pl.String)
        return series.replace_strict(distinct, texts, default=None, return_dtype=pl.String)
    plain = series.cast(pl.String)
    if series.dtype != pl.Date:
        return plain
    return pl.select(pl.lit('"') + plain + pl.lit('"')).to_series().alias(series.name)


def as_written(texts: pl.Series) -> pl.Series:
    """JSON texts of a database, each in the one spelling that `json_text` has: PostgreSQL keeps letters as they are."""
    distinct = texts.unique().drop_nulls()
    same = pl.Series([json.dumps(json.loads(text)) for text in distinct], dtype=pl.String)
    return texts.replace_strict(distinct, same, default=None, return_dtype=pl.String) if len(distinct) else texts


def as_json(value: Any) -> str | None:
    """One value as `json_text` writes it."""
    if value is None:
        return None
    return json.dumps(value.isoformat() if isinstance(value, date) else value)


def value_of(text: str | None) -> Any:
    """The stored form again: a text, number, yes or no; a day stays its text ``2017-03-28``."""
    return None if text is None else json.loads(text)


def differing(facts: pl.DataFrame) -> pl.DataFrame:
    """Of all that a file says (the same shape, equal rows included) what would change. An empty cell says nothing."""
    return facts.filter(pl.col("new").is_not_null() & pl.col("new").ne_missing(pl.col("old")))
