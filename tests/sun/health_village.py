"""A small invented township (synthetic) for the tests of station health: thirty stations in three villages, one sky."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from hearthlight.sun.health.schema import STATION
from hearthlight.sun.readings.schema import DAY, MONTH

STARTED, POWER = date(2015, 1, 1), 10_000
VILLAGES, EACH = 3, 10


def stations(places: bool = True) -> pl.DataFrame:
    """Stations 1..30, and ten more of another township that see the same sky."""
    rows: list[tuple[Any, ...]] = []
    for village in range(VILLAGES + 1):
        code = f"990101{101 + village // VILLAGES}{201 + village}000"
        for n in range(EACH):
            place = (33.0 + village * 0.02 + n * 0.001, 116.0) if places else (None, None)
            rows.append((len(rows) + 1, code, POWER, POWER, *place, None))
    return pl.DataFrame(rows, schema=STATION, orient="row")


def made(days: int, seed: int = 1, noise: float = 0.03) -> Any:
    """Energy in Wh (stations, days), all healthy, to be spoilt at will."""
    random = np.random.default_rng(seed)
    sky = random.uniform(5_000, 60_000, days)
    return sky[None, :] * random.normal(1.0, 0.02, (40, 1)) * random.normal(1.0, noise, (40, days))


def day(n: int) -> date:
    """The n-th day."""
    return STARTED + timedelta(days=n)


def days(energy: Any, **signs: Any) -> pl.DataFrame:
    """The frame DAY; NaN is a day that was not read; `signs` are columns of quarter-hour data (stations, days)."""
    count = energy.shape[1]
    columns = {name: np.asarray(values, dtype=np.float64).ravel() for name, values in signs.items()}
    frame = pl.DataFrame(
        {
            "station": np.repeat(np.arange(len(energy)) + 1, count),
            "day": [day(n) for n in range(count)] * len(energy),
            "energy_wh": np.rint(energy).ravel(),
            **columns,
        }
    ).with_columns(pl.col("energy_wh", *columns).fill_nan(None))
    empty = [pl.lit(None).alias(name) for name in DAY if name not in frame.columns]
    return frame.with_columns(empty).cast(dict(DAY))[list(DAY)].drop_nulls("energy_wh")  # type: ignore[arg-type]


def months(energy: Any) -> pl.DataFrame:
    """The frame MONTH of the same."""
    by_month = days(energy).group_by("station", pl.col("day").dt.truncate("1mo").alias("month"))
    found = by_month.agg(pl.col("energy_wh").sum(), pl.len().alias("days")).sort("station", "month")
    return found.cast(dict(MONTH))  # type: ignore[arg-type]
