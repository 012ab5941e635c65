"""What the meters of an invented fleet (synthetic) read: days with all their columns, and whole months.

Meters miss days now and then, in stretches too; a month is read whole, since they count on while nobody reads them.
"""

from typing import Any

import numpy as np
import polars as pl

from hearthlight.sun.readings.schema import DAY
from tools.planted_fleet import FIRST_SLOT, QUARTER, SLOTS, STATIONS, Fleet

Array = Any


def read(made: Fleet, scale: Array) -> pl.DataFrame:
    """The frame DAY of every station and day."""
    found = [_signs(made, start, scale[start : start + STATIONS]) for start in range(0, len(made.power), STATIONS)]
    columns = {name: np.concatenate([one[name] for one in found]).ravel() for name in found[0]}
    count = len(made.days)
    return pl.DataFrame(
        {
            "station": np.repeat(made.stations["station"].to_numpy(), count),
            "day": pl.concat([pl.Series(made.days, dtype=pl.Date)] * len(made.power)),
            **{name: pl.Series(values).fill_nan(None) for name, values in columns.items()},
            "intervals": np.full(len(made.power) * count, 96),
            "expected_intervals": np.full(len(made.power) * count, 96),
        }
    ).cast(dict(DAY))[list(DAY)]  # type: ignore[arg-type]


def _signs(made: Fleet, start: int, scale: Array) -> dict[str, Array]:
    """What a village's meters say of each day, all arrays (stations, days)."""
    watts = made.stations["power_w"].to_numpy()[start : start + STATIONS]
    power = made.power[start : start + STATIONS].astype(np.float64)
    power[power < 0.01 * watts[:, None, None]] = 0
    month = np.array([day.year * 12 + day.month for day in made.days])
    highest = np.zeros(power.shape[:2])
    for one in np.unique(month):
        highest[:, month == one] = power[:, month == one].max(axis=(1, 2))[:, None]
    sun = np.median(power / watts[:, None, None], axis=0) > 0.05
    energy, on = power.sum(axis=2) / 4, power > 0
    light = on.any(axis=2)
    half = (np.cumsum(power, axis=2) >= power.sum(axis=2, keepdims=True) / 2).argmax(axis=2)
    minutes = {"first": on.argmax(axis=2), "last": SLOTS - on[:, :, ::-1].argmax(axis=2), "middle": half}
    return {
        "energy_wh": np.rint(energy * scale),
        "dark_minutes": (~on & sun[None]).sum(axis=2) * float(QUARTER),
        "peak_w": np.rint(power.max(axis=2) * scale),
        "flat_minutes": ((power >= 0.99 * highest[:, :, None]) & on).sum(axis=2) * float(QUARTER),
        **{
            f"{name}_minute": np.where(light, (FIRST_SLOT + value) * float(QUARTER), np.nan)
            for name, value in minutes.items()
        },
    }


def missing(days: pl.DataFrame, random: Array) -> pl.DataFrame:
    """Without one day in a hundred, and one stretch of up to three weeks of every third station."""
    kept = random.random(len(days)) > 0.01
    count = days["day"].n_unique()
    for row in range(0, len(days) // count, 3):
        first = row * count + int(random.integers(0, count - 21))
        kept[first : first + int(random.integers(3, 22))] = False
    return days.filter(pl.Series(kept))


def months(days: pl.DataFrame) -> pl.DataFrame:
    """The frame MONTH of whole months, from meters that count on while nobody reads them."""
    month = pl.col("day").dt.truncate("1mo").alias("month")
    return days.group_by("station", month, maintain_order=True).agg(
        pl.col("energy_wh").sum(), pl.len().cast(pl.Int32).alias("days")
    )
