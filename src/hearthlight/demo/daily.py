"""Demo daily readings 样例数据: Lixin's connected stations by day for the last months, as the meters read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

from django.conf import settings

from hearthlight.core.period import Month
from hearthlight.demo import days
from hearthlight.demo.world import CITY, LIXIN, World
from hearthlight.sun import intervals
from hearthlight.sun.judging import judge_all
from hearthlight.sun.models import Reading
from hearthlight.sun.receiving import receive_file
from hearthlight.sun.spans import closes

FIRST = Month(2016, 9).first
MINUTES, KWH = 24 * 60, 1000
FILE = "利辛县三月抄表（样例 synthetic）.csv"
FAR_BELOW = 0.1
"""A month so far below the middle of all had something happen to it."""


def load(world: World) -> None:
    """Days of the whole months that were read, and the judgement of the stations by them."""
    sky = days.skies(FIRST, world.day, world.random("daily.sky"))
    months = _months()
    middle = {end: median(found[end].a_watt for found in months.values() if end in found) for end in _ends(months)}
    rows = [row for station, found in months.items() for row in _rows(station, found, middle, sky, world)]
    intervals.keep(intervals.DAY, rows)
    judge_all(world.system, CITY, world.day)
    receive_file(world.system, LIXIN, world.day, FILE, _file().encode())


def _file() -> str:
    """A sheet in which nothing is new: three readings that stand, one that runs back, a meter that nobody knows."""
    last = Reading.whole.filter(station__kind="village", read_on=date(2017, 2, 28)).order_by("station", "pk")[:4]
    rows = [(one.meter_no, one.read_on, one.register_wh // KWH) for one in last]
    rows[-1] = (rows[-1][0], date(2017, 3, 10), rows[-1][2] - 1_200)
    rows.append(("99-0000-X", date(2017, 3, 10), 4_310))
    return "表号,抄表日期,表示数(kWh)\n" + "".join(f"{meter},{day},{shown}\n" for meter, day, shown in rows)


@dataclass(frozen=True)
class Read:
    """A whole month of a meter: the day of the reading before, its energy, and that by watt and day."""

    start: date
    energy_wh: int
    a_watt: float


def _months() -> dict[int, dict[date, Read]]:
    """{station: {last day of the month: what was read}} from FIRST on."""
    registers: dict[int, list[tuple[date, int, int]]] = {}
    rows = Reading.whole.filter(set_aside=False, station__power_w__isnull=False).order_by("read_on")
    for station, day, register, power in rows.values_list("station", "read_on", "register_wh", "station__power_w"):
        if closes(day):
            registers.setdefault(station, []).append((day, register, power))
    return {
        station: {
            end: Read(start, register - before, (register - before) / power / (end - start).days)
            for (start, before, _), (end, register, power) in pairwise(read)
            if start >= FIRST - timedelta(days=1)
        }
        for station, read in registers.items()
    }


def _ends(months: dict[int, dict[date, Read]]) -> set[date]:
    return {end for found in months.values() for end in found}


def _rows(
    station: int, found: dict[date, Read], middle: dict[date, float], sky: dict[date, float], world: World
) -> Iterator[intervals.Row]:
    """A month far below the others of its month had something happen to it, the rest had days like all."""
    dice = world.random(f"daily.{station}")
    for end, read in found.items():
        lacking = max(0.0, 1 - read.a_watt / middle[end])
        happened: days.Happened = dice.choice(days.HAPPENINGS) if lacking > FAR_BELOW else ""
        for one in days.month(read.start, end, read.energy_wh, sky, dice, happened, lacking):
            yield station, _end_of(one.day), MINUTES, one.energy_wh


def _end_of(day: date) -> datetime:
    """Midnight after the day, as meters write it."""
    local = datetime.combine(day + timedelta(days=1), time(0), ZoneInfo(settings.TIME_ZONE))
    return local.astimezone(UTC)
