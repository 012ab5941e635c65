"""The intervals of this installation 分时读数: Parquet by month in ``HOME/readings/KIND``."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import polars as pl
from django.conf import settings

from hearthlight.places.models import Area
from hearthlight.sun.readings import daily, store
from hearthlight.sun.readings.schema import INTERVAL

DAY, QUARTER_HOUR = "day", "quarter_hour"
Row = tuple[int, datetime | str, int, int]
"""Station, end of the interval (UTC), minutes, Wh."""


def folder(kind: str) -> Path:
    """Where the months of a kind lie."""
    return Path(settings.HOME.folder) / "readings" / kind


def one_at_a_time() -> None:
    """Inside an act: two that keep intervals of one month would lose each other's rows, so the second waits."""
    Area.objects.select_for_update(no_key=True).order_by("code").first()


def keep(kind: str, rows: Sequence[Row] | pl.DataFrame) -> int:
    """Keep intervals (columns INTERVAL, or rows of them); how many months were touched."""
    return store.keep(folder(kind), rows if isinstance(rows, pl.DataFrame) else _frame(rows))


def _frame(rows: Sequence[Row]) -> pl.DataFrame:
    plain = [(one, datetime.fromisoformat(at) if isinstance(at, str) else at, n, wh) for one, at, n, wh in rows]
    return pl.DataFrame(plain, schema=INTERVAL, orient="row")


def read(kind: str, stations: Sequence[int], first: date, last: date) -> pl.DataFrame:
    """The intervals of these stations in the months from one day to another (columns INTERVAL)."""
    return store.read(folder(kind), first, last).filter(pl.col("station").is_in(list(stations))).collect()


def days(kind: str, stations: Sequence[int], first: date, last: date) -> pl.DataFrame:
    """The days of intervals of a kind (columns DAY); daily readings tell the energy alone, the rest is null."""
    found = daily.days(folder(kind), first, last, list(stations))
    return found if kind == QUARTER_HOUR else found.with_columns(_unknown(found))


def _unknown(found: pl.DataFrame) -> list[pl.Expr]:
    """What a day's energy alone does not tell."""
    told = ("station", "day", "energy_wh", "intervals", "expected_intervals")
    return [pl.lit(None).cast(found.schema[name]).alias(name) for name in found.columns if name not in told]
