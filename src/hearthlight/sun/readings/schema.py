"""The frames of meter readings: as a file says them, as kept intervals, and as a station's days. Pure.

Times are UTC. A row of an interval carries the *end* of its interval, as meters write it; `day` is the local day.
Energy is integer Wh, power integer W. Null is unknown, never 0.
"""

import polars as pl

RAW = {
    "row": pl.Int64,
    "meter": pl.String,
    "at": pl.Datetime("us"),
    "register_wh": pl.Int64,
    "energy_wh": pl.Int64,
    "power_w": pl.Int64,
}
"""A file's rows after its columns were named and its units read: `row` as the spreadsheet counts, local time `at` as
written; a cumulative `register_wh`, or the `energy_wh` of the interval that ends at `at`, or mean `power_w` over it."""

INTERVAL = {
    "station": pl.Int64,
    "at": pl.Datetime("us", "UTC"),
    "minutes": pl.Int32,
    "energy_wh": pl.Int64,
}
"""A kept interval: 15 minutes or a day, by month in Parquet (folder ``readings/KIND/2017-03.parquet``)."""

DAY = {
    "station": pl.Int64,
    "day": pl.Date,
    "energy_wh": pl.Int64,
    "intervals": pl.Int32,
    "expected_intervals": pl.Int32,
    "dark_minutes": pl.Int32,
    "peak_w": pl.Int64,
    "flat_minutes": pl.Int32,
    "first_minute": pl.Int32,
    "last_minute": pl.Int32,
    "middle_minute": pl.Int32,
}
"""One day of a station. `dark_minutes`: without energy while neighbours had sun; `flat_minutes`: within 1 % of its own
highest power of the month; `first_minute`, `last_minute`, `middle_minute`: of the local day, first and last with energy
and the middle of its energy (a clock that is an hour off shows here). Null in all but `energy_wh` where the data is
daily."""

MONTH = {"station": pl.Int64, "month": pl.Date, "energy_wh": pl.Int64, "days": pl.Int32}
"""One month of a station (`month` its first day); `days` of it that the readings cover."""

DOUBT = {
    "row": pl.Int64,
    "meter": pl.String,
    "at": pl.Datetime("us"),
    "kind": pl.String,
    "found": pl.String,
    "expected": pl.String,
    "repair_register_wh": pl.Int64,
    "repair_energy_wh": pl.Int64,
    "repair_meter": pl.String,
    "repair_at": pl.Datetime("us"),
}
"""A row that is not counted before a person agrees: what was found, what was expected, and the reading as it would be
kept (all null where no repair is known)."""

KINDS = (
    "unknown_meter",
    "two_stations",
    "same_time_twice",
    "read_already",
    "register_back",
    "meter_replaced",
    "gap",
    "part_month",
    "negative",
    "unit_slip",
    "multiplier",
    "clock_shift",
    "impossible_yield",
    "zeros",
    "future",
    "not_readable",
)
"""What a reading can be doubted for; `unit_slip` is kW for kWh, kWh for Wh or 万kWh for kWh (a power of ten)."""
