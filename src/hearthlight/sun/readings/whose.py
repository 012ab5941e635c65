"""Whose readings they are and whether they are new: unknown meters, two stations on one, twice, already, to come. Pure.

A meter's row: meter, station, multiplier, nameplate_w, longitude; `kept` has meter, at, value of what stands.
"""

from datetime import datetime

import polars as pl

from hearthlight.sun.readings.doubting import Sieve

METER = {
    "meter": pl.String,
    "station": pl.Int64,
    "multiplier": pl.Int64,
    "nameplate_w": pl.Int64,
    "longitude": pl.Float64,
}
"""What is known of the meters; nameplate or longitude null where unknown."""
KEPT = {"meter": pl.String, "at": pl.Datetime("us"), "value": pl.Int64}
"""What stands already: a register or the energy of an interval, by local end."""
VALUE = pl.coalesce("register_wh", "energy_wh")


def known(sieve: Sieve, meters: pl.DataFrame, now: datetime) -> None:
    """Doubt rows of meters that nobody knows or that two stations claim, and rows of the time to come."""
    stations = meters.group_by("meter").agg(pl.col("station").n_unique().alias("_owners"))
    first = meters.unique("meter", keep="first", maintain_order=True)
    sieve.rows = sieve.rows.join(stations, on="meter", how="left").join(first, on="meter", how="left")
    sieve.take("unknown_meter", pl.col("_owners").is_null(), pl.col("meter"))
    sieve.take("two_stations", pl.col("_owners") > 1, pl.col("meter"))
    sieve.take("future", pl.col("at") > now, pl.col("at").dt.strftime("%Y-%m-%d %H:%M"))
    sieve.rows = sieve.rows.drop("_owners")


def new(sieve: Sieve, kept: pl.DataFrame) -> int:
    """Leave out what stands already, doubt what stands otherwise or comes twice in the file; how many were left out."""
    rows = sieve.rows.with_columns(_value=VALUE)
    once = rows.unique(["meter", "at", "_value"], keep="first", maintain_order=True)
    left_out = len(rows) - len(once)
    joined = once.join(kept.rename({"value": "_kept"}), on=["meter", "at"], how="left")
    fresh = joined.filter(pl.col("_kept").is_null() | (pl.col("_kept") != pl.col("_value")))
    left_out += len(joined) - len(fresh)
    sieve.rows = fresh
    sieve.take("same_time_twice", pl.struct("meter", "at").is_duplicated(), pl.col("_value"))
    sieve.take("read_already", pl.col("_kept").is_not_null(), pl.col("_value"), pl.col("_kept"))
    sieve.rows = sieve.rows.drop("_kept", "_value")
    return left_out
