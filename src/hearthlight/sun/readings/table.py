"""A file of readings as a table of texts with the rows of its spreadsheet: CSV, Excel or Parquet. Pure.

The bytes are given; nothing is opened here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import polars as pl

from hearthlight.sun.readings.bad import BadReadings

ROW = "__row"
SEARCHED = 12
"""Rows in which the heads of the columns are looked for."""
_HEAD = re.compile("表号|资产号|电表|meter|时间|日期|月份|抄表|time|date", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """All cells as text, with the column ``__row`` (the row as the spreadsheet counts); `name` of file and sheet."""

    name: str
    frame: pl.DataFrame

    @property
    def columns(self) -> list[str]:
        """The heads of the file."""
        return [name for name in self.frame.columns if name != ROW]


@dataclass(frozen=True)
class Wanted:
    """Which heads a file must have: the pattern that finds them, and examples of them."""

    heads: re.Pattern[str]
    examples: str


READINGS = Wanted(_HEAD, "表号, 抄表日期, 表示数")


def read_table(name: str, content: bytes, wanted: Wanted = READINGS) -> Table:
    """The table in a file, by its beginning. Raises BadReadings."""
    try:
        if content[:4] == b"PAR1":
            return Table(name, _texts(pl.read_parquet(BytesIO(content))).with_row_index(ROW, offset=1))
        if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
            return _of_rows(*_excel(name, content), wanted)
        return _csv(name, content, wanted)
    except pl.exceptions.PolarsError as error:
        told = str(error).splitlines()[0][:80]
        raise BadReadings(
            f"{name}: the file is broken ({told}); save it anew and send it again",
            f"{name}：文件已损坏（{told}）；请重新保存后再报送",
        ) from error


def _texts(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(pl.all().cast(pl.String))


def _csv(name: str, content: bytes, wanted: Wanted) -> Table:
    text = _decoded(name, content)
    lines = text.split("\n", SEARCHED)[:SEARCHED]
    head = next((n for n, line in enumerate(lines) if len(wanted.heads.findall(line)) > 1), None)
    if head is None:
        raise _no_heads(name, lines[0][:60] if lines else "", wanted)
    between = max(",;\t", key=lines[head].count)
    frame = pl.read_csv(
        BytesIO(text.encode()), separator=between, skip_lines=head, infer_schema=False, truncate_ragged_lines=True
    )
    frame = frame.rename({old: old.strip() for old in frame.columns})
    return Table(name, _without_empty(frame.with_row_index(ROW, offset=head + 2)))


def _without_empty(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.any_horizontal(pl.exclude(ROW).str.strip_chars().str.len_chars() > 0))


def _decoded(name: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadReadings(
        f"{name}: neither a workbook, nor Parquet, nor text; save it as .xlsx or .csv and send it again",
        f"{name}：既不是工作簿，也不是 Parquet 或文本；请另存为 .xlsx 或 .csv 再报送",
    )


def _excel(name: str, content: bytes) -> tuple[str, list[list[Any]]]:
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(BytesIO(content))
        sheet = book.get_sheet_by_index(0)
    except (CalamineError, IndexError) as error:
        raise BadReadings(
            f"{name}: the workbook cannot be opened ({error}); save it anew as .xlsx",
            f"{name}：工作簿打不开（{error}）；请重新保存为 .xlsx",
        ) from error
    return f"{name}, {sheet.name}", sheet.to_python(skip_empty_area=False)


def _of_rows(name: str, rows: Sequence[Sequence[Any]], wanted: Wanted) -> Table:
    head = next((n for n, row in enumerate(rows[:SEARCHED]) if sum(_is_head(cell, wanted) for cell in row) > 1), None)
    if head is None:
        raise _no_heads(name, " | ".join(_text(cell) or "" for cell in (rows[0] if rows else [])[:6]), wanted)
    names = _told_apart([_text(cell) or f"column {n + 1}" for n, cell in enumerate(rows[head])])
    cells = [[_text(cell) for cell in row] for row in rows[head + 1 :]]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
    return Table(name, _without_empty(frame.with_row_index(ROW, offset=head + 2)))


def _told_apart(heads: list[str]) -> list[str]:
    """Heads that stand twice are numbered from the second on."""
    return [head if heads.index(head) == n else f"{head} {n + 1}" for n, head in enumerate(heads)]


def _is_head(cell: Any, wanted: Wanted) -> bool:
    return isinstance(cell, str) and bool(wanted.heads.search(cell))


def _text(cell: Any) -> str | None:
    """A cell as text: whole numbers without a point, days and times as ISO writes them."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return (
        cell.isoformat(" ")
        if isinstance(cell, datetime)
        else cell.isoformat()
        if isinstance(cell, date)
        else str(cell).strip()
    )


def _no_heads(name: str, found: str, wanted: Wanted) -> BadReadings:
    chinese = wanted.examples.replace(", ", "、")
    return BadReadings(
        f"{name}: no row names the columns (found “{found}”); expected heads such as {wanted.examples} in the "
        f"first {SEARCHED} rows: add them and send the file again",
        f"{name}：没有列名（找到“{found}”）；前{SEARCHED}行里应有{chinese}等列名，请加上再报送",
    )
