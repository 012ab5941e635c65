"""Intervals kept by month: Parquet in ``FOLDER/2017-03.parquet``, one row a station and time, whole or not at all.

Idempotent: the same station and time again takes the place of what stood. Pure of Django: the folder is given.
"""

import os
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

import polars as pl

from hearthlight.core.period import Month
from hearthlight.sun.readings.schema import INTERVAL

KEY = ["station", "at"]
ZONE = "Asia/Shanghai"
SCHEMA = pl.Schema(INTERVAL)  # type: ignore[arg-type]


def keep(folder: Path, intervals: pl.DataFrame) -> int:
    """Keep intervals (columns INTERVAL), each in the local month in which it ends; how many months were touched."""
    local = pl.col("at").dt.offset_by("-1m").dt.convert_time_zone(ZONE).dt.strftime("%Y-%m")
    months = intervals.with_columns(_month=local)
    for (month,), part in months.group_by("_month"):
        _merge(folder / f"{month}.parquet", part.select(INTERVAL.keys()))
    return months["_month"].n_unique()


def _merge(path: Path, fresh: pl.DataFrame) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = [pl.read_parquet(path)] if path.exists() else []
    write(path, pl.concat([*kept, fresh]).unique(KEY, keep="last").sort(KEY))


def write(path: Path, frame: pl.DataFrame) -> None:
    """Write a file whole or not at all."""
    with NamedTemporaryFile(dir=path.parent, suffix=".half", delete=False) as half:
        frame.write_parquet(half)
    os.replace(half.name, path)


def files(folder: Path, first: date, last: date) -> list[Path]:
    """The months from one day to another that are there, in order."""
    names = (str(Month.of(first)), str(Month.of(last)))
    return [path for path in sorted(folder.glob("*.parquet")) if names[0] <= path.stem <= names[1]]


def read(folder: Path, first: date, last: date) -> pl.LazyFrame:
    """The intervals of these months, lazily; empty where none is kept."""
    there = files(folder, first, last)
    return pl.scan_parquet(there) if there else SCHEMA.to_frame().lazy()
