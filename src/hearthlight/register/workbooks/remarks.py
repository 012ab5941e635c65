"""The bad rows come back 退回: a workbook in the file's own columns, with what is wrong in a column of its own."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils.translation import gettext as _

from hearthlight.register.workbooks.columns import BY_FIELD
from hearthlight.register.workbooks.dry import refusals
from hearthlight.register.workbooks.kept import content
from hearthlight.register.workbooks.layout import Layout, layout_of
from hearthlight.register.workbooks.opened import prepared
from hearthlight.sheets import workbook
from hearthlight.sheets.faults import letters
from hearthlight.sheets.workbook import Cell
from hearthlight.trail.models import Source

REMARK = "退回原因"
SAMPLE = "样例数据 synthetic"
SECRETS = {"identity"}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def remarks_workbook(source: Source, day: date) -> bytes:
    """The rows that stay out, as they came, each with its reasons. Raises Unreadable.

    The headings stand in one row, so that the corrected workbook can be sent again as it is.
    """
    reasons: dict[int, list[str]] = {}
    for row, _household, sentence in refusals(prepared(source, day).plan).iter_rows():
        if sentence not in reasons.setdefault(row, []):
            reasons[row].append(sentence)
    layout = layout_of(source)
    rows = _sheet(source, layout.sheet)
    kept = [(rows[number - 1], "\n".join(said)) for number, said in sorted(reasons.items()) if number]
    return _written(layout, kept, reasons.get(0, []))


def row_again(source: Source, row: int) -> list[tuple[str, str, str]]:
    """One row of a received file as (letters, heading, text); numbers of identity masked."""
    layout = layout_of(source)
    cells = _sheet(source, layout.sheet)[row - 1]
    known = {one.letters: one for one in layout.columns}
    found = []
    for index, cell in enumerate(cells):
        heading = known.get(letters(index))
        text = "" if cell is None else str(cell)
        hidden = heading is not None and heading.field in SECRETS and text
        found.append((letters(index), heading.words if heading else "", "•" * len(text) if hidden else text))
    return found


def _sheet(source: Source, name: str) -> list[list[Cell]]:
    book = workbook.open_book(content(source), looked=True)
    return next(sheet.rows for sheet in book.sheets() if sheet.name == name)


def _written(layout: Layout, rows: Sequence[tuple[list[Cell], str]], whole: Sequence[str]) -> bytes:
    """Text cells are text, whatever they begin with: no formula goes out alive."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    text = book.add_format({"num_format": "@"})
    wrapped = book.add_format({"text_wrap": True, "font_color": "#9c0006"})
    sheet = book.add_worksheet(layout.sheet[:31])
    headings = {one.letters: one for one in layout.columns}
    width = max([len(row) for row, _said in rows] + [len(headings)])
    above = [*([SAMPLE] if settings.HEARTHLIGHT_DEMO else []), *whole]
    for number, line in enumerate(above):
        sheet.write_string(number, 0, line)
    first = len(above)
    for index in range(width):
        heading = headings.get(letters(index))
        sheet.write_string(first, index, heading.words if heading else "")
        if heading and heading.field and BY_FIELD[heading.field].kind is str:
            sheet.set_column(index, index, 12, text)
    sheet.write_string(first, width, _(REMARK))
    sheet.set_column(width, width, 80)
    for number, (cells, said) in enumerate(rows, first + 1):
        for index, cell in enumerate(cells):
            _cell(sheet, number, index, cell, text)
        sheet.write_string(number, width, said, wrapped)
    book.close()
    return buffer.getvalue()


def _cell(sheet: Any, row: int, column: int, cell: Cell, text: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool | int | float):
        sheet.write(row, column, cell)
    else:
        shown = cell.date() if isinstance(cell, datetime) and not (cell.hour or cell.minute) else cell
        sheet.write_string(row, column, str(shown), text)
