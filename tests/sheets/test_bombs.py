"""Files made to kill their reader are found whatever they call their parts, or kill a process of its own."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from hearthlight.sheets import guard, trial, workbook
from hearthlight.sheets.faults import NotAWorkbook, letters
from tests.sheets.test_guard import SMALL, cell, refused, sheet_of, with_part

SAMPLE = Path(__file__).parents[1] / "register" / "workbooks" / "sample.xls"


def renamed(path: str, rows: str) -> bytes:
    """The workbook whose one sheet lies somewhere else in the package."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(SMALL)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).replace(b"worksheets/sheet1.xml", path.encode())
            new.writestr(name.replace("worksheets/sheet1.xml", path), sheet_of(rows) if "sheet1" in name else text)
    return kept.getvalue()


@pytest.mark.parametrize("path", ["worksheets/data.xml", "worksheets/Sheet1.xml", "media/image1.png"])
def test_a_sheet_is_looked_at_whatever_it_is_called(path: str) -> None:
    assert workbook.parse(renamed(path, cell("A1")))[0].rows == [["x"]]
    with pytest.raises(NotAWorkbook, match="too_wide"):
        guard.look(renamed(path, cell("A1") + cell("XFD199999")))


@pytest.mark.parametrize("place", ["xfd199999", "XFD00000000199999"])
def test_a_place_may_be_written_in_other_ways(place: str) -> None:
    rows = f'<row r = "1"><c  r = "{place}"><v>1</v></c></row>'
    with pytest.raises(NotAWorkbook, match="too_wide"):
        guard.look(with_part("xl/worksheets/sheet1.xml", sheet_of(rows)))


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_rows_cells_and_texts_that_say_no_place_are_counted(prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_ROWS", 500)
    monkeypatch.setattr(guard, "MOST_WRITTEN", 900)
    many = f"<{prefix}row><{prefix}c/><{prefix}c/></{prefix}row>"
    sheet, texts = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    assert guard.look(with_part(sheet, sheet_of(many * 400)))[0].rows == 400
    for content, code in (
        (with_part(sheet, sheet_of(many * 1100)), "too_many_rows"),
        (with_part(sheet, sheet_of(f"<{prefix}row>" + f"<{prefix}c></{prefix}c>" * 1000)), "too_wide"),
        (with_part(texts, f"<{prefix}si></{prefix}si>".encode() * 1000), "bomb"),
    ):
        with pytest.raises(NotAWorkbook, match=code):
            guard.look(content)


def test_no_tag_is_seen_twice_or_cut_where_a_slice_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(cell(f"{letters(number % 60)}{number}") for number in range(1, 301))
    for size in (150, 1000, 1001, 1013, 5000):
        monkeypatch.setattr(guard, "SLICE", size)
        (part,) = guard.look(with_part("xl/worksheets/sheet1.xml", sheet_of(rows)))
        assert (part.rows, part.columns) == (300, 60), size


def test_what_gets_past_the_look_kills_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    unsaid = f"<row>{'<c><v>1</v></c>' * 16_000}</row>" + cell("A199999")
    content = with_part("xl/worksheets/sheet1.xml", sheet_of(unsaid))
    assert guard.look(content)[0].columns == 26
    assert not trial.survives(content)
    monkeypatch.setattr(workbook, "CalamineWorkbook", None)
    assert refused(content) == "bomb"


def test_one_long_text_shown_in_many_cells_is_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = '<c t="s"><v>0</v></c>'
    texts = b"<sst><si><t>" + b"x" * 5_000_000 + b"</t></si></sst>"
    content = with_part("xl/sharedStrings.xml", texts)
    content = with_part("xl/worksheets/sheet1.xml", sheet_of(f"<row>{shared * 1000}</row>"), content)
    assert not trial.survives(content)


@pytest.mark.parametrize(("record", "at"), [(b"\x00\x02\x0e\x00", 8), (b"\xfd\x00\x0a\x00", 4)])
def test_an_old_xls_that_claims_the_far_corner_is_a_bomb(record: bytes, at: int) -> None:
    content = bytearray(SAMPLE.read_bytes())
    assert trial.survives(bytes(content))
    place = content.rfind(record) + at
    content[place : place + 4] = b"\xff\xff\xff\x7f" if at == 8 else b"\xff\xff\xff\xff"
    assert refused(bytes(content)) == "bomb"


def test_what_a_reader_can_tell_of_is_no_death() -> None:
    assert all(trial.survives(content) for content in (SMALL, SMALL[:200], b""))
