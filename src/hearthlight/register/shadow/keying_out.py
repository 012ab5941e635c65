"""A keying list as a workbook: the export's own columns in their order, the cells to be keyed marked old → new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.apps import apps
from django.conf import settings

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.register.shadow import fields, keying, snapshot
from hearthlight.register.shadow.sheet_out import workbook
from hearthlight.register.workbooks import reading
from hearthlight.register.workbooks.changes import as_json
from hearthlight.register.workbooks.columns import BY_FIELD
from hearthlight.register.workbooks.covering import covered
from hearthlight.register.workbooks.kept import content
from hearthlight.register.workbooks.reading import SPREAD
from hearthlight.sheets.faults import index_of
from hearthlight.sheets.header import Header
from hearthlight.sheets.workbook import Rows, open_book
from hearthlight.trail.models import Source

FINDS = ("number", "master_number", "name", "township", "village")
"""Columns by which a person is found in the national system; every other cell that need not be keyed stays empty."""
BEHIND = ("原因", "自何时起", "由谁更正")
TITLE = "录入清单"
COVERED, CHANGED_SINCE = "•••", "（后来又改过）"


def file(made: Source, *, names: bool) -> bytes:
    """The workbook of a keying list; names are masked unless the reader may see them."""
    export = _export(Source.objects.get(pk=made.subject_id))
    items = keying.items(made)
    rows, marked = [], {}
    for number, ((row,), part) in enumerate(items.group_by("row", maintain_order=True)):
        cells, notes = _row(export, int(str(row)), part, names)
        rows.append(cells)
        marked |= {(number, column): note for column, note in notes.items()}
    heads = [*_headings(export), *BEHIND]
    return workbook(TITLE, heads, rows, synthetic=settings.HEARTHLIGHT_DEMO, marked=marked)


@dataclass(frozen=True)
class Export:
    """The export that a list was made from: its header and all of its rows as they came."""

    header: Header
    rows: Rows


def _export(source: Source) -> Export:
    plain = content(source)
    found = reading.received(plain, reading.Chosen.of(source.mapping))
    if found is None:
        raise LookupError(f"source {source.pk} was read when it was compared and cannot be read now")
    sheets = open_book(plain).sheets()
    return Export(found.header, next(sheet.rows for sheet in sheets if sheet.name == found.sheet))


def _headings(export: Export) -> list[str]:
    """The lowest words of each column of the export's heading rows, in its order."""
    block = export.rows[export.header.first : export.header.last + 1]
    width = max(len(row) for row in block)
    columns = [[str(row[index]) for row in block if index < len(row) and row[index]] for index in range(width)]
    return [words[-1] if words else "" for words in columns]


def _row(export: Export, row: int, items: pl.DataFrame, names: bool) -> tuple[list[str], dict[int, str]]:
    """One row: its cells, and notes by column for those to be keyed."""
    raw = [*export.rows[row - 1], *("" for _ in _headings(export))]
    cells = ["" for _ in _headings(export)]
    for field in FINDS:
        if field in export.header.columns:
            index = export.header.columns[field]
            cells[index] = _found(field, raw[index], names)
    notes = {}
    for (column,), part in items.group_by("column", maintain_order=True):
        index = index_of(str(column))
        cells[index] = _cell(part, raw[index], names)
        notes[index] = "；".join(_told(part))
    return [*cells, *_behind(items)], notes


def _found(field: str, cell: Any, names: bool) -> str:
    text = BY_FIELD[field].reader(cell) or ""
    return text if names or field != "name" else mask_name(text)


def _cell(items: pl.DataFrame, raw: Any, names: bool) -> str:
    """Old → new of one cell; of a cell of several terms with the terms that stay."""
    first = items.row(0, named=True)
    column = fields.column_of(first["subject_kind"], first["field"])
    if column not in SPREAD:
        return fields.arrow(*(_text(first, side, names) for side in ("was", "wanted")))
    wanted = {one["field"]: one["wanted"] == "true" for one in items.iter_rows(named=True)}
    return fields.arrow(str(raw or ""), fields.several_text(column, BY_FIELD[column].reader(raw) or (), wanted))


def _text(item: dict[str, Any], side: str, names: bool) -> str:
    """The value in words; what tells who somebody is, is a digest: ours is looked up for who may see it."""
    if item["field"] not in snapshot.COVERED:
        return fields.text(item["subject_kind"], item["field"], item[side])
    if side == "was" or not names:
        return COVERED
    row = apps.get_model(item["subject_kind"])._base_manager.get(pk=item["subject_id"])
    value = getattr(row, item["field"])
    return str(value) if covered(as_json(value)) == item["wanted"] else CHANGED_SINCE


def _told(items: pl.DataFrame) -> Iterator[str]:
    for one in items.iter_rows(named=True):
        yield " ".join(str(part) for part in (one["since"], one["who"], one["why"]) if part)


def _behind(items: pl.DataFrame) -> Sequence[str]:
    """Reasons, first day and offices of the row's cells."""
    days = [str(day) for day in items["since"].drop_nulls().sort()]
    why, who = ("；".join(dict.fromkeys(one for one in items[name] if one)) for name in ("why", "who"))
    return [why, days[0] if days else "", who]
