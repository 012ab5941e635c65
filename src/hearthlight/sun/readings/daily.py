"""Intervals as days: energy, how many came, highest power, flat top, first, last and middle minute (DAY). Pure.

A month of intervals is read, turned and let go before the next, so that a county's year needs the memory of a month.
"""

from datetime import date
from pathlib import Path

import polars as pl

from hearthlight.sun.readings.schema import DAY
from hearthlight.sun.readings.store import ZONE, files

FLAT = 0.99
"""Within so much of the station's highest power of the month a quarter hour counts as flat."""
A_DAY = 24 * 60


def days(folder: Path, first: date, last: date, stations: list[int] | None = None) -> pl.DataFrame:
    """The days (columns DAY) of intervals kept in a folder, of some stations or all, in order."""
    months = [of_month(pl.scan_parquet(path), stations) for path in files(folder, first, last)]
    found = pl.concat(months) if months else pl.DataFrame(schema=DAY)
    return found.filter(pl.col("day").is_between(first, last)).sort("station", "day")


def of_month(intervals: pl.LazyFrame, stations: list[int] | None = None) -> pl.DataFrame:
    """One month of intervals (columns INTERVAL) as days; a day's energies add up to what its meter made."""
    rows = intervals if stations is None else intervals.filter(pl.col("station").is_in(stations))
    local = pl.col("at").dt.convert_time_zone(ZONE).dt.replace_time_zone(None)
    begin = local - pl.duration(minutes=pl.col("minutes"))
    minute = begin.dt.hour().cast(pl.Int32) * 60 + begin.dt.minute().cast(pl.Int32)
    timed = rows.select(
        "station",
        "energy_wh",
        "minutes",
        day=begin.dt.date(),
        minute=minute,
        power=pl.col("energy_wh") * 60 // pl.col("minutes"),
    )
    lit = pl.col("energy_wh") > 0
    flat = (pl.col("power") >= FLAT * pl.col("power").max().over("station")) & lit
    by_day = timed.with_columns(_flat=pl.when(flat).then("minutes").otherwise(0)).group_by("station", "day").agg(
        energy_wh=pl.col("energy_wh").sum(),
        intervals=pl.len(),
        expected_intervals=A_DAY // pl.col("minutes").min(),
        dark_minutes=pl.lit(None),
        peak_w=pl.col("power").max(),
        flat_minutes=pl.col("_flat").sum(),
        first_minute=pl.col("minute").filter(lit).min(),
        last_minute=(pl.col("minute") + pl.col("minutes")).filter(lit).max(),
        middle_minute=(
            ((pl.col("minute") + pl.col("minutes") / 2) * pl.col("energy_wh")).sum() / pl.col("energy_wh").sum()
        ).fill_nan(None).round(),
    )  # fmt: skip
    return by_day.select(DAY.keys()).cast(DAY).collect(engine="streaming")  # type: ignore[arg-type]
