"""Bad input is listed by row with what to do, in one sentence each; and any layout can be said once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from hearthlight.people.sealing import CannotOpen
from hearthlight.register.models import Household
from hearthlight.register.workbooks import applying, dry, kept, layout, opened, remarks, upload
from hearthlight.trail.models import Event, Source
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN
from tests.register.workbooks.books import HEAD_ID, HEADINGS, OTHER_ID, WIFE_ID, row
from tests.sheets.books import book
from tests.sheets.test_guard import SMALL, cell, several, sheet_of, with_part

pytestmark = pytest.mark.django_db

WRONG = HEAD_ID[:-1] + ("0" if HEAD_ID[-1] != "0" else "1")
FAR_WRONG = OTHER_ID[:10] + "0101" + OTHER_ID[14:-1] + ("5" if OTHER_ID[-1] != "5" else "6")


def received(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Source:
    return upload.receive(SYSTEM, TOWN, DAY, "样例.xlsx", book([["样例数据导出"], headings, *rows]))


def faults(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> list[tuple[str, str, str]]:
    """(code, cell, English sentence) of each fault; every sentence names its row and says what to do."""
    with translation.override("en"):
        tried = dry.dry_run(received(*rows, headings=headings), DAY)
    said = dict(tried.refused.select("row", "sentence").iter_rows())
    for fault in tried.faults:
        assert f"row {fault.row}, column" in said[fault.row]
        assert said[fault.row].endswith(".")
        assert ";" in said[fault.row]
    return [(fault.code, fault.cell, said[fault.row]) for fault in tried.faults]


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([row("S9001", "赵样苗", OTHER_ID, "之子"), row("S9001", "赵样青", OTHER_ID, "之女")], "number_twice", "C4"),
        ([row("S9001", "赵样苗", FAR_WRONG, "之子")], "number_wrong", "C3"),
        ([row("S9001", "赵样苗", "9900001962", "之子")], "number_wrong", "C3"),
        ([row("S9001", "赵样苗", "", "户主")], "second_head", "D3"),
        ([row("S9001", "赵样禾"), row("S9001", "钱样麦", "", "户主")], "two_heads", "D4"),
        ([row("S9001", "赵样禾", "", "一家之主")], "not_in_list", "D3"),
        ([row("S9001", "赵样禾", "", "户主", 1, "", "", "12.345")], "not_money", "H3"),
        ([row("S9001", "赵样禾", "", "户主", 1.5)], "not_whole", "E3"),
        ([row("S9001", "赵样禾", 990000196005010011)], "digits_lost", "C3"),
        ([row("S9001", "赵样苗", "", "")], "empty", "D3"),
    ],
)
def test_a_bad_row_is_named(household: Household, rows: list[list[Any]], code: str, cell: str) -> None:
    assert [found[:2] for found in faults(*rows)] == [(code, cell)]


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("出生日期", "去年春天", "not_a_day"),
        ("出生日期", "1961-05-01", "birth_differs"),
        ("性别", "女", "sex_differs"),
        ("年龄", "30", "age_differs"),
        ("出生日期", "2017-04-01", "future_day"),
        ("耕地面积", "1.23456", "not_exact"),
        ("是否通广播电视", "不详", "not_yes_no"),
    ],
)
def test_a_bad_cell_is_named(household: Household, heading: str, value: str, code: str) -> None:
    found = faults([*row("S9001", "赵样禾", HEAD_ID)[:4], value], headings=[*HEADINGS[:4], heading])
    assert (code, "E3") in [one[:2] for one in found]


def test_dates_as_text_and_ages_that_fit_are_taken(household: Household) -> None:
    headings = [*HEADINGS[:4], "出生日期", "年龄", "性别"]
    assert faults([*row("S9001", "赵样禾", HEAD_ID)[:4], "1960年5月1日", "56", "男"], headings=headings) == []


def test_a_number_of_another_household_is_refused_with_the_advice_to_move(household: Household) -> None:
    homes.home([{"name": "周样光"}], number="S9003")
    ((code, cell, sentence),) = faults(row("S9003", "赵样禾", HEAD_ID, "其他"))
    assert (code, cell) == ("lives_elsewhere", "C3")
    assert "household S9001" in sentence
    assert "move the person" in sentence
    assert HEAD_ID not in sentence


def test_a_number_with_one_wrong_character_is_put_right_and_said(household: Household) -> None:
    tried = dry.dry_run(received(row("S9001", "赵样禾", WRONG)), DAY)
    assert tried.pairs["how"].to_list() == ["id_one_wrong"]
    assert tried.faults == ()


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"hello", "not_a_workbook", "is not a workbook"),
        (with_part("xl/worksheets/sheet1.xml", sheet_of(cell("A1048576"))), "too_many_rows", "200,000 rows"),
        (with_part("xl/worksheets/sheet1.xml", sheet_of(cell("XFD9999"))), "too_wide", "far to the right"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password", "password"),
        (book([[]]), "all_empty", "only empty sheets"),
    ],
)
def test_a_file_that_cannot_be_opened_is_one_sentence_and_no_event(content: bytes, code: str, words: str) -> None:
    events = Event.objects.count()
    with translation.override("en"), pytest.raises(upload.BadWorkbook) as caught:
        upload.receive(SYSTEM, TOWN, DAY, "坏.xlsx", content)
    assert caught.value.fault.code == code
    assert words in str(caught.value)
    assert "坏.xlsx" in str(caught.value)
    assert Event.objects.count() == events


def test_hidden_sheets_and_formulas_are_said(household: Household) -> None:
    source = upload.receive(SYSTEM, TOWN, DAY, "x.xlsx", several(hide=("甲",), formula=True))
    seen = layout.layout_of(source)
    assert (seen.sheet, seen.hidden, seen.formulas) == ("乙", ("甲",), ("B7",))


def test_any_headings_are_mapped_once_and_known_the_next_time(household: Household) -> None:
    strange = ["编码", "谁", "证", "安全水吗"]
    source = upload.receive(SYSTEM, TOWN, DAY, "水.xlsx", book([strange, ["S9001", "赵样禾", HEAD_ID, "是"]]))
    seen = layout.layout_of(source)
    assert [(one.letters, one.words, one.field) for one in seen.columns] == [
        (letter, words, None) for letter, words in zip("ABCD", strange, strict=True)
    ]
    assert HEAD_ID not in str(seen.columns)
    assert "赵样禾" not in str(seen.columns)
    assert [fault.code for fault in dry.dry_run(source, DAY).faults] == ["no_header"]
    upload.map_columns(SYSTEM, source, {"A": "number", "B": "name", "C": "identity", "D": "water_safe"}, DAY)
    assert dry.dry_run(source, DAY).changes.select("field", "new", "column").rows() == [("water_safe", "true", "D")]
    other = upload.receive(SYSTEM, TOWN, DAY, "水2.xlsx", book([strange, ["S9001", "钱样麦", "", "否"]]))
    assert layout.layout_of(other).given
    assert applying.apply(SYSTEM, other, DAY, whole=True).applied


@pytest.mark.parametrize("chosen", [{"A": "nonsense"}, {"Z": "name"}, {"A": "name", "B": "name"}])
def test_a_mapping_that_says_nothing_sensible_is_refused(household: Household, chosen: dict[str, str]) -> None:
    source = received(row())
    with pytest.raises(ValueError, match=r"mapping|each field"):
        upload.map_columns(SYSTEM, source, chosen, DAY)


def test_a_list_without_household_numbers_is_matched_person_by_person(household: Household) -> None:
    homes.home([{"name": "周样光", "birth": "1970-03-04"}], number="S9003")
    headings = ["姓名", "证件号码", "出生日期", "是否参加大病保险"]
    tried = dry.dry_run(
        received(
            ["赵样禾", HEAD_ID, "", "是"],
            ["周样光", "", "1970-03-04", "是"],
            ["李样朗", WIFE_ID, "", "是"],
            headings=headings,
        ),
        DAY,
    )
    assert tried.pairs.select("row", "household", "how").rows() == [
        (3, "S9001", "id"),
        (4, "S9003", "name_birth_village"),
    ]
    assert [(fault.code, fault.row) for fault in tried.faults] == [("nobody", 5)]
    assert tried.counts["fields_changed"] == 2


def test_the_file_is_kept_sealed_and_shown_again(household: Household) -> None:
    source = received(row("S9001", "赵样禾", HEAD_ID))
    path = Path(settings.HOME.folder) / "sources" / source.sha256
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert HEAD_ID.encode() not in path.read_bytes()
    assert b"PK" not in path.read_bytes()[:100]
    shown = remarks.row_again(source, 3)
    assert shown[:3] == [("A", "户编号", "S9001"), ("B", "姓名", "赵样禾"), ("C", "证件号码", "•" * 18)]
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(CannotOpen):
        kept.content(source)
    assert [fault.code for fault in dry.dry_run(source, DAY).faults] == ["file_lost"]
    path.write_bytes(sealed)


def test_the_same_bytes_are_one_source(household: Household) -> None:
    assert received(row()).pk == received(row()).pk
    assert SMALL != b""


def test_an_old_number_in_a_number_cell_keeps_its_fifteen_digits(household: Household) -> None:
    old = int(HEAD_ID[:6] + HEAD_ID[8:17])
    source = received(row("S9001", "赵样禾", old))
    assert opened.opened(source).frame["identity"].to_list() == [str(old)]
    assert [change["how"] for change in dry.dry_run(source, DAY).changes.to_dicts()] == []
    assert dry.dry_run(source, DAY).ok


def test_rows_of_a_home_that_disagree_are_told_in_the_words_of_the_file(household: Household) -> None:
    headings = [*HEADINGS[:4], "主要燃料", "饮水来源", "工资性收入"]
    first, second = row("S9001", "赵样禾"), row("S9001", "钱样麦", "", "配偶")
    rows = [*first, "柴草、电", "桶装水", "5"], [*second, "柴草", "其他", "6"]
    found = {
        (fault.cell, fault.found, fault.expected)
        for fault in dry.dry_run(received(*rows, headings=headings), DAY).faults
    }
    assert found == {("E4", "否", "是 (3)"), ("F4", "其他", "桶装水 (3)"), ("G4", "6.00", "5.00 (3)")}
