"""Cumulative meters: what came since the reading before; one that runs back, rolls over or is another. Pure."""

import polars as pl

from hearthlight.sun.readings.doubting import Sieve

NEARLY_EMPTY = 0.05
"""A register that starts again below this share of the one before is a new meter."""
KILOWATT_HOURS = 1_000


def advance(sieve: Sieve, kept: pl.DataFrame) -> None:
    """Give each row `energy_wh` since the reading before of its meter (null at the first), and `hours` between.

    Doubted: below the reading before, as a roll-over where the register was near a power of ten, as a new meter
    where it starts near nought; the reading after such a one is judged from it, so that one slip is one doubt.
    """
    last = kept.sort("at").group_by("meter").last().rename({"at": "_last_at", "value": "_last"})
    rows = sieve.rows.sort("meter", "at", "row").join(last, on="meter", how="left")
    before, at = pl.col("register_wh").shift(1).over("meter"), pl.col("at").shift(1).over("meter")
    earlier = pl.col("_last_at") < pl.col("at")
    sieve.rows = rows.with_columns(
        _before=pl.coalesce(before, pl.when(earlier).then("_last")),
        _at=pl.coalesce(at, pl.when(earlier).then("_last_at")),
    )
    _backwards(sieve)
    since = (pl.col("register_wh") - pl.col("_before")) * pl.col("multiplier")
    hours = (pl.col("at") - pl.col("_at")).dt.total_minutes() / 60
    sieve.rows = sieve.rows.with_columns(energy_wh=since, hours=hours).drop("_before", "_at", "_last", "_last_at")


def _backwards(sieve: Sieve) -> None:
    now, before = pl.col("register_wh"), pl.col("_before")
    back = now < before
    full = (10.0 ** (before / KILOWATT_HOURS).log10().ceil() * KILOWATT_HOURS).cast(pl.Int64)
    rolled = back & (full - before < before * NEARLY_EMPTY) & (now < full * NEARLY_EMPTY)
    sieve.take("register_back", rolled, now, before, register_wh=now + full, at=pl.col("at"), meter=pl.col("meter"))
    empty = back & (now < before * NEARLY_EMPTY)
    other = pl.col("meter") + "-2"
    sieve.take("meter_replaced", empty, now, before, register_wh=now, at=pl.col("at"), meter=other)
    sieve.take("register_back", back, now, before)
