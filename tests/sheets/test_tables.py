"""Headers are found under titles and in merged rows; every fault of a sheet is named with its place."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.sheets import cells, header, table, workbook
from hearthlight.sheets.faults import NotAWorkbook
from hearthlight.sheets.table import Column
from tests.sheets.books import book, sheet

COLUMNS = (
    Column("number", ["户编号", "农户编号"], cells.number_text, needed=True),
    Column("name", ["姓名", "户主姓名"], cells.text),
    Column("wage", ["工资性收入", "收入工资性"], cells.fen, units={"万元": lambda cell: cells.fen(cell, 1_000_000)}),
    Column("identity", ["证件号码"], cells.number_text, secret=True),
)
ALIASES = table.aliases(COLUMNS)


def read(rows: list[list[Any]], merged: list[tuple[int, int, int, int, str]] | None = None) -> table.Table:
    found = sheet(rows, merged or [])
    head = header.find(found, ALIASES)
    assert head is not None
    return table.read(found, head, COLUMNS)


def test_a_header_under_a_title_with_other_spellings_in_another_order() -> None:
    one = read([["某村贫困户名单"], [], ["序号", "户主 姓名", "农户编号*"], [1, "样甲", "0012"]])
    assert (one.header.first, one.header.last) == (2, 2)
    assert dict(one.lines[0].values) == {"name": "样甲", "number": "0012"}
    assert one.lines[0].number == 4
    assert one.header.unknown == ("序号",)
    assert one.faults == ()


def test_a_merged_header_of_two_rows() -> None:
    rows = [["户编号", "姓名", None, None], [None, None, "工资性", "其他"], ["H1", "样甲", "12.5", "3"]]
    one = read(rows, [(0, 2, 0, 3, "收入"), (0, 0, 1, 0, "户编号"), (0, 1, 1, 1, "姓名")])
    assert (one.header.first, one.header.last) == (0, 1)
    assert one.header.headings["wage"] == "收入工资性"
    assert one.lines[0].values["wage"] == 1250


def test_the_unit_in_the_heading_counts() -> None:
    one = read([["户编号", "工资性收入(万元)"], ["H1", "0.31"], ["H2", 1]])
    assert [line.values["wage"] for line in one.lines] == [310_000, 1_000_000]


def test_every_fault_is_named_with_its_place_and_a_secret_is_not_shown() -> None:
    one = read(
        [["户编号", "姓名", "工资性收入", "证件号码"], ["", "样甲", "约3000", 341622199001011234], ["H2", "", "", ""]]
    )
    found = [(fault.code, fault.cell, fault.heading, fault.found) for fault in one.faults]
    assert found == [
        ("empty", "A2", "户编号", ""),
        ("not_a_number", "C2", "工资性收入", "约3000"),
        ("digits_lost", "D2", "证件号码", "•••"),
    ]
    assert dict(one.lines[1].values) == {"number": "H2", "name": None, "wage": None, "identity": None}


def test_a_needed_column_that_is_missing_is_a_fault_of_the_sheet() -> None:
    one = read([["姓名", "证件号码"], ["样甲", "1"]])
    assert [(fault.code, fault.heading, fault.row) for fault in one.faults] == [("column_missing", "户编号", 0)]


def test_empty_rows_are_skipped_and_numbers_stay_those_of_the_sheet() -> None:
    one = read([["户编号", "姓名"], ["H1", "甲"], [None, "  "], ["H2", "乙"]])
    assert [(line.number, line.values["number"]) for line in one.lines] == [(2, "H1"), (4, "H2")]


def test_a_field_named_twice_takes_the_first_and_says_so() -> None:
    one = read([["户编号", "姓名", "户主姓名"], ["H1", "甲", "乙"]])
    assert one.lines[0].values["name"] == "甲"
    assert one.header.twice == ("name",)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04" + b"x" * 50, "户编号,姓名\n".encode()])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(NotAWorkbook):
        workbook.parse(content)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        with pytest.raises(NotAWorkbook):
            workbook.parse(start + content)


def test_a_sheet_without_a_header_has_none() -> None:
    assert header.find(sheet([["一", "二"], [1, 2]]), ALIASES) is None
    assert header.find(sheet([]), ALIASES) is None


def test_dates_and_names_come_through() -> None:
    made = workbook.parse(book([["户编号", "x"], ["H1", date(2017, 2, 3)]], name="样例"))[0]
    assert made.name == "样例"
    assert cells.day(made.rows[1][1]) == date(2017, 2, 3)


def test_the_layout_digest_is_of_the_header_alone() -> None:
    first, second = read([["户编号", "姓名"], ["1", "甲"]]), read([["户编号", "姓名"], ["2", "乙"]])
    other = read([["姓名", "户编号"], ["甲", "1"]])
    assert first.header.digest == second.header.digest != other.header.digest
