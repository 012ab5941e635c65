"""The numbers of the overview's panels: registered homes, stations and power, income beside the line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from hearthlight import figures
from hearthlight.core.money import Fen
from hearthlight.core.parameters import NotKnown, Value
from hearthlight.desk.drawing.histogram import Column
from hearthlight.figures import Figure
from hearthlight.people.sight import Viewer
from hearthlight.standard import pack
from hearthlight.standard import queries as standard

Asked = list[tuple[str, str, dict[str, Any]]]
HOMES: Asked = [
    ("registered", "register.households_registered", {}),
    ("left", "register.households_left", {}),
]
STATIONS: Asked = [
    ("capacity", "sun.capacity", {}),
    ("2015", "sun.capacity", {"plan_year": 2015}),
    ("2016", "sun.capacity", {"plan_year": 2016}),
    ("2017", "sun.capacity", {"plan_year": 2017}),
    ("stations", "sun.stations", {}),
    ("connected", "sun.stations_connected", {}),
    ("to_connect", "sun.stations_to_connect", {}),
    ("unknown", "sun.stations_unknown", {}),
    ("generated", "sun.generated", {}),
]
STEP_YUAN, STEPS = 500, 20
"""The histogram's columns: 500 yuan each, twenty of them, the last one open."""


def numbers(asked: Asked, place: str, day: date, viewer: Viewer) -> dict[str, int]:
    """Figures of a place by the name they are asked under; one query a table."""
    wanted = [(_figure(code), arguments) for _name, code, arguments in asked]
    return dict(zip((name for name, *_ in asked), figures.values(wanted, place, day, viewer), strict=True))


def _figure(code: str) -> Figure:
    figure = figures.find(code)
    assert isinstance(figure, Figure)
    return figure


@dataclass(frozen=True)
class Incomes:
    """Registered homes by income per head of the year before, beside that year's line (None where it is unknown)."""

    year: int
    columns: tuple[Column, ...]
    line: Value | None
    below: int
    unknown: int

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The columns two by two, as a table says them: (from yuan, homes)."""
        pairs = zip(self.columns[::2], self.columns[1::2], strict=True)
        return [(first.label, first.number + second.number) for first, second in pairs]

    @property
    def line_at(self) -> float | None:
        """Where the line stands between the columns, counted in columns."""
        return None if self.line is None else self.line.value / 100 / STEP_YUAN

    @property
    def line_yuan(self) -> int:
        """The line in whole yuan."""
        return 0 if self.line is None else self.line.value // 100


def incomes(place: str, day: date) -> Incomes | None:
    """The income of the registered homes of a place; None where none is recorded. Reads the whole register of it."""
    homes = standard.households(place, day, registered_only=True)
    if homes.is_empty():
        return None
    line = line_of(place, day.year - 1)
    known = homes.filter(pl.col("net_fen").is_not_null() & (pl.col("size") > 0))
    steps = known.select(step=(pl.col("net_fen") // (pl.col("size") * STEP_YUAN * 100)).clip(0, STEPS - 1))["step"]
    below = 0 if line is None else known.filter(pl.col("net_fen") < pl.col("size") * line.value).height
    return Incomes(day.year - 1, _columns(steps.to_list(), line), line, below, homes.height - known.height)


def line_of(place: str, year: int) -> Value | None:
    """The poverty line of a year at a place, in fen a head; None where it is not known."""
    day = date(year, 12, 31)
    try:
        return pack.on(day).parameters.at("poverty_line", day, place)
    except (NotKnown, pack.NoPack):
        return None


def _columns(steps: list[int], line: Value | None) -> tuple[Column, ...]:
    last: Fen = 0 if line is None else line.value
    return tuple(
        Column(f"{i * STEP_YUAN:,}" + ("+" if i == STEPS - 1 else ""), steps.count(i), i * STEP_YUAN * 100 < last)
        for i in range(STEPS)
    )
