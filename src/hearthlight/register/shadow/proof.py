"""Proof of what arrived: the items of a keying list against the next export and the register as it is now. Pure."""

import polars as pl

from hearthlight.register.shadow.three_ways import KEY

ARRIVED, WAITING, OTHERWISE, ABSENT = "arrived", "waiting", "otherwise", "absent"
OUTCOMES = (ARRIVED, WAITING, OTHERWISE, ABSENT)
"""Arrived there · still what it was there · came back as something else · not in the export."""

SCHEMA = {
    "row": pl.Int64,
    "subject_kind": pl.String,
    "subject_id": pl.Int64,
    "household": pl.String,
    "field": pl.String,
    "column": pl.String,
    "was": pl.String,
    "wanted": pl.String,
    "since": pl.Date,
    "who": pl.String,
    "why": pl.String,
}
"""An item of a keying list: the cell (place in the export it was made from), what stood there, what is to be keyed,
since when and by whom it is known here. JSON text for `was` and `wanted`."""


def nothing() -> pl.DataFrame:
    """No item."""
    return pl.DataFrame(schema=SCHEMA)


def now(said: pl.DataFrame, compared: pl.DataFrame) -> pl.DataFrame:
    """Every cell of a later export: subject_kind, subject_id, field, theirs, ours. `said`: its snapshot; `compared`:
    its cells that differ from ours (`three_ways.SCHEMA`)."""
    cells = said.select(pl.col("subject_kind", "field").cast(pl.String), "subject_id", theirs="value")
    differ = compared.select(*KEY, "ours", differs=pl.lit(True))
    joined = cells.join(differ, on=KEY, how="left")
    return joined.select(*KEY, "theirs", ours=pl.when("differs").then("ours").otherwise("theirs"))


def prove(items: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """The items (`SCHEMA`) with `theirs` and `ours` of a later export (`now`) and their `outcome`.

    Arrived = the export now says what was wanted, or what we say now.
    """
    there = now.unique(KEY, keep="first").with_columns(there=pl.lit(True))
    joined = items.join(there, on=KEY, how="left", maintain_order="left")
    theirs = pl.col("theirs")
    outcome = (
        pl.when(pl.col("there").is_null())
        .then(pl.lit(ABSENT))
        .when(theirs.eq_missing(pl.col("wanted")) | theirs.eq_missing(pl.col("ours")))
        .then(pl.lit(ARRIVED))
        .when(theirs.eq_missing(pl.col("was")))
        .then(pl.lit(WAITING))
        .otherwise(pl.lit(OTHERWISE))
    )
    return joined.with_columns(outcome.alias("outcome")).drop("there")


def counts(proved: pl.DataFrame) -> dict[str, int]:
    """How many items had each outcome, all named."""
    found = dict(proved.group_by("outcome").len().iter_rows())
    return {outcome: found.get(outcome, 0) for outcome in OUTCOMES}
