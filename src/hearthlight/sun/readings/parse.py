"""The cells of a table as readings: whole Wh and local times; what cannot be read is a doubt of its row. Pure."""

from dataclasses import dataclass

import polars as pl

from hearthlight.sun.readings.columns import Mapping
from hearthlight.sun.readings.doubting import doubted
from hearthlight.sun.readings.schema import RAW
from hearthlight.sun.readings.table import ROW, Table

LARGEST = 10**15
"""Wh: no meter shows more, and up to here a rounded product of a decimal text and its unit is exact."""
_TIMES = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
)
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d")


@dataclass(frozen=True)
class Parsed:
    """The readable rows (RAW), the others (DOUBT), and whether the times are moments, days or months."""

    rows: pl.DataFrame
    doubts: pl.DataFrame
    written: str


def parse(table: Table, mapping: Mapping) -> Parsed:
    """Read every row. A day or month without a clock is its own end: 2017-03-01 is read at the end of that day."""
    at, written = _times(table.frame[mapping.at])
    number = _number(table.frame[mapping.value], mapping.factor)
    columns = {"register_wh": mapping.register, "energy_wh": mapping.energy, "power_w": mapping.power}
    rows = pl.DataFrame(
        {
            "row": table.frame[ROW].cast(pl.Int64),
            "meter": table.frame[mapping.meter].str.strip_chars(),
            "at": at,
            **{
                name: number if column else pl.Series([None] * len(number), dtype=pl.Int64)
                for name, column in columns.items()
            },
        }
    ).cast(RAW)  # type: ignore[arg-type]
    readable = rows["at"].is_not_null() & rows["meter"].is_not_null() & number.is_not_null()
    return Parsed(rows.filter(readable), _unreadable(table, mapping, rows, ~readable), written)


def _number(texts: pl.Series, factor: int) -> pl.Series:
    plain = texts.str.replace_all(r"[,，\s]", "").cast(pl.Float64, strict=False)
    found = (plain * factor).round().fill_nan(None)
    return found.set(found.abs() > LARGEST, None).cast(pl.Int64)


def _times(texts: pl.Series) -> tuple[pl.Series, str]:
    """Local ends of the intervals, by the form in which most are written."""
    plain = texts.str.strip_chars()
    moments = _first_of(plain, _TIMES)
    if moments.is_not_null().sum() * 2 > len(plain):
        return moments, "moment"
    days = _first_of(plain, _DAYS)
    if days.is_not_null().sum() * 2 > len(plain):
        return days.dt.offset_by("1d"), "day"
    months = _first_of(plain.str.replace(r"[月/.-]?$", "") + "-01", ("%Y-%m-%d", "%Y/%m-%d", "%Y年%m-%d", "%Y%m-%d"))
    return months.dt.offset_by("1mo"), "month"


def _first_of(texts: pl.Series, forms: tuple[str, ...]) -> pl.Series:
    tried = [pl.col("text").str.to_datetime(form, time_unit="us", strict=False, exact=True) for form in forms]
    return pl.DataFrame({"text": texts}).select(at=pl.coalesce(tried))["at"]


def _unreadable(table: Table, mapping: Mapping, rows: pl.DataFrame, bad: pl.Series) -> pl.DataFrame:
    cells = table.frame.select(
        found=pl.concat_str([mapping.meter, mapping.at, mapping.value], separator=" | ", ignore_nulls=True)
    )
    told = rows.select("row", "meter", "at").with_columns(cells["found"], kind=pl.lit("not_readable"))
    return doubted(told.filter(bad))
