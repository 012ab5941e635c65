"""Keeping how each station stood beside its neighbours, a row a station and month, for pages that draw it."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from hearthlight.sun.models import Compared
from hearthlight.trail.models import Event

BY = {"quarter_hour": "day", "day": "day", "month": "month"}
"""Data kind to the periods by which its stations are compared."""
NUMBERS = ("energy_wh", "expected_wh", "low_wh", "high_wh", "neighbours")


def rows_of(compared: pl.DataFrame, kind: str) -> Iterator[Compared]:
    """The rows of a frame COMPARED as they are kept, not stored; the days of a month in their places."""
    months = compared.with_columns(month=pl.col("period").dt.truncate("1mo"), place=_place(kind)).sort("period")
    for (station, month), rows in months.group_by("station", "month", maintain_order=True):
        periods: list[Any] = [None] * rows["place"].max()  # type: ignore[operator]
        for row in rows.iter_rows(named=True):
            periods[row["place"] - 1] = [row[name] for name in NUMBERS]
        yield Compared(station_id=station, month=month, data_kind=BY[kind], periods=periods)


def _place(kind: str) -> pl.Expr:
    return pl.lit(1) if BY[kind] == "month" else pl.col("period").dt.day().cast(pl.Int64)


def keep(event: Event, fresh: list[Compared]) -> None:
    """Store them in place of what stood for the same station and month."""
    for row in fresh:
        row.made = row.event = event
    Compared.whole.bulk_create(
        fresh,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["station", "month", "data_kind"],
        update_fields=["periods", "event"],
    )
