"""Finding the header of a sheet: one to three rows, merged or not, under a title, with local spellings. Pure."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hearthlight.sheets.faults import letters
from hearthlight.sheets.workbook import Cell, Sheet

SEARCHED = 25
"""Rows from the top in which a header is looked for."""
DEEPEST = 3
"""Rows that one header may take."""

_UNIT = re.compile(r"[(（](元|万元|人|月|km|公里|千米|平方米|㎡|m2|亩)[)）]$")
_NOISE = re.compile(r"[\s*＊:：·\"'“”]")


@dataclass(frozen=True)
class Header:
    """Where the header stands (rows from 0) and which column (from 0) holds which field.

    `headings`: field to the words found; `units`: field to the unit in the heading, if any; `unknown`: words of
    columns that no field claims; `twice`: fields claimed by two columns, of which the first is taken; `words`: what
    stands over every column, together from the top.
    """

    first: int
    last: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    units: Mapping[str, str]
    unknown: Sequence[str]
    twice: Sequence[str]
    words: Sequence[str] = ()

    @property
    def digest(self) -> str:
        """The same for files of the same layout, whatever is known of it: how a remembered mapping is found again."""
        words = "\n".join(f"{letters(column)} {word}" for column, word in enumerate(self.words))
        return hashlib.sha256(words.encode()).hexdigest()


def find(sheet: Sheet, aliases: Mapping[str, Sequence[str]], needed: int = 2) -> Header | None:
    """The header that names most fields (`aliases`: field to its spellings); None when fewer than `needed` are named.

    Of equal ones the one with fewer rows, then the higher one.
    """
    spelled = {plain(word): field for field, words in aliases.items() for word in words}
    rows = _filled(sheet)
    best: Header | None = None
    for depth in range(1, DEEPEST + 1):
        for first in range(min(SEARCHED, len(rows) - depth + 1)):
            header = _claimed(rows, first, depth, spelled)
            if len(header.columns) >= needed and (best is None or len(header.columns) > len(best.columns)):
                best = header
    return best


def guess(sheet: Sheet) -> Header | None:
    """The header of a sheet that names no known field: the first row that holds most different words."""
    rows = _filled(sheet)[:SEARCHED]
    counted = [len({str(cell) for cell in row if isinstance(cell, str) and cell.strip()}) for row in rows]
    most = max(counted, default=0)
    return _claimed(rows, counted.index(most), 1, {}) if most > 1 else None


def given(sheet: Sheet, first: int, last: int, mapping: Mapping[int, str]) -> Header:
    """The header in rows `first` to `last` as a person read it: column from 0 to field."""
    found = _claimed(_filled(sheet), first, last - first + 1, {})
    chosen = {field: index for index, field in sorted(mapping.items()) if index < len(found.words)}
    headings = {field: found.words[index] for field, index in chosen.items()}
    unknown = [word for index, word in enumerate(found.words) if word and index not in chosen.values()]
    units = {field: unit_of(found.words[index]) for field, index in chosen.items()}
    return Header(first, last, chosen, headings, units, tuple(unknown), (), found.words)


def plain(word: Cell) -> str:
    """A heading without spaces, marks and its unit, in half width and lower case."""
    text = _NOISE.sub("", unicodedata.normalize("NFKC", "" if word is None else str(word)))
    return _UNIT.sub("", text).lower()


def unit_of(word: Cell) -> str:
    """The unit in brackets at the end of a heading: ``人均纯收入(元)``."""
    found = _UNIT.search(_NOISE.sub("", unicodedata.normalize("NFKC", "" if word is None else str(word))))
    return found.group(1) if found else ""


def _filled(sheet: Sheet) -> list[list[Cell]]:
    """The searched rows with every merged cell written into all of its places."""
    rows = [list(row) for row in sheet.rows[: SEARCHED + DEEPEST]]
    for top, left, bottom, right in sheet.merged:
        for row in range(top, min(bottom, len(rows) - 1) + 1):
            for column in range(left, min(right, len(rows[row]) - 1) + 1):
                rows[row][column] = rows[top][left]
    return rows


def _claimed(rows: Sequence[Sequence[Cell]], first: int, depth: int, spelled: Mapping[str, str]) -> Header:
    columns: dict[str, int] = {}
    headings, units, unknown, twice = {}, {}, [], []
    block = rows[first : first + depth]
    over = [_words(block, column) for column in range(max((len(row) for row in block), default=0))]
    for column, words in enumerate(over):
        field, word = _field(words, spelled)
        if field is None:
            unknown += words[-1:]
        elif field in columns:
            twice.append(field)
        else:
            columns[field], headings[field] = column, word
            units[field] = next((unit for one in reversed(words) if (unit := unit_of(one))), "")
    together = tuple("".join(words) for words in over)
    return Header(first, first + depth - 1, columns, headings, units, tuple(unknown), tuple(twice), together)


def _words(block: Sequence[Sequence[Cell]], column: int) -> list[str]:
    """The different words above one another in a column, from the top."""
    words = [str(row[column]).strip() for row in block if column < len(row) and row[column] not in (None, "")]
    return list(dict.fromkeys(words))


def _field(words: Sequence[str], spelled: Mapping[str, str]) -> tuple[str | None, str]:
    """The field that the lowest words name: all of them together first, then the lower ones alone."""
    for start in range(len(words)):
        together = "".join(words[start:])
        if field := spelled.get(plain(together)):
            return field, together
    return None, ""
