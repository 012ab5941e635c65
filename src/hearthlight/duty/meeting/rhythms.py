"""Rhythms 工作制度: what a week or a month must hold, whether it was kept, what is still needed. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown, Parameters
from hearthlight.core.period import Month
from hearthlight.core.workdays import days, is_working, week, working_days

CODES = ("secretary_days", "roll_calls", "joint_meetings", "all_cadre_meeting")


@cache
def settings() -> Parameters:
    """Every value of rhythms.toml."""
    return Parameters.read(Path(__file__).with_name("rhythms.toml"))


@dataclass(frozen=True)
class Rhythm:
    """One rhythm as it stands on a day at a place; see rhythms.toml for `counts`."""

    code: str
    level: str
    per: Literal["week", "month"]
    counts: Literal["days", "dates", "meetings"]
    title: str
    english: str
    office: str = ""
    kind: str = ""
    required: int = 0
    weekdays: Sequence[int] = ()
    agenda: Sequence[str] = ()
    document: str = ""

    def period(self, day: date) -> tuple[date, date]:
        """First and last day of the week or month that `day` lies in."""
        month = Month.of(day)
        return week(day) if self.per == "week" else (month.first, month.last)

    def wanted(self, first: date, last: date) -> list[date]:
        """The dates on which it must take place: the named weekdays that are worked; none named: any day will do."""
        return [day for day in working_days(first, last) if day.weekday() in self.weekdays]

    def said(self, language: str | None) -> str:
        """The rhythm's name in the language of a page."""
        return self.english if language == "en" else self.title


@dataclass(frozen=True)
class Judged:
    """A period of a rhythm by a day: what it needs, what it holds, which dates are lacking, days left to mend it."""

    rhythm: Rhythm
    first: date
    last: date
    required: int
    counted: int
    lacking: tuple[date, ...]
    days_left: int

    @property
    def kept(self) -> bool:
        """Whether nothing is lacking."""
        return self.needed == 0

    @property
    def needed(self) -> int:
        """How many more are needed."""
        return len(self.lacking) if self.rhythm.counts == "dates" else max(0, self.required - self.counted)

    @property
    def possible(self) -> bool:
        """Whether the period can still be kept in the days that are left."""
        return self.needed <= self.days_left


def standing(day: date, place: str) -> Iterator[Rhythm]:
    """The rhythms of a place's level that stand on `day`."""
    level = areas.level(place).name
    for code in CODES:
        entry = settings().entry(code, day, place)
        if entry and entry.known and entry.value["level"] == level:
            yield Rhythm(code=code, document=entry.document, **entry.value)


def judge(rhythm: Rhythm, first: date, last: date, held: Sequence[date], day: date) -> Judged:
    """How a period stands on `day`, when what it counts took place on the days `held` (repeated: two meetings a day).

    Of a rhythm of days each day counts once, of one of dates only its own dates.
    """
    inside = [one for one in held if first <= one <= min(last, day)]
    wanted = rhythm.wanted(first, last)
    if rhythm.counts == "dates":
        there = set(inside)
        lacking = tuple(one for one in wanted if one not in there)
        mendable = sum(one >= day for one in lacking)
        return Judged(rhythm, first, last, len(wanted), len(wanted) - len(lacking), lacking, mendable)
    counted = len(set(inside)) if rhythm.counts == "days" else len(inside)
    return Judged(rhythm, first, last, rhythm.required, counted, (), _left(rhythm, day, last, set(inside)))


def _left(rhythm: Rhythm, day: date, last: date, held: set[date]) -> int:
    """Working days from `day` on on which something more can be counted; of meetings two may fall on one day."""
    free = [one for one in days(day, last) if is_working(one) and (rhythm.counts == "meetings" or one not in held)]
    return max(len(free), rhythm.required) if free and rhythm.counts == "meetings" else len(free)


def periods(rhythm: Rhythm, since: date, day: date) -> Iterator[tuple[date, date]]:
    """The whole periods from `since` that have ended, and whose days of entering have passed, by `day`."""
    within = timedelta(days=settings().at("entered_within", day).value)
    first, last = rhythm.period(since)
    while last + within < day:
        if first >= since:
            yield first, last
        first, last = rhythm.period(last + timedelta(days=1))


def since(day: date, place: str) -> date | None:
    """From which day the place's rhythms are judged; None: nobody has said so, and none is."""
    try:
        return date.fromisoformat(settings().at("judged_from", day, place).value)
    except NotKnown:
        return None
