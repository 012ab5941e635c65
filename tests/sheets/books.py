"""Workbooks made in memory for the tests."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from hearthlight.sheets.workbook import Sheet, parse


def book(
    rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, int, int, str]] = (), name: str = "表1"
) -> bytes:
    """An xlsx of one sheet; `merged` are (top, left, bottom, right, text)."""
    kept = BytesIO()
    made = xlsxwriter.Workbook(kept, {"in_memory": True})
    made.set_properties({"created": datetime(2017, 3, 28)})  # the same rows are the same bytes, whatever the second
    sheet = made.add_worksheet(name)
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value, *([day] if hasattr(value, "year") else []))
    for top, left, bottom, right, text in merged:
        sheet.merge_range(top, left, bottom, right, text)
    made.close()
    return kept.getvalue()


def sheet(rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int, int, int, str]] = ()) -> Sheet:
    return parse(book(rows, merged))[0]
