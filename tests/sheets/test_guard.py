"""Bad files cost a sentence: bombs, far corners, passwords, too many rows; hidden sheets stay closed."""

import zipfile
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.sheets import guard, workbook
from hearthlight.sheets.faults import NotAWorkbook, index_of, letters
from tests.sheets.books import book

SMALL = book([["户编号", "姓名"], ["S1", "样甲"]])


def with_part(path: str, text: bytes, content: bytes = SMALL) -> bytes:
    """The workbook with one part of the package replaced."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != path:
                new.writestr(name, old.read(name))
        new.writestr(path, text)
    return kept.getvalue()


def sheet_of(rows: str) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f"<?xml version='1.0'?><worksheet {space}><sheetData>{rows}</sheetData></worksheet>".encode()


def cell(place: str) -> str:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row>'


def refused(content: bytes) -> str:
    with pytest.raises(NotAWorkbook) as caught:
        workbook.parse(content)
    return str(caught.value)


def test_a_plain_workbook_is_looked_at_and_opened() -> None:
    (part,) = guard.look(SMALL)
    assert (part.rows, part.columns, part.formulas) == (2, 26, ())
    assert workbook.parse(SMALL)[0].rows == [["户编号", "姓名"], ["S1", "样甲"]]


@pytest.mark.parametrize("place", ["A200001", "A1048576", "B999999"])
def test_a_million_rows_are_not_read(place: str) -> None:
    assert refused(with_part("xl/worksheets/sheet1.xml", sheet_of(cell("A1") + cell(place)))) == "too_many_rows"


@pytest.mark.parametrize("place", ["XFD199999", "ZZ60000", "AAA40000"])
def test_a_cell_in_the_far_corner_is_not_laid_out(place: str) -> None:
    assert refused(with_part("xl/worksheets/sheet1.xml", sheet_of(cell("A1") + cell(place)))) == "too_wide"


def test_a_row_that_lies_about_its_number_is_found_by_its_cells() -> None:
    lie = '<row r="1"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    assert refused(with_part("xl/worksheets/sheet1.xml", sheet_of(lie))) == "too_many_rows"


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_part("xl/media/image1.png", b"0" * 50_000_000)
    assert len(bomb) < 100_000
    monkeypatch.setattr(guard, "UNPACKED", 10_000_000)
    assert refused(bomb) == "bomb"


def test_a_part_that_lies_about_its_size_is_no_workbook() -> None:
    kept = bytearray(with_part("xl/worksheets/sheet1.xml", sheet_of(cell("A1")) + b" " * 1_000_000))
    size = (len(sheet_of(cell("A1"))) + 1_000_000).to_bytes(4, "little")
    while (at := kept.find(size)) >= 0:
        kept[at : at + 4] = (1000).to_bytes(4, "little")
    assert refused(bytes(kept)) == "not_a_workbook"


def test_a_file_with_a_password_says_so() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert refused(ole) == "password"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", "户编号,姓名\n".encode(), b"%PDF-1.7", SMALL[:200], SMALL[:-40]]
)
def test_what_is_no_workbook(content: bytes) -> None:
    assert refused(content) == "not_a_workbook"


def test_a_zip_that_is_no_workbook() -> None:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    assert refused(kept.getvalue()) == "not_a_workbook"


def several(hide: tuple[str, ...] = (), formula: bool = False) -> bytes:
    kept = BytesIO()
    made = xlsxwriter.Workbook(kept, {"in_memory": True})
    for name in ("甲", "乙"):
        sheet = made.add_worksheet(name)
        sheet.write_row(0, 0, ["户编号", name])
        if formula and name == "乙":
            sheet.write_formula("B7", "=1+1", None, 2)
        if name in hide:
            sheet.hide()
        else:
            sheet.activate()
    made.close()
    return kept.getvalue()


def test_hidden_sheets_stay_closed_and_are_named() -> None:
    opened = workbook.open_book(several(hide=("甲",)))
    assert (opened.names, opened.hidden) == (("乙",), ("甲",))
    assert [sheet.name for sheet in opened.sheets()] == ["乙"]


def test_cells_with_formulas_are_named_and_read_by_their_last_result() -> None:
    opened = workbook.open_book(several(formula=True))
    assert opened.formulas == {"乙": ("B7",)}
    assert list(opened.sheets())[1].rows[6][1] == 2


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(0, len(SMALL)))
def test_no_damage_crashes_the_reader(noise: bytes, at: int) -> None:
    content = SMALL[:at] + noise + SMALL[at + len(noise) :]
    with suppress(NotAWorkbook):
        workbook.parse(content)


@given(st.integers(0, 20_000))
def test_column_names_go_there_and_back(index: int) -> None:
    assert index_of(letters(index)) == index


def test_rows_that_start_below_and_right_keep_their_places() -> None:
    rows: Any = [[], ["", ""], ["", "", "户编号"]]
    (sheet,) = workbook.parse(book(rows))
    assert sheet.rows[2][2] == "户编号"
    assert len(sheet.rows) == 3
