"""Nobody is taken for another: a name and a number that disagree, a number of somebody else, keys in others' rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from hearthlight.people.models import Secret
from hearthlight.register.models import Household, Member
from hearthlight.register.workbooks import dry, upload
from hearthlight.register.workbooks.rowkey import ROW_KEY, key_of
from hearthlight.trail.act import act
from hearthlight.trail.history import amend
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN, VILLAGE
from tests.register.workbooks.books import HEAD_ID, HEADINGS, OTHER_ID, WIFE_ID, Loaded, row
from tests.sheets.books import book

pytestmark = pytest.mark.django_db

PERSON = HEADINGS[:4]
NEW_ID = homes.number_of(date(1985, 4, 5), male=True)


def faults(headings: Sequence[str], *rows: Sequence[Any]) -> list[tuple[str, str]]:
    """Code and cell of what a dry run says."""
    source = upload.receive(SYSTEM, TOWN, DAY, "样例.xlsx", book([headings, *rows]))
    return [(fault.code, fault.cell) for fault in dry.dry_run(source, DAY).faults]


def amended(member: Member, **fields: Any) -> Member:
    with act(SYSTEM, "test.amend", at=VILLAGE, day=DAY) as event:
        amend(event, member, DAY, **fields)
    return member


def member_key(member: Member) -> str:
    return key_of("member", member.pk, member.event_id)


def household_key(home: Household) -> str:
    return key_of("household", home.pk, home.event_id)


@pytest.mark.parametrize("relation", ["配偶", "户主", ""])
def test_the_wifes_row_with_the_husbands_number_renames_nobody(household: Household, relation: str) -> None:
    assert faults(PERSON, ["S9001", "钱样麦", HEAD_ID, relation]) == [("number_differs", "C2")]


def test_a_number_of_another_home_is_a_slip_where_the_home_has_the_name(household: Household) -> None:
    homes.home([{"name": "周样甲", "identity": OTHER_ID}], number="S9002")
    assert faults(PERSON, ["S9001", "钱样麦", OTHER_ID, "配偶"]) == [("number_differs", "C2")]
    assert faults(PERSON, ["S9001", "周样甲", OTHER_ID, "其他"]) == [("lives_elsewhere", "C2")]


@pytest.mark.parametrize(
    ("relation", "birth", "sex", "expected"),
    [
        ("户主", "", "", []),
        ("户主", "1960-05-01", "男", []),
        ("之子", "", "", [("name_differs", "B2")]),
        ("", "", "", [("name_differs", "B2")]),
        ("户主", "1988-05-01", "", [("birth_differs", "E2"), ("number_differs", "C2")]),
        ("户主", "", "女", [("sex_differs", "F2"), ("number_differs", "C2")]),
    ],
)
def test_a_new_name_needs_the_same_relation_birth_and_sex(
    household: Household, relation: str, birth: str, sex: str, expected: list[tuple[str, str]]
) -> None:
    amended(homes.members(household)[0], birth=date(1960, 5, 1), sex="male")
    assert faults([*PERSON, "出生日期", "性别"], ["S9001", "赵样和", HEAD_ID, relation, birth, sex]) == expected


def test_a_list_without_household_numbers_renames_nobody(household: Household) -> None:
    assert faults(["姓名", "证件号码", "与户主关系"], ["赵样和", HEAD_ID, "户主"]) == [("name_differs", "A2")]
    assert faults(["姓名", "证件号码", "与户主关系"], ["赵样禾", HEAD_ID, "户主"]) == []


@pytest.mark.parametrize("headings", [[*PERSON, "人编号", "出生日期"], [*PERSON[1:], "人编号", "出生日期"]])
def test_a_national_person_number_takes_nobody_over(household: Household, headings: list[str]) -> None:
    amended(homes.members(household)[0], master_number="P900101", birth=date(1960, 5, 1))
    cell = headings.index("人编号") - len(headings)

    def said(name: str, identity: str, birth: str) -> list[str]:
        cells = ["S9001", name, identity, "户主", "P900101", birth][-len(headings) :]
        return [code for code, _ in faults(headings, cells)]

    assert cell
    assert said("吴样乙", OTHER_ID, "1958-03-02") == ["number_differs"]
    assert said("赵样禾", OTHER_ID, "") == ["number_differs"]
    assert said("吴样乙", "", "1958-03-02") == ["number_differs"]
    assert said("赵样禾", "", "1960-05-02") == []


def test_who_stands_in_another_home_is_not_doubled_by_a_number_nobody_holds(household: Household) -> None:
    with act(SYSTEM, "test.place", at=TOWN, day=DAY) as event:
        homes.village(event, homes.OTHER_VILLAGE, "样例二村")
    amended(homes.members(household)[1], birth=date(1962, 7, 9))
    homes.home([{"name": "周样甲", "identity": OTHER_ID}], number="S9002", place=homes.OTHER_VILLAGE)
    asked = [*PERSON, "行政村"]
    assert faults(asked, ["S9002", "钱样麦", WIFE_ID, "其他", "样例二村"]) == [("lives_elsewhere", "B2")]
    assert faults(asked, ["S9002", "钱样苗", WIFE_ID, "其他", "样例二村"]) == []


def test_a_key_does_not_bring_somebody_elses_number(household: Household) -> None:
    homes.home([{"name": "周样甲", "identity": OTHER_ID}], number="S9002")
    _, wife = homes.members(household)
    asked = [*PERSON, ROW_KEY]
    assert faults(asked, ["S9001", "钱样麦", OTHER_ID, "配偶", member_key(wife)]) == [("number_differs", "C2")]
    assert faults(asked, ["S9001", "钱样麦", WIFE_ID, "配偶", member_key(wife)]) == []


def test_one_new_number_is_not_given_to_two_by_their_keys(loaded: Loaded) -> None:
    home = homes.home([{"name": "周样甲"}, {"name": "周样乙"}], number="S9002")
    rows = [["S9002", one.name, NEW_ID, "", member_key(one)] for one in homes.members(home)]
    report = loaded(*rows, headings=[*PERSON, ROW_KEY])
    assert [fault.code for fault in report.faults] == ["number_twice"]
    assert not Secret.whole.filter(subject_id__in=[one.pk for one in homes.members(home)]).exists()


def test_a_key_renames_unless_the_name_is_anothers(household: Household) -> None:
    head, wife = homes.members(household)
    asked = [ROW_KEY, "姓名", "民族"]
    swapped = [[member_key(head), "钱样麦", ""], [member_key(wife), "赵样禾", ""]]
    assert faults(asked, *swapped) == [("name_differs", "B2"), ("name_differs", "B3")]
    assert faults(asked, [member_key(head), "赵样和", ""]) == []


def test_a_households_key_belongs_to_its_number(loaded: Loaded, household: Household) -> None:
    other = homes.home([{"name": "孙样晴"}], number="S9002", water_safe=True)
    asked = ["户编号", "行政村", "是否解决安全饮用水", ROW_KEY]
    report = loaded(["S9999", "样例村", "是", household_key(household)], headings=asked)
    assert ("key_differs", "A3") in [(fault.code, fault.cell) for fault in report.faults]
    assert not Household.whole.filter(number="S9999").exists()
    exchanged = [["S9001", "", "是", household_key(other)], ["S9002", "", "否", household_key(household)]]
    assert faults(asked, *exchanged) == [("key_differs", "A2"), ("key_differs", "A3")]
    assert faults(asked, ["S9001", "", "是", household_key(household)], ["", "", "否", household_key(other)]) == []


def test_the_sentence_says_what_to_do_in_chinese(loaded: Loaded, household: Household) -> None:
    text = loaded(row("S9001", "赵样和", HEAD_ID, "之子")).text()
    assert "系统里该人已存的姓名" in text
    assert "先在个人页面更正" in text
