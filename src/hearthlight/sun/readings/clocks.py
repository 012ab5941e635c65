"""A meter's clock held against the sun: the middle of its energy against noon at its longitude. Pure."""

import polars as pl

from hearthlight.sun.readings.doubting import Sieve

CHINA = 8.0
"""Hours east of Greenwich of the clock on the wall."""
OFF, MOST = 40, 80
"""Minutes from which a clock counts as an hour off, and beyond which the middle says something else."""
EQUATION = 17
"""Minutes that the sun itself is early or late in the course of the year."""


def on_time(sieve: Sieve) -> None:
    """Doubt all rows of a meter whose middle lies an hour from noon, repaired by the whole hour."""
    middle = pl.col("at").dt.hour().cast(pl.Float64) * 60 + pl.col("at").dt.minute() - pl.col("hours") * 30
    weighed = (middle * pl.col("energy_wh")).sum().over("meter") / pl.col("energy_wh").sum().over("meter")
    noon = 720 + (CHINA * 15 - pl.col("longitude")) * 4
    sieve.rows = sieve.rows.with_columns(_off=weighed - noon)
    wrong = pl.col("_off").abs().is_between(OFF, MOST)
    hour = pl.when(pl.col("_off") > 0).then(pl.lit("-1h")).otherwise(pl.lit("1h"))
    sieve.take(
        "clock_shift", wrong, pl.col("_off").round(), pl.lit(0),
        energy_wh=pl.col("energy_wh"), at=pl.col("at").dt.offset_by(hour), meter=pl.col("meter"),
    )  # fmt: skip
    sieve.rows = sieve.rows.drop("_off")
