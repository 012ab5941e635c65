"""Opening a workbook by its content (xlsx, xls, WPS et): sheets as rows of plain values. Hidden sheets stay closed."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from hearthlight.sheets.faults import NotAWorkbook
from hearthlight.sheets.guard import MOST_ROWS, Part, look
from hearthlight.sheets.trial import survives

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Rows = list[list[Cell]]

_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_LINK = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name and its rows from the top left cell on; an empty cell is an empty text.

    `merged`: half-closed no, both corners included: (first row, first column, last row, last column), from 0.
    """

    name: str
    rows: Rows
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Workbook:
    """An opened file: names of the sheets that are shown and of the hidden ones, first cells with a formula by sheet.

    `sheets` reads them one after the other, so that only one need be in memory.
    """

    names: tuple[str, ...]
    hidden: tuple[str, ...]
    formulas: Mapping[str, tuple[str, ...]]
    opened: CalamineWorkbook

    def sheets(self) -> Iterator[Sheet]:
        """The sheets that are shown, in order. Raises NotAWorkbook."""
        for name in self.names:
            with _refusals():
                sheet = _sheet(self.opened, name)
            yield sheet


class _refusals:  # noqa: N801
    """What the reader raises, its panics too, becomes NotAWorkbook."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if kind is None or issubclass(kind, NotAWorkbook):
            return
        if issubclass(kind, PasswordError):
            raise NotAWorkbook("password") from error
        if issubclass(kind, CalamineError | ValueError | OSError) or kind.__name__ == "PanicException":
            raise NotAWorkbook("not_a_workbook") from error


def read(path: Path) -> list[Sheet]:
    """The sheets of the file. Raises NotAWorkbook; the name's ending is not looked at."""
    return parse(path.read_bytes())


def parse(content: bytes) -> list[Sheet]:
    """The shown sheets of a workbook's bytes. Raises NotAWorkbook."""
    return list(open_book(content).sheets())


def open_book(content: bytes, looked: bool = False) -> Workbook:
    """Look at the bytes, try them, then open them. Raises NotAWorkbook: its text is a code.

    `looked`: they were looked at when they came, and their formulas are known.
    """
    parts = [] if looked else look(content)
    if not looked and not survives(content):
        raise NotAWorkbook("bomb")
    with _refusals():
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        kept = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    shown = tuple(one.name for one in kept if one.visible == SheetVisibleEnum.Visible)
    if not shown:
        raise NotAWorkbook("no_sheet")
    return Workbook(shown, tuple(one.name for one in kept if one.name not in shown), _formulas(content, parts), book)


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MOST_ROWS:
        raise NotAWorkbook("too_many_rows")
    kept: dict[Any, Any] = {}
    left: list[Cell] = [""] * (sheet.start or (0, 0))[1]
    rows: Any = [left + [_once(cell, kept) for cell in row] for row in sheet.iter_rows()]
    merged = sheet.merged_cell_ranges or []
    return Sheet(name, rows, tuple((top, left, bottom, right) for (top, left), (bottom, right) in merged))


def _once(cell: Any, kept: dict[Any, Any]) -> Any:
    """Equal texts are one text: an export says the same few thousand things a million times."""
    return kept.setdefault(cell, cell) if cell.__class__ is str else cell


def _formulas(content: bytes, parts: list[Part]) -> dict[str, tuple[str, ...]]:
    """First cells with a formula by the sheet's name."""
    found = {part.path.removeprefix("xl/"): part.formulas for part in parts if part.formulas}
    if not found:
        return {}
    with zipfile.ZipFile(BytesIO(content)) as package:
        book = package.read("xl/workbook.xml").decode("utf-8", "replace")
        links = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for link in _LINK.findall(links):
        said = dict(_ATTRIBUTE.findall(link))
        targets[said.get("Id")] = said.get("Target", "").removeprefix("/xl/")
    return {name: found[targets[key]] for name, key in _SHEET.findall(book) if targets.get(key) in found}
