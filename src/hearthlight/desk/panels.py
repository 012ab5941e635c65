"""The numbers of the overview's panels: registered homes, stations and power, stated beside recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hearthlight import figures
from hearthlight.desk import differences
from hearthlight.desk.differences import Difference
from hearthlight.figures import Figure
from hearthlight.people.sight import Viewer

Asked = list[tuple[str, str, dict[str, Any]]]


@dataclass(frozen=True)
class Numbers:
    """What the panels show, by the names under which the figures were asked, and the named differences."""

    homes: dict[str, int]
    sun: dict[str, int]
    differences: list[Difference]


def exit_years(day: date) -> list[int]:
    """The three calendar years before the day's: a year's exits are settled at its end."""
    return [day.year - 3, day.year - 2, day.year - 1]


def plan_years(day: date) -> list[int]:
    """The day's year and the two before it."""
    return [day.year - 2, day.year - 1, day.year]


def read(place: str, day: date, viewer: Viewer) -> Numbers:
    """Every number of the panels, one query a table. Raises OutOfSight."""
    homes, sun, said = _homes(day), _stations(day), differences.stated(place, day)
    asked = [(place, _figure(code), given) for _name, code, given in [*homes, *sun]]
    counted = figures.values_at([*asked, *differences.asked(said)], day, viewer)
    names = [name for name, *_ in homes], [name for name, *_ in sun]
    ends = len(homes), len(homes) + len(sun)
    return Numbers(
        dict(zip(names[0], counted[: ends[0]], strict=True)),
        dict(zip(names[1], counted[ends[0] : ends[1]], strict=True)),
        differences.compared(said, counted[ends[1] :]),
    )


def _homes(day: date) -> Asked:
    exits: Asked = [(str(year), "register.households_exited", {"year": year}) for year in exit_years(day)]
    return [("registered", "register.households_registered", {}), ("left", "register.households_left", {}), *exits]


def _stations(day: date) -> Asked:
    power: Asked = [(str(year), "sun.capacity", {"plan_year": year}) for year in plan_years(day)]
    return [
        ("capacity", "sun.capacity", {}),
        ("stations", "sun.stations", {}),
        ("connected", "sun.stations_connected", {}),
        ("to_connect", "sun.stations_to_connect", {}),
        ("unknown", "sun.stations_unknown", {}),
        ("generated", "sun.generated", {}),
        *power,
    ]


def _figure(code: str) -> Figure:
    figure = figures.find(code)
    assert isinstance(figure, Figure)
    return figure
