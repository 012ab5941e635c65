"""Row readings: a year of daily readings of 3,000 stations loaded, checked and judged; 15-minute data made into days.

Invented and synthetic. What the first row does is what a county does with a file: read the CSV, name its columns, look
at every row, keep it by month, read it back and judge the stations by it.
"""

import resource
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from hearthlight.sun.health.judge import judge
from hearthlight.sun.health.schema import STATION
from hearthlight.sun.readings import columns, daily, store, whose
from hearthlight.sun.readings.parse import parse
from hearthlight.sun.readings.receive import receive
from hearthlight.sun.readings.schema import INTERVAL
from hearthlight.sun.readings.table import read_table

DAILY, QUARTERS = {"small": 300, "full": 3_000}, {"small": 200, "full": 3_000}
FIRST, DAYS = date(2017, 1, 1), 365
NOW = datetime(2018, 3, 1)
SLOTS = 96


def rows(size: str) -> list[dict[str, Any]]:
    """Seconds and memory of both."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_daily(DAILY[size], Path(folder)), *_quarters(QUARTERS[size], Path(folder))]


def _daily(count: int, folder: Path) -> list[dict[str, Any]]:
    content, meters, stations = _csv(count), _meters(count), _stations(count)
    started = time.perf_counter()
    table = read_table("days.csv", content)
    parsed = parse(table, columns.guess(table.name, table.columns))
    found = receive(parsed, meters, pl.DataFrame(schema=whose.KEPT), NOW)
    store.keep(folder / "day", _intervals(found.accepted))
    loaded = time.perf_counter() - started
    days = daily.days(folder / "day", FIRST, FIRST + timedelta(days=DAYS))
    judged = judge(days, stations, "day", FIRST + timedelta(days=DAYS))
    seconds = time.perf_counter() - started
    kept = len(found.accepted) + len(found.doubts) + found.left_out
    assert kept == count * DAYS, "every row ends in one place"
    assert judged.compared.height > 0
    name = f"readings, {count:,} stations, a year by day"
    return [
        _row(f"{name}: loaded and checked", loaded, "s"),
        _row(f"{name}: and judged (goal 10 s at 3,000)", seconds, "s"),
    ]


def _quarters(count: int, folder: Path) -> list[dict[str, Any]]:
    made = _make_quarters(count, folder / "quarter_hour")
    started = time.perf_counter()
    days = daily.days(folder / "quarter_hour", FIRST, FIRST + timedelta(days=DAYS))
    seconds = time.perf_counter() - started
    assert days.height == count * DAYS
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    name = f"readings, {made:,} quarter hours into days"
    return [
        _row(f"{name} (goal 60 s at 105 million)", seconds, "s"),
        _row(f"{name}: memory of the process at most (goal 6 GB)", peak, "MB"),
    ]


def _light(random: np.random.Generator) -> np.ndarray[Any, Any]:
    season = 0.7 + 0.3 * np.sin(np.arange(DAYS) / DAYS * 2 * np.pi - 1.5)
    return season * random.beta(3, 1.4, DAYS)


def _csv(count: int) -> bytes:
    random = np.random.default_rng(1)
    power = random.integers(30, 300, count)
    energy = (power[:, None] * 5.0 * _light(random)[None, :] * random.normal(1, 0.03, (count, DAYS))).round(2)
    days = [str(FIRST + timedelta(days=n)) for n in range(DAYS)]
    frame = pl.DataFrame(
        {
            "表号": np.repeat([f"M{n}" for n in range(count)], DAYS),
            "日期": days * count,
            "发电量(kWh)": energy.ravel(),
        }
    )
    return frame.write_csv().encode()


def _meters(count: int) -> pl.DataFrame:
    power = np.random.default_rng(1).integers(30, 300, count) * 1000
    return pl.DataFrame(
        {
            "meter": [f"M{n}" for n in range(count)],
            "station": range(count),
            "multiplier": 1,
            "nameplate_w": power,
            "longitude": 116.2,
        }
    ).cast(whose.METER)  # type: ignore[arg-type]


def _stations(count: int) -> pl.DataFrame:
    random = np.random.default_rng(2)
    return pl.DataFrame(
        {
            "station": range(count),
            "area_code": [f"341623{100 + n % 23:03d}{201 + n % 300:03d}000" for n in range(count)],
            "power_w": _meters(count)["nameplate_w"],
            "inverter_w": None,
            "latitude": 33.0 + random.uniform(0, 0.6, count),
            "longitude": 116.0 + random.uniform(0, 0.6, count),
            "connected_on": date(2016, 6, 1),
        }
    ).cast(STATION)  # type: ignore[arg-type]


def _intervals(accepted: pl.DataFrame) -> pl.DataFrame:
    utc = pl.col("at").dt.replace_time_zone(store.ZONE).dt.convert_time_zone("UTC")
    return accepted.select("station", at=utc, minutes=(pl.col("hours") * 60).cast(pl.Int32), energy_wh="energy_wh")


def _make_quarters(count: int, folder: Path) -> int:
    """A year of quarter hours by month; how many rows."""
    folder.mkdir(parents=True)
    random, made = np.random.default_rng(3), 0
    shape = np.clip(np.sin((np.arange(SLOTS) - 26) / 46 * np.pi), 0, None)
    power = random.integers(30_000, 300_000, count)
    light = _light(random)
    start = 0
    while start < DAYS:
        first = FIRST + timedelta(days=start)
        long = ((first.replace(day=28) + timedelta(days=4)).replace(day=1) - first).days
        energy = power[:, None, None] / 4 * light[None, start : start + long, None] * shape[None, None, :]
        ends = pl.datetime_range(
            datetime.combine(first, datetime.min.time()) + timedelta(minutes=15),
            datetime.combine(first + timedelta(days=long), datetime.min.time()),
            "15m",
            time_zone=store.ZONE,
            eager=True,
        ).dt.convert_time_zone("UTC")
        frame = pl.DataFrame(
            {
                "station": np.repeat(np.arange(count), long * SLOTS),
                "at": pl.concat([ends] * count),
                "minutes": np.full(count * long * SLOTS, 15, dtype=np.int32),
                "energy_wh": energy.reshape(-1).astype(np.int64),
            }
        ).cast(INTERVAL)  # type: ignore[arg-type]
        store.write(folder / f"{first:%Y-%m}.parquet", frame)
        start, made = start + long, made + frame.height
    return made


def _row(name: str, value: float, unit: str) -> dict[str, Any]:
    return {"name": name, "value": round(value, 3), "unit": unit, "peer": None, "peer_value": None, "ratio": None}
