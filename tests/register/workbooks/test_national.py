"""The national export with all its headings, local spellings and merged headers; .xls as .xlsx; monitoring's states."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from hearthlight.decisions.models import Decision
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.provenance import where_from
from hearthlight.register.workbooks import applying, columns, dry, how, layout, undoing, upload
from hearthlight.register.workbooks.reading import received as read
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN, VILLAGE
from tests.register.workbooks.books import OTHER_ID
from tests.sheets.books import book

pytestmark = pytest.mark.django_db

EXPORT = [
    "序号",
    "数据日期",
    "县(市、区、旗)",
    "乡(镇)",
    "行政村",
    "自然村",
    "户编号",
    "人编号",
    "姓名",
    "证件号码",
    "人数",
    "与户主关系",
    "民族",
    "文化程度",
    "在校生状况",
    "健康状况",
    "劳动技能",
    "务工时间(月)",
    "是否参加大病保险",
    "致贫原因1",
    "危房户",
    "是否解决安全饮用水",
    "人均纯收入",
    "户联系电话",
    "人联系电话",
    "首次识别时间",
    "人员识别时间",
    "户类型",
    "易返贫致贫户(监测对象)类型",
    "风险是否消除",
    "风险识别时间",
    "风险消除时间",
]
"""The headings of the national export, in its order (policy notes 1.2)."""
CELLS = (
    "1 2017-03-20 样例县 样例镇 样例村 - S9002 P900201 孙样晴 IDENTITY 1 户主 汉族 小学 - 残疾，长期慢性病 普通劳动力"
    " ９ 是 因病 否 是 3,100.55 - - 201604 201604 一般农户 边缘易致贫户 是 2016-06-01 2017-01-05"
)
ROW = CELLS.replace("IDENTITY", OTHER_ID).split()


def received(*rows: list[Any], headings: list[str] = EXPORT) -> Source:
    return upload.receive(SYSTEM, TOWN, DAY, "全国.xlsx", book([headings, *rows]))


def test_every_heading_of_the_export_is_known_or_named_as_left_out() -> None:
    found = read(book([EXPORT, ROW]))
    assert found is not None
    left = {"序号", "县(市、区、旗)", "自然村", "危房户", "人均纯收入", "户联系电话", "人联系电话", "户类型"}
    assert set(found.header.unknown) == left
    assert found.faults == ()


def test_a_row_of_the_export_becomes_a_home_a_person_and_its_states(household: Household) -> None:
    report = applying.apply(SYSTEM, received(ROW), DAY)
    assert report.applied, report.text()
    home = Household.whole.get(number="S9002")
    (one,) = homes.members(home)
    assert (one.master_number, one.nation, one.away_months, one.ill_chronic, one.ill_serious) == (
        "P900201",
        "汉族",
        9,
        True,
        False,
    )
    states = Status.whole.filter(household=home).order_by("from_date").values_list("scheme", "state", "from_date")
    assert list(states) == [
        ("registration", "registered", date(2016, 4, 1)),
        ("monitoring", "marginal", date(2016, 6, 1)),
        ("monitoring", "removed", date(2017, 1, 5)),
    ]
    marginal = Status.whole.get(household=home, state="marginal")
    assert where_from(marginal, "from_date").row == 2
    again = received([*ROW[:1], "2017-03-27", *ROW[2:]])
    assert applying.apply(SYSTEM, again, DAY).applied
    assert Status.whole.filter(household=home).count() == 3
    first = Source.objects.get(pk=report.source)
    undoing.undo(SYSTEM, again, DAY)
    undone = undoing.undo(SYSTEM, first, DAY)
    assert undone.struck == 2
    assert set(Status.whole.filter(household=home).values_list("way", flat=True)) == {"mistaken"}
    assert applying.apply(SYSTEM, first, DAY).applied
    assert list(Status.whole.filter(household=home).values_list("way", flat=True)) == ["", "", ""]


def test_a_national_person_number_finds_its_person_under_another_name(household: Household) -> None:
    home = homes.home([{"name": "孙样晴", "master_number": "P900201", "identity": OTHER_ID}], number="S9002")
    headings = ["户编号", "人编号", "姓名", "与户主关系", "民族"]
    tried = dry.dry_run(received(["S9002", "P900201", "孙样情", "户主", "回族"], headings=headings), DAY)
    assert tried.pairs.select("member_id", "how").rows() == [(homes.members(home)[0].pk, "master_number")]
    wrong = received(["S9001", "P900201", "赵样禾", "户主", "回族"], headings=headings)
    assert [fault.code for fault in dry.dry_run(wrong, DAY).faults] == ["number_differs"]
    moved = received(["S9001", "P900201", "孙样晴", "其他", "回族"], headings=headings)
    assert [fault.code for fault in dry.dry_run(moved, DAY).faults] == ["lives_elsewhere"]


def test_what_is_dated_in_a_closed_year_is_refused(household: Household) -> None:
    with act(SYSTEM, "test.close", at=TOWN, day=DAY) as event:
        said = {
            "kind": "year_close",
            "subject_kind": "places.area",
            "subject_id": 1,
            "area_code": TOWN,
            "state": "passed",
            "procedure_date": DAY,
        }
        add(event, Decision(**said, payload={"year": 2016}))
    tried = dry.dry_run(received(ROW), DAY)
    assert {(fault.code, fault.heading) for fault in tried.faults} == {
        ("year_closed", "首次识别时间"),
        ("year_closed", "人员识别时间"),
        ("year_closed", "风险识别时间"),
    }


def test_a_header_of_three_merged_rows_is_read(household: Household) -> None:
    merged = [
        (0, 0, 0, 5, "样例数据"),
        (1, 0, 2, 0, "户编号"),
        (1, 1, 2, 1, "姓名"),
        (1, 2, 1, 3, "收入"),
        (1, 4, 2, 4, "与户主关系"),
    ]
    rows: list[list[Any]] = [
        [],
        [],
        ["", "", "工资性收入", "低保金", "", ""],
        ["S9001", "赵样禾", "12", "3.5", "户主", ""],
    ]
    source = upload.receive(SYSTEM, TOWN, DAY, "合并.xlsx", book(rows, merged))
    wanted = dry.dry_run(source, DAY).changes
    assert wanted.select("field", "new", "column").rows() == [("wage", "1200", "C"), ("minimum_living", "350", "D")]


def test_every_stored_value_is_shown_as_a_cell_that_reads_as_it_again() -> None:
    values: dict[type, list[Any]] = {str: ["汉族"], int: [12], bool: [True, False], date: [DAY], frozenset: []}
    for column in columns.NATIONAL:
        if column.field == "house_year":
            continue
        for value in [*column.terms] if column.terms and column.kind is str else values[column.kind]:
            text = columns.shown(column.field, value)
            assert column.reader(text) == value, column.field
    assert columns.shown("wage", 310_050) == "3,100.50"
    assert columns.shown("health", frozenset({"disabled", "ill_chronic"})) == "长期慢性病、残疾"
    assert columns.shown("wage", None) == ""


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_way_of_a_match_has_words(language: str) -> None:
    with translation.override(language):
        assert all(how.words(code) for code in how.HOW)


def test_an_old_xls_is_read_as_a_new_workbook() -> None:
    found = read((Path(__file__).parent / "sample.xls").read_bytes())
    assert found is not None
    assert found.frame.select("number", "name", "relation").rows() == [("S9001", "赵样禾", "head")]


def test_the_layout_offers_every_field_by_its_national_heading() -> None:
    assert layout.FIELDS["number"] == "户编号"
    assert "key" not in layout.FIELDS
    assert Member._meta.get_field("master_number")
    assert VILLAGE


def test_a_kind_of_monitoring_without_its_day_is_said_and_not_taken_in(household: Household) -> None:
    headings = ["户编号", "姓名", "与户主关系", "监测对象类别"]
    source = received(["S9001", "赵样禾", "户主", "边缘易致贫户"], headings=headings)
    with translation.override("en"):
        report = applying.apply(SYSTEM, source, DAY)
        assert "without its day of risk was not taken in: rows 2." in report.text()
    assert not Status.whole.filter(household=household, scheme="monitoring").exists()
