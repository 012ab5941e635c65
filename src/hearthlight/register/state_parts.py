"""The states of households as the household frame tells them 身份状态: the registration, and the monitoring since 2021.

Pure: rows of the status table in the order of their days in, a row a household out.
"""

import polars as pl

ROWS = {
    "household": pl.Int64,
    "scheme": pl.String,
    "state": pl.String,
    "way": pl.String,
    "cause_main": pl.String,
    "since": pl.Date,
}
"""Columns of a status row here; `since` is when the state began."""

FIRST = ""
"""What stands before the first state."""
FOLLOWS = {
    FIRST: ("registered",),
    "registered": ("registered", "pre_exit", "exited", "cancelled"),
    "pre_exit": ("pre_exit", "registered", "exited", "cancelled"),
    "exited": ("exited", "returned", "cancelled"),
    "returned": ("returned", "pre_exit", "exited", "cancelled"),
    "cancelled": ("cancelled", "registered"),
}
"""State of the registration to those that may follow it; one that is only carried on may follow any."""

CARRIED = ("split", "merged", "moved_in")
"""Ways in which a state comes from another household or place."""


def registration(rows: pl.DataFrame) -> pl.DataFrame:
    """scheme, state, exited_year, cause_main, registered_year, states_impossible of `rows` (ROWS, of one scheme)."""
    last = rows.unique("household", keep="last", maintain_order=True)
    exited = pl.when(pl.col("state") == "exited").then(pl.col("since").dt.year())
    last = last.with_columns(exited_year=exited.cast(pl.Int64)).drop("since", "way")
    return last.join(_history(rows), on="household", how="left", maintain_order="left")


def _history(rows: pl.DataFrame) -> pl.DataFrame:
    first = pl.col("household") != pl.col("household").shift()
    before = pl.when(first.fill_null(True)).then(pl.lit(FIRST)).otherwise(pl.col("state").shift())
    step = pl.concat_str(before, pl.lit(">"), "state")
    allowed = [f"{one}>{other}" for one, others in FOLLOWS.items() for other in others]
    wrong = ~step.is_in(allowed) & ~pl.col("way").is_in(CARRIED)
    began = pl.when(pl.col("state") == "registered").then(pl.col("since").dt.year())
    steps = rows.select("household", began.alias("registered_year"), wrong=wrong, unknown=step.is_null())
    told = steps.group_by("household", maintain_order=True).agg(
        pl.col("registered_year").min().cast(pl.Int64),
        pl.col("wrong").fill_null(False).sum().cast(pl.Int64),
        pl.col("unknown").sum().cast(pl.Int64),
    )
    impossible = pl.when((pl.col("wrong") > 0) | (pl.col("unknown") == 0)).then(pl.col("wrong"))
    return told.select("household", "registered_year", states_impossible=impossible)


def monitoring(rows: pl.DataFrame) -> pl.DataFrame:
    """monitored, monitored_kind, monitored_from, risk_main, risk_removed, removal_way, removed_on of `rows` (ROWS)."""
    last = rows.unique("household", keep="last", maintain_order=True)
    kinds = rows.filter(pl.col("state") != "removed").unique("household", keep="last", maintain_order=True)
    kinds = kinds.select("household", monitored_kind="state", monitored_from="since", risk_main="cause_main")
    gone = pl.col("state") == "removed"
    told = last.select(
        "household",
        monitored=pl.lit(True),
        risk_removed=gone,
        removal_way=pl.when(gone & (pl.col("way") != "")).then("way"),
        removed_on=pl.when(gone).then("since"),
    )
    return told.join(kinds, on="household", how="left", maintain_order="left")
