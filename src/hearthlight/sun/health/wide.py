"""Readings as arrays, a row a station and a column a period, for judges that look at all stations at once. Pure."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SIGNS = ("dark_minutes", "peak_w", "flat_minutes", "first_minute", "last_minute", "middle_minute")
"""What only data by quarter hour tells of a day (columns of DAY)."""


@dataclass(frozen=True)
class Wide:
    """Stations (n,) by periods (t,): `energy` in Wh (n, t), NaN where nothing is known; `periods` without a hole.

    `power_w` and `inverter_w` (n,), NaN where unknown; `signs` by name (n, t), empty but for data by quarter hour.
    """

    kind: str
    stations: Ints
    area_codes: tuple[str, ...]
    power_w: Floats
    inverter_w: Floats
    periods: tuple[date, ...]
    energy: Floats
    signs: dict[str, Floats] = field(default_factory=dict)

    @property
    def monthly(self) -> bool:
        """Whether a period is a month."""
        return self.kind == "month"

    @property
    def periods_a_year(self) -> int:
        """12 or 365."""
        return 12 if self.monthly else 365

    def without(self, cells: Flags) -> "Wide":
        """The same with these cells (n, t) unknown."""
        return replace(self, energy=np.where(cells, np.nan, self.energy))


def wide(energies: pl.DataFrame, stations: pl.DataFrame, kind: str, day: date) -> Wide:
    """Lay a frame DAY or MONTH out as arrays: periods up to `day`, stations of the frame STATION with a power.

    Several rows of one station and period (several meters) are added. Left out: a month that is not read whole, and
    a period that began before the station was connected.
    """
    known = stations.filter(pl.col("power_w") > 0).with_row_index("at")
    rows = _usable(energies, known, kind, day)
    periods = _calendar(rows["period"], kind)
    shape = (len(known), len(periods))
    where = rows["at"].to_numpy(), _column(rows["period"], periods, kind)
    names = [name for name in SIGNS if kind == "quarter_hour" and name in rows.columns]
    return Wide(
        kind,
        known["station"].to_numpy(),
        tuple(known["area_code"]),
        known["power_w"].cast(pl.Float64).to_numpy(),
        known["inverter_w"].cast(pl.Float64).fill_null(np.nan).to_numpy(),
        periods,
        _laid(rows["energy_wh"], where, shape),
        {name: _laid(rows[name], where, shape) for name in names},
    )


def _usable(energies: pl.DataFrame, known: pl.DataFrame, kind: str, day: date) -> pl.DataFrame:
    rows = energies.rename({"month" if kind == "month" else "day": "period"})
    if kind == "month":
        rows = rows.filter(pl.col("days") >= pl.col("period").dt.month_end().dt.day())
    rows = rows.join(known.select("station", "at", "connected_on"), on="station")
    begun = pl.col("connected_on").is_null() | (pl.col("period") >= pl.col("connected_on"))
    rows = rows.filter(begun & (pl.col("period") <= day) & pl.col("energy_wh").is_not_null())
    signs = [pl.col(name).mean() for name in SIGNS if name in rows.columns]
    return rows.group_by("at", "period").agg(pl.col("energy_wh").sum(), *signs)


def _calendar(period: pl.Series, kind: str) -> tuple[date, ...]:
    first, last = period.min(), period.max()
    if not isinstance(first, date) or not isinstance(last, date):
        return ()
    return tuple(pl.date_range(first, last, "1mo" if kind == "month" else "1d", eager=True))


def _column(period: pl.Series, periods: tuple[date, ...], kind: str) -> Ints:
    if kind == "month":
        months = period.dt.year().cast(pl.Int64) * 12 + period.dt.month()
        return (months - periods[0].year * 12 - periods[0].month).to_numpy() if periods else np.zeros(0, np.int64)
    return (period - periods[0]).dt.total_days().to_numpy() if periods else np.zeros(0, np.int64)


def _laid(values: pl.Series, where: tuple[Any, Any], shape: tuple[int, int]) -> Floats:
    laid = np.full(shape, np.nan)
    laid[where] = values.cast(pl.Float64).fill_null(np.nan).to_numpy()
    return laid
