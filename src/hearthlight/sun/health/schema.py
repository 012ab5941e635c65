"""What the judges of station health take and give. Pure.

A station is judged by its neighbours' specific yield of the same day or month (Wh per W), never by a climatology.
"""

from enum import StrEnum

import polars as pl


class Cause(StrEnum):
    """Why energy is missing 损失原因. A cause that the data cannot tell from others is `unknown`, and that is said."""

    OUTAGE = "outage"
    PARTIAL = "partial"
    SOILING = "soiling"
    DEGRADATION = "degradation"
    CLIPPING = "clipping"
    CLOCK = "clock"
    UNIT = "unit"
    WEATHER = "weather"
    GRID = "grid"
    UNKNOWN = "unknown"


DATA_KINDS = ("month", "day", "quarter_hour")

STATION = {
    "station": pl.Int64,
    "area_code": pl.String,
    "power_w": pl.Int64,
    "inverter_w": pl.Int64,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "connected_on": pl.Date,
}
"""The stations to judge; coordinates or inverter null where unknown."""

COMPARED = {
    "station": pl.Int64,
    "period": pl.Date,
    "energy_wh": pl.Int64,
    "neighbours": pl.Int32,
    "expected_wh": pl.Int64,
    "low_wh": pl.Int64,
    "high_wh": pl.Int64,
    "permille": pl.Int32,
}
"""One period (a day, or a month by its first day) of a station beside its neighbours: how many there were, what their
specific yield expects of it, the band in which eight of ten healthy stations lie, and the share made in thousandths;
null where fewer than five neighbours were read."""

LOSS = {
    "station": pl.Int64,
    "area_code": pl.String,
    "cause": pl.String,
    "from_date": pl.Date,
    "until": pl.Date,
    "lost_wh": pl.Int64,
    "surely": pl.Boolean,
    "neighbours": pl.Int32,
    "evidence": pl.Struct({"expected_wh": pl.Int64, "made_wh": pl.Int64, "periods": pl.Int64, "permille": pl.Int64}),
}
"""What was lost, by cause: one row a station, cause and beginning; `until` null while it goes on. An area that was low
together has `station` null and cause weather or grid."""
