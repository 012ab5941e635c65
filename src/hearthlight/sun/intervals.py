"""The intervals of this installation 分时读数: Parquet by month in ``HOME/readings/KIND``, one row a station and time.

Kept whole or not at all, and idempotent: the same station and time again replaces what stood.
"""

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

import polars as pl
from django.conf import settings

from hearthlight.core.period import Month
from hearthlight.sun.readings.schema import INTERVAL

DAY, QUARTER_HOUR = "day", "quarter_hour"
KEY = ["station", "at"]
Row = tuple[int, datetime | str, int, int]
"""Station, end of the interval (UTC), minutes, Wh."""


def folder(kind: str) -> Path:
    """Where the months of a kind lie."""
    return Path(settings.HOME.folder) / "readings" / kind


def keep(kind: str, rows: Sequence[Row] | pl.DataFrame) -> int:
    """Keep intervals (columns INTERVAL, or rows of them); how many months were touched."""
    frame = rows if isinstance(rows, pl.DataFrame) else _frame(rows)
    months = frame.with_columns(month=pl.col("at").dt.offset_by("-1m").dt.strftime("%Y-%m"))
    for (month,), part in months.group_by("month"):
        _merge(folder(kind) / f"{month}.parquet", part.select(INTERVAL.keys()))
    return months["month"].n_unique()


def _frame(rows: Sequence[Row]) -> pl.DataFrame:
    plain = [(one, datetime.fromisoformat(at) if isinstance(at, str) else at, n, wh) for one, at, n, wh in rows]
    return pl.DataFrame(plain, schema=INTERVAL, orient="row")


def _merge(path: Path, fresh: pl.DataFrame) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = [pl.read_parquet(path)] if path.exists() else []
    whole = pl.concat([*kept, fresh]).unique(KEY, keep="last").sort(KEY)
    with NamedTemporaryFile(dir=path.parent, suffix=".half", delete=False) as half:
        whole.write_parquet(half)
    os.replace(half.name, path)


def read(kind: str, stations: Sequence[int], first: Month, last: Month) -> pl.DataFrame:
    """The intervals of these stations in these months (columns INTERVAL)."""
    there = [path for path in sorted(folder(kind).glob("*.parquet")) if str(first) <= path.stem <= str(last)]
    if not there:
        return pl.DataFrame(schema=INTERVAL)
    return pl.scan_parquet(there).filter(pl.col("station").is_in(list(stations))).collect()


def days(stations: Sequence[int], first: date, last: date) -> pl.DataFrame:
    """Energy by local day of the daily intervals (columns station, day, energy_wh)."""
    zone = settings.TIME_ZONE
    rows = read(DAY, stations, Month.of(first), Month.of(last))
    noon = pl.col("at").dt.offset_by("-12h").dt.convert_time_zone(zone).dt.date()
    return rows.select("station", day=noon, energy_wh="energy_wh").filter(pl.col("day").is_between(first, last))
