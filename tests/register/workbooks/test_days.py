"""Days of a workbook: nothing is taken in of a day that has not come, and of two accounts the later day's holds."""

from datetime import date

import pytest
from django.utils import translation

from hearthlight.core.clock import pinned
from hearthlight.register.models import Household, Income, Member
from hearthlight.trail.history import as_of
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY
from tests.register.workbooks.books import HEADINGS, Loaded, row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("heading", "value", "cell"),
    [
        ("首次识别时间", "2017-03-29", "E3"),
        ("人员识别时间", "2017-03-29", "E3"),
        ("出生日期", "2017-03-29", "E3"),
        ("数据日期", "2017-03-29", "E3"),
    ],
)
def test_days_that_have_not_come_are_faults_of_their_cell(
    loaded: Loaded, household: Household, heading: str, value: str, cell: str
) -> None:
    report = loaded([*row("S9001", "赵样苗", "", "之子")[:4], value], headings=[*HEADINGS[:4], heading])
    assert [(fault.code, fault.cell, fault.expected) for fault in report.faults] == [("future_day", cell, str(DAY))]
    assert loaded(
        [*row("S9001", "赵样苗", "", "之子")[:4], str(DAY)], headings=[*HEADINGS[:4], heading], name="后.xlsx"
    ).applied


def test_a_file_is_not_taken_in_on_a_day_that_has_not_come(loaded: Loaded, household: Household) -> None:
    with pinned(date(2017, 3, 27)), translation.override("en"):
        report = loaded(row())
        assert [fault.code for fault in report.faults] == ["day_not_come"]
        assert "is 2017-03-28, and today is 2017-03-27" in report.text()
    assert not Source.objects.filter(kind="workbook").exists()
    with pinned(DAY):
        assert loaded(row()).applied


def test_a_file_says_nothing_of_who_joined_after_its_day(loaded: Loaded, household: Household) -> None:
    homes.home([{"name": "周样光", "joined_on": date(2017, 4, 2)}], number="S9006")
    report = loaded(row("S9006", "周样光", "", "户主", 1, "残疾"))
    assert [(fault.code, fault.cell, fault.expected) for fault in report.faults] == [
        ("joined_later", "B3", "2017-04-02")
    ]


def test_the_file_of_the_later_data_day_holds(loaded: Loaded, household: Household) -> None:
    headings = [*HEADINGS[:4], "工资性收入", "数据日期"]
    for name, wage, day in (("新.xlsx", "200", "2017-03-20"), ("旧.xlsx", "100", "2017-02-20")):
        assert loaded([*row()[:4], wage, day], headings=headings, name=name).applied
    income = Income.whole.get(household=household, item="wage")
    assert income.fen == 20_000
    assert as_of(Income, date(2017, 3, 19), ids=[income.pk])[income.pk]["fen"] == 10_000


def test_an_older_file_does_not_set_back_what_a_newer_one_repeated(loaded: Loaded, household: Household) -> None:
    headings = [*HEADINGS[:4], "文化程度", "数据日期"]
    member = Member.whole.get(household=household, number=1)
    for name, learnt, day in (("一.xlsx", "初中", "2017-01-20"), ("新.xlsx", "初中", "2017-03-20")):
        assert loaded([*row()[:4], learnt, day], headings=headings, name=name).applied
    with translation.override("en"):
        late = loaded([*row()[:4], "小学", "2017-02-20"], headings=headings, name="旧.xlsx")
    member.refresh_from_db()
    assert member.education == "junior"
    assert "left as they are: 1." in "".join(late.notes)
