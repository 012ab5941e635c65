"""Opening a workbook by its content (xlsx, xls, xlsb, ods, WPS et): sheets as rows of plain values."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from hearthlight.sheets.faults import NotAWorkbook

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Rows = list[list[Cell]]

LARGEST = 100_000_000
"""Bytes of a workbook that is still opened."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name and its rows from the top left cell on; an empty cell is an empty text.

    `merged`: half-closed no, both corners included: (first row, first column, last row, last column), from 0.
    """

    name: str
    rows: Rows
    merged: tuple[tuple[int, int, int, int], ...] = ()


def read(path: Path) -> list[Sheet]:
    """The sheets of the file. Raises NotAWorkbook; the name's ending is not looked at."""
    return parse(path.read_bytes())


def parse(content: bytes) -> list[Sheet]:
    """The sheets of a workbook's bytes. Raises NotAWorkbook."""
    if len(content) > LARGEST:
        raise NotAWorkbook("too_large")
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [_sheet(book, name) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise NotAWorkbook("not_a_workbook") from error
    if not sheets:
        raise NotAWorkbook("no_sheet")
    return sheets


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    rows: Any = sheet.to_python(skip_empty_area=False)
    merged = sheet.merged_cell_ranges or []
    return Sheet(name, rows, tuple((top, left, bottom, right) for (top, left), (bottom, right) in merged))
