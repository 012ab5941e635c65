"""A village's workbook of grids: one sheet says which grid each group belongs to, one who is put forward. Pure.

Which sheet is which is found by its headings; a file may hold either or both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from hearthlight.grids.kinds import KIND, TRACK
from hearthlight.sheets import cells, header, table
from hearthlight.sheets.faults import Fault
from hearthlight.sheets.table import Column
from hearthlight.sheets.workbook import Sheet

GROUPS = (
    Column("group", ["村民组", "组", "组名", "自然庄", "村民组名称"], cells.text, needed=True),
    Column("grid", ["网格", "网格号", "网格编号"], partial(cells.whole, low=1, high=99), needed=True),
    Column("village", ["村", "行政村", "村名"], cells.text),
    Column("near", ["相邻组", "相邻村民组", "邻组"], cells.text),
)
SEATS = (
    Column("household", ["户编号", "户号"], cells.number_text, needed=True),
    Column("name", ["姓名", "成员姓名"], cells.text, needed=True),
    Column("kind", ["成员类别", "类别"], partial(cells.coded, terms=KIND), needed=True),
    Column("track", ["提名渠道", "渠道"], partial(cells.coded, terms=TRACK)),
    Column("went_out", ["从本地走出", "本地走出"], cells.yes_no),
    Column("willing", ["本人愿意", "愿意"], cells.yes_no),
    Column("has_time", ["有时间", "有时间参与"], cells.yes_no),
)


@dataclass(frozen=True)
class Row:
    """One row: its sheet, its number there, and its values by field."""

    sheet: str
    number: int
    values: dict[str, Any]


@dataclass
class Read:
    """What a workbook said, and every cell that could not be read."""

    groups: list[Row] = field(default_factory=list)
    seats: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(sheets: Sequence[Sheet]) -> Read:
    """The rows of every sheet whose headings are known; a file without one has the fault ``no_header``."""
    found, known = Read(), False
    for sheet in sheets:
        for columns, rows in ((SEATS, found.seats), (GROUPS, found.groups)):
            heading = header.find(sheet, table.aliases(columns))
            if heading and all(one.field in heading.columns for one in columns if one.needed):
                known = True
                _take(sheet, heading, columns, rows, found.faults)
                break
    if not known:
        found.faults.append(Fault("no_header", ""))
    return found


def _take(
    sheet: Sheet, heading: header.Header, columns: Sequence[Column], rows: list[Row], faults: list[Fault]
) -> None:
    made = table.read(sheet, heading, columns)
    faults += made.faults
    bad = {fault.row for fault in made.faults}
    rows += [Row(sheet.name, line.number, dict(line.values)) for line in made.lines if line.number not in bad]
