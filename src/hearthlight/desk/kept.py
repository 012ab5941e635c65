"""What a page reads slowly, kept in memory until the next act that writes a fact: the key is that act's number."""

from datetime import date
from functools import lru_cache

from hearthlight.desk import panels
from hearthlight.desk.differences import Difference
from hearthlight.desk.differences import differences as read_differences
from hearthlight.papers.models import Issue
from hearthlight.papers.queries import latest
from hearthlight.people.sight import EVERYTHING, Viewer


@lru_cache(maxsize=256)
def incomes(place: str, day: date, act: int) -> panels.Incomes | None:
    """`panels.incomes` as of the act."""
    return panels.incomes(place, day)


@lru_cache(maxsize=8)
def bulletin(day: date, act: int) -> Issue | None:
    """The newest published issue as of the act."""
    return latest(day)


def differences(place: str, day: date, viewer: Viewer, act: int) -> list[Difference]:
    """The named differences of a place that the viewer sees whole, as of the act."""
    return list(read_of_place(place, day, act)) if viewer.sees(place) else []


@lru_cache(maxsize=256)
def read_of_place(place: str, day: date, act: int) -> tuple[Difference, ...]:
    """The differences of a place as of the act, whoever asks."""
    return tuple(read_differences(place, day, EVERYTHING))
