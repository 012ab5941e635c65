"""A table as a workbook: every cell a text, no formula alive, the row keys hidden, invented people marked."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

import xlsxwriter

SYNTHETIC = "样例数据 synthetic"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDE = 16
"""Characters a column is wide."""


def workbook(
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    synthetic: bool = False,
    hidden: Sequence[str] = (),
    marked: Mapping[tuple[int, int], str] | None = None,
) -> bytes:
    """An xlsx of one sheet named `title`: headings, then rows of texts; columns headed by `hidden` are hidden.

    `marked`: (row from 0 below the headings, column) to a note: the cell is coloured and carries it.
    """
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, OPTIONS) as made:
        sheet = made.add_worksheet(title)
        text, head = made.add_format({"num_format": "@"}), made.add_format({"num_format": "@", "bold": True})
        todo = made.add_format({"num_format": "@", "bg_color": "#fdf0d6", "bold": True})
        for column, heading in enumerate(headings):
            sheet.set_column(column, column, WIDE, text, {"hidden": heading in hidden})
        top = [[SYNTHETIC]] if synthetic else []
        for number, row in enumerate([*top, headings]):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value, head)
        sheet.freeze_panes(len(top) + 1, 1)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                note = (marked or {}).get((number, column))
                if value or note is not None:
                    sheet.write_string(len(top) + 1 + number, column, value, todo if note is not None else text)
                if note:
                    sheet.write_comment(len(top) + 1 + number, column, note)
    return kept.getvalue()
