"""A sheet as records: each row below the header as {field: value}, and every fault of every cell. Pure."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hearthlight.sheets.faults import CellFault, Fault, letters
from hearthlight.sheets.header import Header
from hearthlight.sheets.workbook import Cell, Sheet

SHOWN = 40
"""Characters of a bad cell that are shown."""


@dataclasses.dataclass(frozen=True)
class Column:
    """A field that a mapping knows: its spellings, how its cells are read, whether no row may lack it.

    `units`: readers for a unit named in the heading: ``{"万元": …}``.
    """

    field: str
    spellings: Sequence[str]
    reader: Callable[[Cell], Any]
    needed: bool = False
    secret: bool = False
    """A bad cell is described but not shown."""
    units: Mapping[str, Callable[[Cell], Any]] = dataclasses.field(default_factory=dict)
    kind: type = str
    """What its values are: str, int, bool, date, frozenset (of str)."""
    terms: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Code to official term, where the cell holds one or several of a list."""


@dataclasses.dataclass(frozen=True)
class Line:
    """One row: its number as the spreadsheet shows it (from 1), and its values; an empty cell is None."""

    number: int
    values: Mapping[str, Any]


@dataclasses.dataclass(frozen=True)
class Table:
    """The rows that could be read whole, and all faults of the others."""

    sheet: str
    header: Header
    lines: Sequence[Line]
    faults: Sequence[Fault]


def aliases(columns: Sequence[Column]) -> dict[str, Sequence[str]]:
    """{field: spellings}, as `header.find` takes them."""
    return {column.field: column.spellings for column in columns}


def read(sheet: Sheet, header: Header, columns: Sequence[Column]) -> Table:
    """Every row below the header that is not empty; one fault a bad cell, all of them, never only the first."""
    known = [column for column in columns if column.field in header.columns]
    lines, faults = [], [_missing(sheet, column) for column in columns if column.needed and column not in known]
    for number, row in _rows(sheet, header):
        values, bad = _line(sheet.name, header, known, number, row)
        faults += bad
        lines.append(Line(number, values))
    return Table(sheet.name, header, tuple(lines), tuple(faults))


def _missing(sheet: Sheet, column: Column) -> Fault:
    return Fault("column_missing", sheet.name, heading=column.spellings[0], field=column.field)


def _rows(sheet: Sheet, header: Header) -> Iterator[tuple[int, Sequence[Cell]]]:
    for index, row in enumerate(sheet.rows[header.last + 1 :], header.last + 2):
        if any(cell not in (None, "") and str(cell).strip() for cell in row):
            yield index, row


def _line(
    sheet: str, header: Header, known: Sequence[Column], number: int, row: Sequence[Cell]
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults = []
    for column in known:
        index = header.columns[column.field]
        cell = row[index] if index < len(row) else None
        try:
            reader = column.units.get(header.units[column.field], column.reader)
            values[column.field] = reader(cell)
            if column.needed and values[column.field] is None:
                raise CellFault("empty")
        except CellFault as fault:
            values[column.field] = None
            found = "•••" if column.secret else str("" if cell is None else cell)[:SHOWN]
            heading = header.headings[column.field]
            said = (fault.code, sheet, number, letters(index), heading, found, fault.expected, column.field)
            faults.append(Fault(*said))
    return values, faults
