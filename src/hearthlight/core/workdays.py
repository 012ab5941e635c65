"""Working days 工作日 by the public holidays of the country, as dated data. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hearthlight.core.parameters import Parameters, Value

_FILE = Path(__file__).parent / "countries" / "cn" / "holidays.toml"
SATURDAY = 5


@cache
def _parameters() -> Parameters:
    return Parameters.read(_FILE)


@cache
def _named(key: str, year: int) -> frozenset[str]:
    entry = _parameters().entry(key, date(year, 1, 1))
    return frozenset(entry.value) if entry else frozenset()


def known(year: int) -> bool:
    """Whether the holidays of that year are entered; else only weekends are known to be free."""
    return bool(_named("days_off", year))


def entered(year: int) -> Value | None:
    """The entry of that year's days off, with its document; None where nobody has entered them."""
    return _parameters().entry("days_off", date(year, 1, 1))


def is_holiday(day: date) -> bool:
    """Whether `day` is a public holiday of an entered year; a plain weekend is none."""
    return day.isoformat() in _named("days_off", day.year)


def is_working(day: date) -> bool:
    """Whether offices work on `day`: no public holiday, and no weekend unless it is worked."""
    if day.isoformat() in _named("days_worked", day.year):
        return True
    return day.weekday() < SATURDAY and not is_holiday(day)


def working_days(first: date, last: date) -> Iterator[date]:
    """Every working day from `first` to `last`, both included."""
    return (day for day in days(first, last) if is_working(day))


def days(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def week(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week that `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
