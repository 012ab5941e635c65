"""From the rows of an export to homes: one household, its people, what all rows say of it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearthlight.register.columns import SHARED
from hearthlight.sheets.faults import Fault, letters
from hearthlight.sheets.table import Line, Table


@dataclass(frozen=True)
class Home:
    """What a file says of one household: its rows, and shared fields as (value, row that said it first)."""

    number: str
    lines: Sequence[Line]
    shared: Mapping[str, tuple[Any, int]]

    def value(self, field: str) -> Any:
        """A shared field's value, None when no row says it."""
        return self.shared[field][0] if field in self.shared else None

    @property
    def row(self) -> int:
        """The household's first row."""
        return self.lines[0].number


def homes(table: Table) -> tuple[list[Home], list[Fault]]:
    """The homes of a table in the order of the file, and where their rows disagree or are not all there."""
    grouped: dict[str, list[Line]] = {}
    for line in table.lines:
        if line.values.get("number"):
            grouped.setdefault(line.values["number"], []).append(line)
    found, faults = [], []
    for number, lines in grouped.items():
        shared, disagreements = _shared(table, lines)
        found.append(Home(number, lines, shared))
        faults += disagreements + _incomplete(table, found[-1])
    return found, faults


def _shared(table: Table, lines: Sequence[Line]) -> tuple[dict[str, tuple[Any, int]], list[Fault]]:
    shared: dict[str, tuple[Any, int]] = {}
    faults = []
    for line in lines:
        for field in SHARED:
            value = line.values.get(field)
            if value is None:
                continue
            first, row = shared.setdefault(field, (value, line.number))
            if first != value:
                faults.append(fault("disagree", table, line.number, field, str(value), f"{first} ({row})"))
    return shared, faults


def _incomplete(table: Table, home: Home) -> list[Fault]:
    size = home.value("size")
    if size is None or size == len(home.lines):
        return []
    return [fault("size_differs", table, home.row, "size", str(size), str(len(home.lines)))]


SHARED_DAYS, OWN_DAYS = ("data_day", "registered_on"), ("joined_on", "birth")
"""Fields that are days, of the household and of one row."""


def not_come(table: Table, home: Home, day: date) -> list[Fault]:
    """Days of a home that lie after `day`: what has not come is not true yet."""
    said = [(row, field, value) for field in SHARED_DAYS if field in home.shared for value, row in [home.shared[field]]]
    said += [(line.number, field, line.values.get(field)) for line in home.lines for field in OWN_DAYS]
    return [
        fault("future_day", table, row, field, str(value), str(day))
        for row, field, value in said
        if value and value > day
    ]


def fault(code: str, table: Table, row: int, field: str, found: str = "", expected: str = "") -> Fault:
    """A fault at the cell of a row that holds `field`."""
    column = table.header.columns.get(field)
    place = letters(column) if column is not None else ""
    return Fault(code, table.sheet, row, place, table.header.headings.get(field, ""), found, expected)
