"""A workbook is taken in whole or refused whole; a cell leads to its change and the change back to its cell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from hearthlight.people import secrets
from hearthlight.people.models import Secret
from hearthlight.register.actions import record_payment
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.provenance import changes_of, where_from
from hearthlight.register.workbooks.load import load
from hearthlight.trail.act import act
from hearthlight.trail.models import Change, Event, Source
from tests.register import homes
from tests.register.homes import DAY, OTHER_VILLAGE, SYSTEM, TOWN, VILLAGE
from tests.register.workbooks.books import HEAD_ID, HEADINGS, OTHER_ID, WIFE_ID, Loaded, row

pytestmark = pytest.mark.django_db


def test_an_income_figure_goes_in_and_leads_back_to_its_cell(loaded: Loaded, household: Household) -> None:
    report = loaded(
        row("S9001", "赵样禾", HEAD_ID, "户主", 2, "健康", "是", "3,100.50", ""), row("S9001", "钱样麦", "", "配偶", 2)
    )
    assert report.applied, report.text()
    income = Income.whole.get(household=household, item="wage")
    assert (income.fen, income.year, income.origin) == (310_050, 2016, "import")
    origin = where_from(income, "fen")
    assert (origin.sheet, origin.cell, origin.heading, origin.old) == ("表1", "H3", "工资性收入", None)
    assert origin.source is not None
    assert origin.source.pk == report.source
    change = changes_of(origin.source, 3).get(field="fen")
    assert (change.subject_id, change.new) == (income.pk, 310_050)
    household.refresh_from_db()
    assert household.water_safe is True
    assert where_from(household, "water_safe").cell == "G3"


def test_received_in_one_act_and_applied_in_the_next(loaded: Loaded, household: Household) -> None:
    report = loaded(row())
    source = Source.objects.get(pk=report.source)
    kinds = list(Event.objects.filter(kind__startswith="register.").order_by("pk").values_list("kind", "source_id"))
    assert kinds == [("register.receive_workbook", None), ("register.apply_workbook", source.pk)]
    assert (source.state, source.mapping["columns"]["name"]) == ("applied", "B")


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        ([row(), ["S9001", "钱样麦", "", "前妻"]], "not_in_list", "D4"),
        ([row("S9001", "赵样禾", 990000196005010011)], "digits_lost", "C3"),
        ([row("S9001", "赵样禾", "", "户主", 3)], "size_differs", "E3"),
        ([row("S9001", "赵样禾", "", "户主", 1, "", "", "约三千")], "not_a_number", "H3"),
        (
            [row("S9001", "赵样禾", "", "户主", 2, "", "是"), row("S9001", "钱样麦", "", "配偶", 2, "", "否")],
            "disagree",
            "G4",
        ),
        ([row(), row()], "same_person", "B4"),
        ([row("S9999")], "unknown_village", "3"),
        ([row("S9001", "")], "empty", "B3"),
    ],
)
def test_a_fault_refuses_the_whole_file(
    loaded: Loaded, household: Household, rows: list[list[Any]], code: str, cell: str
) -> None:
    events = Event.objects.count()
    report = loaded(*rows)
    assert not report.applied
    assert [(fault.code, fault.cell) for fault in report.faults] == [(code, cell)]
    assert Event.objects.count() == events
    assert not Source.objects.filter(kind="workbook").exists()
    assert not Change.objects.filter(subject_kind="register.household", subject_id=household.pk).exists()


def test_a_fault_is_one_sentence_with_place_found_expected_and_remedy(loaded: Loaded, household: Household) -> None:
    report = loaded(row("S9001", "赵样禾", "", "户主", 1, "感冒"))
    with translation.override("en"):
        text = report.text()
    assert "Refused whole" in text
    assert "Sheet “表1”, row 3, column F (健康状况): found “感冒”, expected one of 健康、" in text
    assert text.endswith("choose from the list.")


def test_the_same_file_twice_does_nothing(loaded: Loaded, household: Household) -> None:
    first = loaded(row("S9001", "赵样禾", "", "户主", 1, "残疾"))
    again = loaded(row("S9001", "赵样禾", "", "户主", 1, "残疾"))
    assert (first.applied, again.applied, again.faults[0].code) == (True, False, "applied_before")
    assert again.source == first.source


def test_a_new_home_comes_in_with_its_people_status_and_sealed_numbers(loaded: Loaded, household: Household) -> None:
    headings = ["户编号", "姓名", "证件号码", "与户主关系", "行政村", "首次识别时间", "致贫原因1", "劳动技能"]
    report = loaded(
        ["S9002", "孙样晴", OTHER_ID, "户主", "样例村", "201604", "因病", "普通劳动力"],
        ["S9002", "李样朗", WIFE_ID, "配偶", "样例村", "", "", ""],
        headings=headings,
    )
    assert report.applied, report.text()
    assert vars(report.tally)["members_added"] == 2
    home = Household.whole.get(number="S9002")
    assert (home.area_code, home.synthetic, home.from_date) == (VILLAGE, True, date(2016, 4, 1))
    status = Status.whole.get(household=home)
    assert (status.state, status.cause_1, status.from_date) == ("registered", "illness", date(2016, 4, 1))
    head, wife = homes.members(home)
    assert (head.id_valid, head.id_sex, wife.id_birth) == (True, "male", date(1962, 7, 9))
    assert secrets.opened(wife, "identity") == WIFE_ID
    assert where_from(head, "labour").cell == "H3"
    assert not Change.objects.filter(new=OTHER_ID).exists()


def test_an_identity_number_finds_its_person_under_another_name(loaded: Loaded, household: Household) -> None:
    loaded(row("S9001", "赵样和", HEAD_ID))
    head, _ = homes.members(household)
    assert head.name == "赵样和"
    assert where_from(head, "name").old == "赵样禾"
    assert Secret.whole.filter(subject_id=head.pk, kind="identity").count() == 1


def test_two_of_one_name_are_told_apart_or_refused_never_doubled(loaded: Loaded) -> None:
    people = [{"name": "周样光"}, {"name": "周样光", "relation": "son"}, {"name": "周样光", "relation": "son"}]
    house = homes.home(people, number="S9004")
    assert loaded(row("S9004", "周样光", "", "户主", 1, "残疾")).applied
    assert [one.disabled for one in homes.members(house)] == [True, None, None]
    report = loaded(row("S9004", "周样光", "", "之子", 1, "残疾"), name="后.xlsx")
    assert [(fault.code, fault.cell) for fault in report.faults] == [("ambiguous_person", "B3")]
    assert Member.whole.filter(household=house).count() == 3


def test_an_empty_cell_says_nothing(loaded: Loaded, household: Household) -> None:
    loaded(row("S9001", "赵样禾", "", "户主", 1, "残疾,长期慢性病", "是"))
    loaded(row("S9001", "赵样禾", "", "户主", 1, "", ""), name="后.xlsx")
    head, _ = homes.members(household)
    household.refresh_from_db()
    assert (head.disabled, head.ill_chronic, head.ill_serious, household.water_safe) == (True, True, False, True)


def test_what_was_paid_here_counts_once(loaded: Loaded, household: Household) -> None:
    with act(SYSTEM, "test.pay", at=VILLAGE, day=DAY) as event:
        record_payment(event, household, 2016, "wage", "payment 1", 60_000)
    assert loaded(row("S9001", "赵样禾", "", "户主", 1, "", "", "500")).faults[0].code == "below_payments"
    assert loaded(row("S9001", "赵样禾", "", "户主", 1, "", "", "700"), name="后.xlsx").applied
    lines = Income.whole.filter(household=household, year=2016, item="wage").values_list("origin", "fen")
    assert sorted(lines) == [("import", 10_000), ("payment", 60_000)]


def test_a_home_of_another_place_is_refused(loaded: Loaded, household: Household) -> None:
    report = loaded(row(), place=OTHER_VILLAGE)
    assert [(fault.code, fault.expected) for fault in report.faults] == [("elsewhere", VILLAGE)]


def test_a_demo_takes_in_nothing_real(loaded: Loaded, household: Household, settings: Any) -> None:
    settings.HEARTHLIGHT_DEMO = True
    report = loaded(row("34160001", "赵样禾", "34" + HEAD_ID[2:]))
    assert {fault.code for fault in report.faults} >= {"real_in_demo"}
    assert HEAD_ID[2:] not in report.text()


def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("hello")
    for report in (load(path, SYSTEM, TOWN, DAY), load(tmp_path / "none.xlsx", SYSTEM, TOWN, DAY)):
        assert not report.applied
        assert len(report.text().splitlines()) == 2
        assert report.as_json()["faults"][0]["sentence"] in report.text()


def test_headings_not_taken_in_are_named(loaded: Loaded, household: Household) -> None:
    report = loaded([*row()[:4], "12345"], headings=[*HEADINGS[:4], "人均纯收入"])
    assert report.not_taken == ("人均纯收入",)
    assert "人均纯收入" in report.text()


def test_who_left_is_neither_brought_back_nor_in_the_way(loaded: Loaded, household: Household) -> None:
    left = {"left_on": date(2016, 1, 1), "left_how": "died"}
    gone = homes.home(
        [{"name": "周样光"}, {"name": "吴样暖"} | left, {"name": "郑样安", "identity": OTHER_ID} | left], number="S9003"
    )
    rows = row("S9003", "周样光", "", "户主", 3, "残疾"), row("S9003", "吴样暖", "", "其他", 3)
    report = loaded(*rows, row("S9003", "郑样平", OTHER_ID, "其他", 3))
    assert report.applied, report.text()
    assert [one.name for one in homes.members(gone) if one.left_on is None] == ["周样光"]
    assert homes.members(gone)[0].disabled is True
    with translation.override("en"):
        again = loaded(*rows, row("S9003", "王样远", WIFE_ID, "其他", 3), name="后.xlsx")
        assert "Rows of people who left here were left out: 4." in again.text()
    assert [one.name for one in homes.members(gone) if one.left_on is None] == ["周样光", "王样远"]
