"""Looking at a workbook before it is opened, so that a bad file costs a sentence and not the machine. Pure.

A zip may unpack to a thousand times its size; one cell at the far corner makes a reader lay out a billion empty ones.
Both are found by reading the packed parts in slices, in little memory. A part's name says nothing: a workbook may call
its sheets what it likes, so every part is looked at. What gets past is stopped by `trial`.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from hearthlight.sheets.faults import NotAWorkbook, index_of

LARGEST = 100_000_000
"""Bytes of a workbook that is still opened."""
UNPACKED = 1_000_000_000
"""Bytes that all parts of a workbook may unpack to."""
MOST_ROWS = 200_000
"""Rows of a sheet that are still read."""
MOST_CELLS = 20_000_000
"""Rows times columns of a sheet: what a reader lays out, empty or not."""

MOST_WRITTEN = 10_000_000
"""Cells that are written out in a sheet, and texts that its cells may share."""

SLICE = 1_000_000
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_COLUMN = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{2,3})\d""")
_ROW = re.compile(rb"""row\s[^<>]*?r\s*=\s*["']0*(\d{1,9})["']""")
_DEEP = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]{1,3}0*(\d{6,9})["']""")
_CELL = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]{1,3}0*(\d{1,9})["']""")
_FORMULA = re.compile(rb"""\sr=["']([A-Z]{1,3}\d{1,7})["'][^>]*><(?:\w+:)?f[ />]""")
SHALLOW = 99_999
"""Rows that a cell may lie about and stay small, as long as the sheet is not wide."""
_SHOWN = 5


@dataclass(frozen=True)
class Part:
    """One sheet's part of the package: its path, its last row, its widest column, its first cells with a formula."""

    path: str
    rows: int
    columns: int
    formulas: tuple[str, ...]


def look(content: bytes) -> list[Part]:
    """The sheet parts of an .xlsx, nothing for an .xls. Raises NotAWorkbook with a code for what must not be opened."""
    if len(content) > LARGEST:
        raise NotAWorkbook("too_large")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise NotAWorkbook("password")
        return []
    if not content.startswith(_ZIP):
        raise NotAWorkbook("not_a_workbook")
    try:
        return _parts(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise NotAWorkbook("password" if "encrypted" in str(error) else "not_a_workbook") from error


def _parts(content: bytes) -> list[Part]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        entries = package.infolist()
        if sum(entry.file_size for entry in entries) > UNPACKED:
            raise NotAWorkbook("bomb")
        if "xl/workbook.xml" not in package.namelist():
            raise NotAWorkbook("not_a_workbook")
        return [part for entry in entries if (part := _part(package, entry))]


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Part | None:
    """A part read to its end, so that its sum is as the package says; None when it holds no cells."""
    seen, texts = _Seen(), 0
    for text in _slices(package, entry):
        if seen.inside or b"sheetData" in text:
            seen.take(text)
        else:
            texts += _written(b"si", text)
        if texts > MOST_WRITTEN:
            raise NotAWorkbook("bomb")
    if SHALLOW * seen.columns > MOST_CELLS:
        for text in _slices(package, entry):
            seen.rows = max([seen.rows, *map(int, _CELL.findall(text))])
            seen.refuse()
    return Part(entry.filename, seen.rows, seen.columns, tuple(seen.formulas[:_SHOWN])) if seen.inside else None


@dataclass
class _Seen:
    """What a sheet's part was found to hold so far; rows and cells that do not say where they are, by their count."""

    inside: bool = False
    rows: int = 0
    columns: int = 26
    tags: int = 0
    cells: int = 0
    formulas: list[str] = field(default_factory=list)

    def take(self, text: bytes) -> None:
        """One slice more. Raises NotAWorkbook."""
        self.inside = True
        self.tags, self.cells = self.tags + _written(b"row", text), self.cells + _written(b"c", text)
        self.rows = max([self.rows, self.tags, *map(int, _ROW.findall(text)), *map(int, _DEEP.findall(text))])
        names = {name.decode().upper() for name in set(_COLUMN.findall(text))}
        self.columns = max([self.columns, *(index_of(name) + 1 for name in names)])
        if len(self.formulas) < _SHOWN and (b"<f" in text or b":f" in text):
            self.formulas += [cell.decode() for cell in _FORMULA.findall(text) if cell.decode() not in self.formulas]
        self.refuse()

    def refuse(self) -> None:
        """Raise NotAWorkbook when it is more than is read."""
        if self.rows > MOST_ROWS:
            raise NotAWorkbook("too_many_rows")
        if self.rows * self.columns > MOST_CELLS or self.cells > MOST_WRITTEN:
            raise NotAWorkbook("too_wide")


def _written(name: bytes, text: bytes) -> int:
    """How many tags of this name begin here, or as many with a prefix, which their ends have too."""
    return text.count(b"<" + name) or text.count(b":" + name) // 2


def _slices(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in slices that begin with a row, or else with a tag, so that none is cut in two or seen twice."""
    before = b""
    with package.open(entry) as opened:
        while text := opened.read(SLICE):
            text = before + text
            cut = text.rfind(b"<row")
            cut = cut if cut > 0 else text.rfind(b"<")
            before = text[cut:] if cut > 0 else b""
            yield text[:cut] if cut > 0 else text
    yield before
