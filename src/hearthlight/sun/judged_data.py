"""What the judges are given: the stations with their places, and their energies by the finest data of each."""

from datetime import date, timedelta

import polars as pl

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.sun import intervals
from hearthlight.sun.health.schema import STATION
from hearthlight.sun.models import Milestone, Reading, Station
from hearthlight.sun.readings.schema import MONTH
from hearthlight.sun.spans import by_month

MICRO = 1_000_000
MONTHS_BACK, DAYS_BACK = 36, 1100
"""How far back the judges look: three years, since ageing shows from year to year."""


def stations_to_judge(place: str) -> pl.DataFrame:
    """Connected stations of known power at and below `place` (columns STATION), and their neighbours in the county."""
    low, high = areas.subtree(place if areas.level(place).width <= areas.width("county") else areas.at(place, "county"))
    connected = dict(
        Milestone.whole.filter(stage="connection", done_on__isnull=False).values_list("station", "done_on")
    )
    rows = Station.whole.filter(area_code__gte=low, area_code__lt=high, power_w__isnull=False, pk__in=list(connected))
    columns = ("pk", "area_code", "power_w", "inverter_w", "site__latitude_micro", "site__longitude_micro")
    return pl.DataFrame(
        [
            (pk, code, power, inverter, _degrees(north), _degrees(east), connected[pk])
            for pk, code, power, inverter, north, east in rows.exclude(kind="lot").order_by("pk").values_list(*columns)
        ],
        schema=STATION,
        orient="row",
    )


def _degrees(micro: int | None) -> float | None:
    return None if micro is None else micro / MICRO


def by_data_kind(stations: pl.DataFrame, day: date) -> dict[str, pl.DataFrame]:
    """{data kind: energies}, finest first; a kind of which nothing was read is left out."""
    ids = stations["station"].to_list()
    first = day - timedelta(days=DAYS_BACK)
    found = {kind: intervals.days(kind, ids, first, day) for kind in (intervals.QUARTER_HOUR, intervals.DAY)}
    found["month"] = months(ids, day)
    return {kind: rows for kind, rows in found.items() if not rows.is_empty()}


def months(stations: list[int], day: date) -> pl.DataFrame:
    """Energy by whole month of each station's meters (columns MONTH), from the readings that count."""
    since = Month.of(day).plus(-MONTHS_BACK - 1).first
    kept = Reading.whole.filter(station__in=stations, set_aside=False, read_on__lte=day, read_on__gte=since)
    columns = ("station", "meter_no", "read_on", "register_wh", "multiplier")
    meters: dict[tuple[int, str], list[tuple[date, WattHour]]] = {}
    for station, meter, read_on, register, multiplier in kept.order_by("read_on").values_list(*columns):
        meters.setdefault((station, meter), []).append((read_on, register * multiplier))
    rows = [
        (station, month.first, energy, month.last.day)
        for (station, _), readings in meters.items()
        for month, energy in by_month(readings).items()
    ]
    return pl.DataFrame(rows, schema=MONTH, orient="row").sort("station", "month")
