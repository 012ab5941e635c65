"""Looking at a workbook before it is opened, so that a bad file costs a sentence and not the machine. Pure.

A zip may unpack to a thousand times its size; one cell at the far corner makes a reader lay out a billion empty ones.
Both are found by reading the packed parts in slices, in little memory.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from hearthlight.sheets.faults import NotAWorkbook, index_of

LARGEST = 100_000_000
"""Bytes of a workbook that is still opened."""
UNPACKED = 1_500_000_000
"""Bytes that all parts of a workbook may unpack to."""
MOST_ROWS = 200_000
"""Rows of a sheet that are still read."""
MOST_CELLS = 20_000_000
"""Rows times columns of a sheet: what a reader lays out, empty or not."""

SLICE = 1_000_000
OVERLAP = 200
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_COLUMN = re.compile(rb"""\sr=["']([A-Z]{2,3})\d""")
_ROW = re.compile(rb"""row [^>]*?r=["'](\d{1,7})["']""")
_DEEP = re.compile(rb"""\sr=["'][A-Z]{1,3}(\d{6,7})["']""")
_CELL = re.compile(rb"""\sr=["'][A-Z]{1,3}(\d{1,7})["']""")
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
        sheets = [entry for entry in entries if entry.filename.startswith("xl/worksheets/sheet")]
        for entry in entries:
            if entry not in sheets:
                _unpacked(package, entry)
        return [_part(package, entry) for entry in sheets]


def _unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack a part and throw it away: its end and its sum are as the package says."""
    with package.open(entry) as opened:
        while opened.read(SLICE):
            pass


def _part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Part:
    rows, columns = 0, 26
    formulas: list[str] = []
    for text in _slices(package, entry):
        rows = max([rows, *map(int, _ROW.findall(text)), *map(int, _DEEP.findall(text))])
        columns = max([columns, *(index_of(name.decode()) + 1 for name in set(_COLUMN.findall(text)))])
        if len(formulas) < _SHOWN and (b"<f" in text or b":f" in text):
            formulas += [cell.decode() for cell in _FORMULA.findall(text) if cell.decode() not in formulas]
        _refuse_large(rows, columns)
    if SHALLOW * columns > MOST_CELLS:
        for text in _slices(package, entry):
            rows = max([rows, *map(int, _CELL.findall(text))])
            _refuse_large(rows, columns)
    return Part(entry.filename, rows, columns, tuple(formulas[:_SHOWN]))


def _refuse_large(rows: int, columns: int) -> None:
    if rows > MOST_ROWS:
        raise NotAWorkbook("too_many_rows")
    if rows * columns > MOST_CELLS:
        raise NotAWorkbook("too_wide")


def _slices(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part in slices that overlap a little, so that no cell is cut in two."""
    before = b""
    with package.open(entry) as opened:
        while text := opened.read(SLICE):
            yield before + text
            before = text[-OVERLAP:]
