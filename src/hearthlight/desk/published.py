"""What everybody may see without signing in: totals that a bulletin has published, no private row."""

from datetime import date
from typing import Any

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.figures import Figure
from hearthlight.people.sight import EVERYTHING

SHUANGJIAN, LIXIN = areas.full("341622101"), areas.full("341623")
TOTALS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("sun.capacity", LIXIN, {}),
    ("sun.stations_connected", LIXIN, {"kind": "village", "plan_year": 2016}),
    ("register.households_exited", SHUANGJIAN, {"year": 2016}),
    ("register.people_exited", SHUANGJIAN, {"year": 2016}),
    ("register.households_left", SHUANGJIAN, {}),
    ("register.people_left", SHUANGJIAN, {}),
)
"""Figures that stand in a published bulletin: (code, place, arguments)."""

Total = tuple[Figure, str, dict[str, Any], int]


def is_published(code: str, place: str, arguments: dict[str, Any]) -> bool:
    """Whether this number is one that everybody may see."""
    return (code, place, arguments) in TOTALS


def totals(day: date) -> list[Total]:
    """The published totals with their values on `day`; places without data are left out."""
    found = [total for place in (LIXIN, SHUANGJIAN) for total in _of_place(place, day)]
    return [total for total in found if total[3]]


def _of_place(place: str, day: date) -> list[Total]:
    asked = [(_figure(code), given) for code, where, given in TOTALS if where == place]
    counted = figures.values(asked, place, day, EVERYTHING)
    return [(figure, place, given, number) for (figure, given), number in zip(asked, counted, strict=True)]


def _figure(code: str) -> Figure:
    figure = figures.find(code)
    assert isinstance(figure, Figure)
    return figure
