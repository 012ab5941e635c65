"""From a workbook's bytes to a frame: the sheet that names most fields, typed; every bad cell a fault. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from hearthlight.register.workbooks.columns import BY_FIELD, FUELS, ILLNESSES, NATIONAL, PERSONAL
from hearthlight.register.workbooks.rowkey import ROW_KEY
from hearthlight.sheets import frame, header, table, workbook
from hearthlight.sheets.faults import Fault, index_of, letters
from hearthlight.sheets.header import Header
from hearthlight.sheets.table import Column
from hearthlight.sheets.workbook import Sheet

NEEDED = 3
"""Headings that a sheet must show to be taken for an export without being asked."""
KINDS: Mapping[type, Any] = {str: pl.String, int: pl.Int64, bool: pl.Boolean, date: pl.Date}
ALWAYS = (
    "key",
    "number",
    "name",
    "identity",
    "relation",
    "birth",
    "sex",
    "master_number",
    "village",
    "township",
    "data_day",
    "size",
    "registered_on",
    "joined_on",
)
"""Fields that every frame has, empty where the sheet lacks the column."""
SPREAD = {"health": {kind: kind for kind in ILLNESSES}, "fuel": {kind: f"fuel_{kind}" for kind in FUELS}}
"""Columns of several terms to the yes/no fields they fill: term to field."""
FROM_IDENTITY = ("id_valid", "id_birth", "id_sex")
"""Fields that the identity number fills."""


def came_from(field: str) -> str:
    """The column's field that fills a stored one: the identity number says birth and sex, one cell several yes/no."""
    asked = "identity" if field in FROM_IDENTITY else field
    return next((column for column, spread in SPREAD.items() if field in spread.values()), asked)


@dataclass(frozen=True)
class Chosen:
    """Which sheet, which heading rows (from 0) and which column (letters) is which field, as a person said it."""

    sheet: str
    first: int
    last: int
    columns: Mapping[str, str]

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Chosen | None":
        """From a source's mapping; None when nobody said it."""
        if not kept.get("given"):
            return None
        first, last = kept["rows"]
        return cls(kept["sheet"], first, last, {column: name for name, column in kept["columns"].items()})

    def by_index(self) -> dict[int, str]:
        """Column from 0 to field; fields that no longer exist are left out."""
        return {index_of(column): name for column, name in self.columns.items() if name in BY_FIELD}


@dataclass(frozen=True)
class Received:
    """One sheet as a frame: `row` and a column a field. `hidden` sheets stayed closed; `below`: rows that were not read
    because the sheet lacks a column."""

    sheet: str
    header: Header
    frame: pl.DataFrame
    faults: Sequence[Fault]
    hidden: Sequence[str] = ()
    formulas: Sequence[str] = ()
    below: int = 0

    def fault(self, code: str, row: int, name: str, found: str = "", expected: str = "") -> Fault:
        """A fault at the cell of a row that holds the field `name`."""
        column = self.header.columns.get(name)
        place = letters(column) if column is not None else ""
        return Fault(code, self.sheet, row, place, self.header.headings.get(name, ""), found, expected, name)

    def letters(self, name: str) -> str:
        """The column that a stored field came from; empty when it came from none."""
        column = self.header.columns.get(came_from(name))
        return letters(column) if column is not None else ""

    def has(self, name: str) -> bool:
        """Whether the sheet has a column of this field."""
        return name in self.header.columns

    @property
    def of_homes(self) -> bool:
        """Whether it is a table of households, no column of which speaks of a person."""
        return of_homes(self.header)


def received(content: bytes, chosen: Chosen | None = None, looked: bool = False) -> Received | None:
    """The sheet of a workbook that is to be taken in; None when none looks like one. Raises NotAWorkbook."""
    book = workbook.open_book(content, looked)
    found = chosen_sheet(book, chosen) if chosen else _best(book)
    if found is None:
        return None
    return read_sheet(book, *found)


def read_sheet(book: workbook.Workbook, sheet: Sheet, head: Header) -> Received:
    """The rows of a sheet below its header; none of a sheet that lacks a column, of which one fault tells."""
    read = frame.read(sheet, head, _asked(head))
    rows, faults = _typed(read), read.faults
    if missing := lacking(head):
        titles = "、".join(BY_FIELD[name].spellings[0] for name in missing)
        rows, faults = rows.clear(), (Fault("column_missing", sheet.name, heading=titles, field=missing[0]),)
    below = len(read.rows) - len(rows)
    return Received(sheet.name, head, rows, faults, book.hidden, book.formulas.get(sheet.name, ()), below)


def of_homes(head: Header) -> bool:
    """Whether a header is that of a table of households: their number, and nothing of any person."""
    return "number" in head.columns and not PERSONAL & head.columns.keys()


def lacking(head: Header) -> list[str]:
    """Fields without which it is not known of whom the rows of a sheet speak."""
    if "key" in head.columns or "name" in head.columns or of_homes(head):
        return []
    return ["name"] if PERSONAL & head.columns.keys() else ["number", "name"]


def chosen_sheet(book: workbook.Workbook, chosen: Chosen) -> tuple[Sheet, Header] | None:
    """The sheet that a person chose with its header as he read it; None when the file has no such sheet."""
    for sheet in book.sheets():
        if sheet.name == chosen.sheet:
            return sheet, as_chosen(sheet, chosen)
    return None


def as_chosen(sheet: Sheet, chosen: Chosen) -> Header:
    """The header as a person read it. The row key is nobody's choice: it is known by its heading, whatever was said."""
    said = chosen.by_index()
    head = header.given(sheet, chosen.first, chosen.last, said)
    keys = [index for index, words in enumerate(head.words) if header.plain(words).endswith(ROW_KEY)][:1]
    if not keys:
        return head
    others = {index: name for index, name in said.items() if name != "key" and index not in keys}
    return header.given(sheet, chosen.first, chosen.last, others | dict.fromkeys(keys, "key"))


def _best(book: workbook.Workbook) -> tuple[Sheet, Header] | None:
    """The sheet whose header names most fields; the earlier of two that name as many."""
    best: tuple[Sheet, Header] | None = None
    spelled = table.aliases(NATIONAL)
    for sheet in book.sheets():
        head = header.find(sheet, spelled, NEEDED)
        if head and (best is None or len(head.columns) > len(best[1].columns)):
            best = sheet, head
    return best


def _asked(head: Header) -> tuple[Column, ...]:
    """The columns to read: an export of ours carries row keys, so that none is needed; else every row must have its
    household's number and a name where the sheet has such a column."""
    needed = set() if "key" in head.columns else {"number", "name"} & head.columns.keys()
    return tuple(replace(column, needed=column.field in needed) for column in NATIONAL)


def _typed(read: frame.Columns) -> pl.DataFrame:
    series = [pl.Series("row", read.rows, pl.Int64)]
    for name, values in read.values.items():
        if name in SPREAD:
            series += [_spread(values, term, kept) for term, kept in SPREAD[name].items()]
        else:
            series.append(pl.Series(name, values, KINDS[BY_FIELD[name].kind]))
    empty = len(read.rows)
    missing = [name for name in ALWAYS if name not in read.values]
    series += [pl.Series(name, [None] * empty, KINDS[BY_FIELD[name].kind]) for name in missing]
    return pl.DataFrame(series)


def _spread(values: Sequence[frozenset[str] | None], term: str, name: str) -> pl.Series:
    """One yes/no field of a cell of several terms; an empty cell says nothing about any of them."""
    return pl.Series(name, [None if said is None else term in said for said in values], pl.Boolean)
