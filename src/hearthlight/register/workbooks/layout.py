"""The layout of a received sheet 表头: its columns, which field each is, and what a person said of it before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hearthlight.register.workbooks.columns import NATIONAL
from hearthlight.register.workbooks.kept import content
from hearthlight.register.workbooks.reading import (
    NEEDED,
    Chosen,
    Received,
    as_chosen,
    chosen_sheet,
    lacking,
    read_sheet,
)
from hearthlight.register.workbooks.samples import samples
from hearthlight.sheets import header, table, workbook
from hearthlight.sheets.faults import NotAWorkbook, letters
from hearthlight.sheets.header import Header
from hearthlight.sheets.workbook import Sheet
from hearthlight.trail.models import Source

FIELDS: Mapping[str, str] = {column.field: column.spellings[0] for column in NATIONAL if column.field != "key"}
"""Fields that a column may be said to be, with the national heading."""


@dataclass(frozen=True)
class Heading:
    """One column: its letters, the words over it, its field if any, a few of its cells with people masked."""

    letters: str
    words: str
    field: str | None
    samples: Sequence[str]

    @property
    def title(self) -> str:
        """The national heading of its field, empty when it has none."""
        return FIELDS.get(self.field or "", "")


@dataclass(frozen=True)
class Layout:
    """The sheet that is taken, its heading rows (from 0) and columns; `missing` are fields that no file can lack.

    `given` when a person mapped it, `remembered` when that was for an earlier file of this layout.
    """

    sheet: str
    first: int
    last: int
    columns: Sequence[Heading]
    missing: Sequence[str]
    digest: str
    given: bool
    remembered: bool
    hidden: Sequence[str]
    formulas: Sequence[str]

    def as_mapping(self) -> dict[str, Any]:
        """The form in which a source keeps it."""
        known = [one for one in self.columns if one.field]
        return {
            "sheet": self.sheet,
            "rows": [self.first, self.last],
            "columns": {one.field: one.letters for one in known},
            "headings": {one.field: one.words for one in known},
            "given": self.given,
            "formulas": list(self.formulas),
        }

    def mapped(self, fields: Mapping[str, str]) -> dict[str, Any]:
        """The same with other fields: letters to field. The row key stays what it is."""
        keys = {one.letters: "key" for one in self.columns if one.field == "key"}
        fields = {column: field for column, field in fields.items() if field != "key"} | keys
        words = {one.letters: one.words for one in self.columns}
        return self.as_mapping() | {
            "columns": {field: column for column, field in fields.items()},
            "headings": {field: words[column] for column, field in fields.items()},
            "given": True,
        }


def read_new(plain: bytes, place: str, rows: bool = True) -> tuple[Layout, Received | None]:
    """The layout of a new file, and its `rows` read, unless no heading of it is known.

    What a person said of such headings at this place before is proposed again. Raises NotAWorkbook: its text is a code.
    """
    book = workbook.open_book(plain)
    sheet, head = _headed(book)
    known = Source.objects.filter(kind="workbook", area_code=place, header_hash=head.digest, mapping__given=True)
    earlier = known.order_by("-pk").first()
    chosen = Chosen.of(earlier.mapping) if earlier else None
    if chosen:
        head = as_chosen(sheet, replace(chosen, first=head.first, last=head.last))
    layout = _layout(book, sheet, head, given=chosen is not None, remembered=chosen is not None)
    return layout, read_sheet(book, sheet, head) if rows and head.columns else None


def layout_of(source: Source) -> Layout:
    """The layout of a received file, as it is mapped now."""
    book = workbook.open_book(content(source), looked=True)
    chosen = Chosen.of(source.mapping)
    found = chosen_sheet(book, chosen) if chosen else None
    sheet, head = found or _headed(book)
    seen = _layout(book, sheet, head, given=chosen is not None, remembered=False)
    return replace(seen, formulas=tuple(source.mapping.get("formulas", ())))


def _headed(book: workbook.Workbook) -> tuple[Sheet, Header]:
    """The sheet that names most known fields, else the first whose header can be guessed."""
    guessed: tuple[Sheet, Header] | None = None
    best: tuple[Sheet, Header] | None = None
    for sheet in book.sheets():
        head = header.find(sheet, table.aliases(NATIONAL), NEEDED)
        if head and (best is None or len(head.columns) > len(best[1].columns)):
            best = sheet, head
        if not best and not guessed and (guess := header.guess(sheet)):
            guessed = sheet, guess
    if not best and not guessed:
        raise NotAWorkbook("all_empty")
    return best or guessed  # type: ignore[return-value]


def _layout(book: workbook.Workbook, sheet: Sheet, head: Header, given: bool, remembered: bool) -> Layout:
    fields = {index: field for field, index in head.columns.items()}
    columns = [
        Heading(letters(index), words, fields.get(index), samples(sheet, head, index, fields.get(index)))
        for index, words in enumerate(head.words)
        if words
    ]
    formulas = book.formulas.get(sheet.name, ())
    return Layout(
        sheet.name, head.first, head.last, columns, lacking(head), head.digest, given, remembered, book.hidden, formulas
    )
