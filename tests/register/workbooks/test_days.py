"""Days of a workbook: nothing is taken in of a day that has not come, and of two accounts the later day's holds."""

from datetime import date

import pytest
from django.utils import translation

from hearthlight.core.clock import pinned
from hearthlight.register.models import Household, Income, Member
from hearthlight.trail.act import act
from hearthlight.trail.history import as_of
from hearthlight.trail.models import Source
from tests.register import homes
from tests.register.homes import DAY, SYSTEM, TOWN, VILLAGE
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
        assert "left as they are: 1." in "".join(map(str, late.notes))
    member.refresh_from_db()
    assert member.education == "junior"


def test_an_older_file_gives_what_no_newer_one_spoke_of(loaded: Loaded, household: Household) -> None:
    """A newer file of another village, of another column, or with an empty cell says nothing of it; nor is what is
    unknown here ever set back."""
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        homes.village(event, homes.OTHER_VILLAGE, "样例二村")
    other = homes.home([{"name": "孙样晴", "labour": "weak"}], number="S9002", place=homes.OTHER_VILLAGE)
    headings = [*HEADINGS[:4], "劳动技能", "文化程度", "数据日期"]
    newer = [*row()[:4], "", "初中", "2017-03-20"]
    assert loaded(newer, headings=headings, place=VILLAGE, name="新.xlsx").applied
    late = [["S9002", "孙样晴", "", "户主", "技能劳动力", "小学", "2016-12-31"]]
    late += [[*row()[:4], "普通劳动力", "小学", "2016-12-31"]]
    assert loaded(*late, headings=headings, name="旧.xlsx").applied
    there, here = Member.whole.get(household=other), Member.whole.get(household=household, number=1)
    assert (there.labour, there.education, here.labour, here.education) == ("skilled", "primary", "ordinary", "junior")


def test_a_newer_file_with_further_columns_keeps_its_word_too(loaded: Loaded, household: Household) -> None:
    headings = [*HEADINGS[:4], "文化程度", "数据日期"]
    for name, more, day in (("一.xlsx", [], "2017-01-20"), ("新.xlsx", ["备注栏"], "2017-03-20")):
        assert loaded([*row()[:4], "初中", day, *more], headings=[*headings, *more], name=name).applied
    assert loaded([*row()[:4], "小学", "2017-02-20"], headings=headings, name="旧.xlsx").applied
    assert Member.whole.get(household=household, number=1).education == "junior"
