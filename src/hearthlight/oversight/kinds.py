"""The county's settings for supervision 督察设定: kinds of problem, days to answer. Pure."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hearthlight.core.parameters import Parameters


@cache
def settings() -> Parameters:
    """Every value of kinds.toml."""
    return Parameters.read(Path(__file__).with_name("kinds.toml"))


def problem_kinds(day: date, place: str, language: str | None = None) -> dict[str, str]:
    """{code: words} of the kinds of problem on a day at a place."""
    name = "english" if language == "en" else "title"
    return {one["code"]: one[name] for one in settings().at("problem_kinds", day, place).value}


def days(key: str, day: date, place: str) -> timedelta:
    """A number of days of the settings."""
    return timedelta(days=settings().at(key, day, place).value)


def pilots(day: date, place: str, language: str | None = None) -> dict[str, str]:
    """{code: words} of what is tried out in one place and then spread (R98)."""
    name = "english" if language == "en" else "title"
    return {one["code"]: one[name] for one in settings().at("pilots", day, place).value}
