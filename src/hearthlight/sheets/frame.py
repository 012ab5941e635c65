"""A sheet as columns: each field below the header as one list of values, and every fault of every cell. Pure.

A big export says the same few thousand things a million times, so each column reads each different cell once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearthlight.sheets.faults import CellFault, Fault, letters
from hearthlight.sheets.header import Header
from hearthlight.sheets.table import SHOWN, Column
from hearthlight.sheets.workbook import Cell, Sheet


@dataclass(frozen=True)
class Columns:
    """The rows below a header: their numbers as the spreadsheet shows them (from 1), values by field, all faults."""

    sheet: str
    header: Header
    rows: Sequence[int]
    values: Mapping[str, Sequence[Any]]
    faults: Sequence[Fault]


class _Once(dict[Any, Any]):
    """A reader that reads each different cell once; what it could not read stands in `bad`."""

    def __init__(self, reader: Callable[[Cell], Any]) -> None:
        self.reader, self.bad = reader, dict[Any, CellFault]()

    def __missing__(self, key: Any) -> Any:
        try:
            value = self.reader(key if key.__class__ is str else key[1])
        except CellFault as fault:
            self.bad[key], value = fault, None
        self[key] = value
        return value


def read(sheet: Sheet, header: Header, columns: Sequence[Column]) -> Columns:
    """Every row below the header that is not empty; one fault a bad cell, all of them, in the order of the sheet."""
    known = [column for column in columns if column.field in header.columns]
    faults = [
        Fault("column_missing", sheet.name, heading=column.spellings[0], field=column.field)
        for column in columns
        if column.needed and column not in known
    ]
    below = [(number, row) for number, row in enumerate(sheet.rows[header.last + 1 :], header.last + 2) if _filled(row)]
    numbers, values = [number for number, _ in below], {}
    found: list[tuple[int, int, Fault]] = []
    for column in known:
        index = header.columns[column.field]
        keys = [_key(row[index] if index < len(row) else None) for _, row in below]
        once = _Once(column.units.get(header.units[column.field], column.reader))
        values[column.field] = [once[key] for key in keys]
        place = Fault("", sheet.name, 0, letters(index), header.headings[column.field], field=column.field)
        found += [(number, index, one) for number, one in _bad(column, once, numbers, keys, place)]
    return Columns(sheet.name, header, numbers, values, (*faults, *(one for _, _, one in sorted(found, key=_order))))


def _order(found: tuple[int, int, Fault]) -> tuple[int, int]:
    return found[:2]


def _filled(row: Sequence[Cell]) -> bool:
    return any(cell not in (None, "") and str(cell).strip() for cell in row)


def _key(cell: Cell) -> Any:
    """What a cell is read once by: 1, 1.0 and true are equal but not the same."""
    return cell if cell.__class__ is str else (cell.__class__, cell)


def _bad(
    column: Column, once: _Once, numbers: Sequence[int], keys: Sequence[Any], place: Fault
) -> list[tuple[int, Fault]]:
    """The faults of one column, where there are any."""
    bad = dict(once.bad)
    if column.needed:
        bad |= {key: CellFault("empty") for key, value in once.items() if value is None and key not in bad}
    if not bad:
        return []
    return [
        (number, _fault(column, bad[key], number, key, place))
        for number, key in zip(numbers, keys, strict=True)
        if key in bad
    ]


def _fault(column: Column, said: CellFault, row: int, key: Any, place: Fault) -> Fault:
    cell = key if key.__class__ is str else key[1]
    found = "•••" if column.secret else str("" if cell is None else cell)[:SHOWN]
    return Fault(said.code, place.sheet, row, place.column, place.heading, found, said.expected, place.field)
