"""The dry run tells everything and writes nothing; good homes go in, bad ones come back as a workbook."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from hearthlight.register.models import Household, Member
from hearthlight.register.workbooks import applying, changes, dry, remarks, upload
from hearthlight.register.workbooks.leaving import CELL, Leave, last_act
from hearthlight.register.workbooks.rowkey import ROW_KEY, key_of
from hearthlight.trail.act import act
from hearthlight.trail.history import amend
from hearthlight.trail.models import Change, Event, Source
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN, VILLAGE
from tests.register.workbooks.books import HEAD_ID, HEADINGS, OTHER_ID, row
from tests.sheets.books import book

pytestmark = pytest.mark.django_db


def received(*rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Source:
    return upload.receive(SYSTEM, TOWN, DAY, "样例.xlsx", book([["样例数据导出"], headings, *rows]))


def mixed() -> Source:
    """Of five rows: one changes two fields, one says nothing new, one brings a new person, one home has a bad row."""
    homes.home([{"name": "周样光"}, {"name": "吴样暖", "relation": "spouse"}], number="S9003")
    return received(
        row("S9001", "赵样禾", HEAD_ID, "户主", 3, "残疾", "是"),
        row("S9001", "钱样麦", "", "配偶", 3),
        row("S9001", "赵样苗", "", "之子", 3, "健康"),
        row("S9003", "周样光", "", "户主", 2, "感冒"),
        row("S9003", "吴样暖", "", "配偶", 2),
    )


def test_everything_is_counted_and_listed_and_nothing_is_written(household: Household) -> None:
    source = mixed()
    events, written = Event.objects.count(), Change.objects.count()
    tried = dry.dry_run(source, DAY)
    assert (Event.objects.count(), Change.objects.count()) == (events, written)
    assert tried.counts == {
        "rows": 5,
        "households": 1,
        "households_new": 0,
        "households_changed": 1,
        "members_new": 1,
        "members_changed": 1,
        "fields_changed": 4,
        "rows_unchanged": 1,
        "rows_refused": 2,
        "rows_gone": 0,
        "households_refused": 1,
    }
    assert tried.changes.select("row", "field", "old", "new", "column", "how").rows() == [
        (3, "water_safe", "false", "true", "G", "household_number"),
        (3, "ill_chronic", None, "false", "F", "id"),
        (3, "ill_serious", None, "false", "F", "id"),
        (3, "disabled", None, "true", "F", "id"),
    ]
    assert tried.new_members.rows() == [(5, "赵样苗", "son", "S9001")]
    assert tried.unchanged.rows() == [(4, "S9001")]
    assert tried.refused["row"].to_list() == [6, 7]
    with translation.override("en"):
        said = dry.dry_run(source, DAY).refused["sentence"].to_list()
    assert "row 6, column F" in said[0]
    assert said[1] == "This row is right, but another row of its household is not."


def test_good_homes_go_in_and_bad_ones_come_back_and_go_in_corrected(household: Household) -> None:
    source = mixed()
    report = applying.apply(SYSTEM, source, DAY)
    assert (report.applied, report.homes, report.refused["row"].to_list()) == (True, 1, [6, 7])
    assert Member.whole.filter(name="赵样苗").count() == 1
    sheet = CalamineWorkbook.from_filelike(BytesIO(remarks.remarks_workbook(source, DAY))).get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)
    at = next(number for number, cells in enumerate(rows) if cells[0] == "户编号")
    assert rows[at][-1] == "退回原因"
    assert [cells[:2] for cells in rows[at + 1 :]] == [["S9003", "周样光"], ["S9003", "吴样暖"]]
    assert "感冒" in str(rows[at + 1][-1])
    corrected = [["残疾" if cell == "感冒" else cell for cell in cells] for cells in rows]
    again = upload.receive(SYSTEM, TOWN, DAY, "改.xlsx", book(corrected))
    assert applying.apply(SYSTEM, again, DAY, whole=True).applied
    assert Member.whole.get(name="周样光").disabled is True


def test_all_or_nothing_refuses_the_good_homes_too(household: Household) -> None:
    report = applying.apply(SYSTEM, mixed(), DAY, whole=True)
    assert (report.applied, [fault.cell for fault in report.faults]) == (False, ["F6"])
    assert not Member.whole.filter(name="赵样苗").exists()


def test_no_formula_goes_out_alive_and_numbers_stay_text(household: Household) -> None:
    evil = "=HYPERLINK(1)"
    source = received(row("S9003", evil, OTHER_ID, "前妻"), row("S9001", "@SUM(1)", "", "户主", 2))
    content = remarks.remarks_workbook(source, DAY)
    opened = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    flat = [cell for cells in opened for cell in cells]
    assert OTHER_ID in flat
    assert "@SUM(1)" in flat
    from hearthlight.sheets.guard import look

    assert look(content)[0].formulas == ()


def test_cells_that_are_to_be_left_are_as_if_empty(household: Household) -> None:
    source = received(row("S9001", "赵样禾", "", "户主", 1, "残疾", "是"))
    wanted = dry.dry_run(source, DAY).changes
    leave = Leave(wanted.filter(wanted["field"] == "water_safe").select(CELL), last_act())
    assert dry.dry_run(source, DAY, leave).counts["fields_changed"] == 3
    assert applying.apply(SYSTEM, source, DAY, leave=leave).applied
    household.refresh_from_db()
    assert household.water_safe is False
    assert homes.members(household)[0].disabled is True


def test_facts_hold_equal_and_empty_cells_too(household: Household) -> None:
    source = received(row("S9001", "赵样禾", "", "户主", 1, "", "否", ""))
    found = dry.facts(source, DAY).frame
    said = {(field, old, new) for field, old, new in found.select("field", "old", "new").iter_rows()}
    assert ("water_safe", "false", "false") in said
    assert ("disabled", None, None) in said
    assert ("wage", None, None) in said
    assert changes.differing(found).is_empty()


def test_forty_cells_of_our_own_export_come_back_by_their_keys(household: Household) -> None:
    people = [{"name": f"样{number}", "relation": "head" if not number else "other"} for number in range(40)]
    home = homes.home(people, number="S9008")
    exported = homes.members(home)
    headings = [ROW_KEY, "姓名", "民族"]
    rows = [[key_of("member", one.pk, one.event_id), one.name, "回族"] for one in exported]
    source = received(*rows, headings=headings)
    wanted = dry.dry_run(source, DAY).changes
    assert wanted.select("field", "old", "new", "how").unique().rows() == [("nation", None, '"\\u56de\\u65cf"', "key")]
    assert wanted["subject_id"].to_list() == [one.pk for one in exported]
    assert applying.apply(SYSTEM, source, DAY).applied
    assert {one.nation for one in homes.members(home)} == {"回族"}


def test_a_cell_changed_here_since_the_export_is_shown_with_both(household: Household) -> None:
    home = homes.home([{"name": "周样光", "nation": "汉族", "education": "primary"}], number="S9003")
    (one,) = homes.members(home)
    key = key_of("member", one.pk, one.event_id)
    with act(SYSTEM, "test.correct", at=VILLAGE, day=DAY) as event:
        amend(event, one, DAY, nation="回族", education="junior")
    headings = [ROW_KEY, "姓名", "民族", "文化程度"]
    clash = dry.dry_run(received([key, "周样光", "壮族", "高中"], headings=headings), DAY)
    assert [(fault.code, fault.cell, fault.found, fault.expected) for fault in clash.faults] == [
        ("changed_since", "C3", "壮族", "回族"),
        ("changed_since", "D3", "高中", "初中"),
    ]
    same = dry.dry_run(received([key, "周样光", "汉族", "初中"], headings=headings), DAY)
    assert (same.faults, len(same.changes)) == ((), 0)


def test_a_masked_cell_is_never_read_back(household: Household) -> None:
    (head, _) = homes.members(household)
    key = key_of("member", head.pk, head.event_id)
    source = received([key, "赵**", "••••••••••••••••••", "回族"], headings=[ROW_KEY, "姓名", "证件号码", "民族"])
    tried = dry.dry_run(source, DAY)
    assert (tried.faults, tried.changes["field"].to_list()) == ((), ["nation"])


def test_a_household_key_speaks_of_the_household_alone(household: Household) -> None:
    key = key_of("household", household.pk, household.event_id)
    source = received([key, "是", "500"], headings=[ROW_KEY, "是否解决安全饮用水", "低保金"])
    tried = dry.dry_run(source, DAY)
    assert tried.changes.select("subject_kind", "field", "new").rows() == [
        ("register.household", "water_safe", "true"),
        ("register.income", "minimum_living", "50000"),
    ]
    assert tried.pairs.rows() == [(3, "S9001", household.pk, None, "key")]


def test_a_key_of_elsewhere_is_refused(household: Household) -> None:
    far = homes.home([{"name": "郑样远"}], place="341621100201000", number="S9010")
    (one,) = homes.members(far)
    source = received([key_of("member", one.pk, one.event_id), "郑样远", "回族"], headings=[ROW_KEY, "姓名", "民族"])
    assert [fault.code for fault in dry.dry_run(source, DAY).faults] == ["key_unknown"]


@pytest.mark.parametrize("key", ["乱写", "m1", "x9@9"])
def test_a_spoiled_key_is_refused(household: Household, key: str) -> None:
    source = received([key, "赵样禾", "回族"], headings=[ROW_KEY, "姓名", "民族"])
    assert [(fault.code, fault.cell) for fault in dry.dry_run(source, DAY).faults] == [("key_unknown", "A3")]


def test_a_row_typed_below_our_export_needs_its_household(household: Household) -> None:
    headings = [ROW_KEY, "户编号", "姓名", "与户主关系"]
    source = received(["", "S9001", "赵样苗", "之子"], ["", "", "赵样青", "之女"], headings=headings)
    tried = dry.dry_run(source, DAY)
    assert [(fault.code, fault.cell) for fault in tried.faults] == [("empty", "B4")]
    assert tried.new_members["name"].to_list() == ["赵样苗"]
