"""Demo daily readings 样例数据: Lixin's connected stations by day for the last months, as the meters read them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings

from hearthlight.core.period import Month
from hearthlight.demo import days
from hearthlight.demo.world import CITY, World
from hearthlight.sun import intervals
from hearthlight.sun.judging import judge_all
from hearthlight.sun.models import Reading
from hearthlight.sun.spans import closes

FIRST = Month(2016, 9).first
MINUTES = 24 * 60
HAPPENS = 0.02
"""Share of station months to which something happens that the month's energy does not show beforehand."""


def load(world: World) -> None:
    """Days of the whole months that were read, and the judgement of the stations by them."""
    sky = days.skies(FIRST, world.day, world.random("daily.sky"))
    rows = [row for station, read in _registers().items() for row in _rows(station, read, sky, world)]
    intervals.keep(intervals.DAY, rows)
    judge_all(world.system, CITY, world.day)


def _registers() -> dict[int, list[tuple[date, int]]]:
    found: dict[int, list[tuple[date, int]]] = {}
    rows = Reading.whole.filter(set_aside=False).order_by("read_on")
    for station, day, register in rows.values_list("station", "read_on", "register_wh"):
        if closes(day):
            found.setdefault(station, []).append((day, register))
    return found


def _rows(station: int, read: list[tuple[date, int]], sky: dict[date, float], world: World) -> Iterator[intervals.Row]:
    dice = world.random(f"daily.{station}")
    for (start, before), (end, register) in pairwise(read):
        if start >= FIRST:
            for one in days.month(start, end, register - before, sky, dice, _happened(dice)):
                yield station, _end_of(one.day), MINUTES, one.energy_wh


def _happened(dice: Random) -> days.Happened:
    return dice.choice(days.HAPPENINGS) if dice.random() < HAPPENS else ""


def _end_of(day: date) -> datetime:
    """Midnight after the day, as meters write it."""
    local = datetime.combine(day, time(0), ZoneInfo(settings.TIME_ZONE))
    return local.astimezone(ZoneInfo("UTC")).replace(tzinfo=ZoneInfo("UTC")) + days.ONE_DAY
