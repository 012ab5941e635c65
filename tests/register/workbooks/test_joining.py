"""From when a person whom a file brings belongs to the home: nobody is put into years that were counted already."""

from datetime import date

import pytest

from hearthlight.decisions.models import Decision
from hearthlight.register.models import Household, Member
from hearthlight.register.queries import ledger
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.register.homes import DAY, SYSTEM, TOWN
from tests.register.workbooks.books import HEAD_ID, HEADINGS, OTHER_ID, Loaded

pytestmark = pytest.mark.django_db

ASKED = [*HEADINGS[:4], "首次识别时间", "人员识别时间", "出生日期", "数据日期", "行政村"]
HEAD = ["S9001", "赵样禾", HEAD_ID, "户主", "2014-01-01", "", "", "", ""]


def closed(year: int) -> None:
    with act(SYSTEM, "test.close", at=TOWN, day=DAY) as event:
        about = {"kind": "year_close", "subject_kind": "places.area", "subject_id": 1, "area_code": TOWN}
        add(event, Decision(**about, state="passed", procedure_date=DAY, payload={"year": year}))


@pytest.mark.parametrize(
    ("joined", "birth", "data_day", "expected"),
    [
        ("", "2016-08-01", "", DAY),
        ("", "2016-08-01", "2016-12-31", date(2016, 12, 31)),
        ("", "2016-08-01", "2016-06-30", date(2016, 8, 1)),
        ("2016-09-01", "2016-08-01", "", date(2016, 9, 1)),
        ("2014-01-01", "2016-08-01", "", date(2016, 8, 1)),
        ("2015-05-01", "", "", date(2015, 5, 1)),
    ],
)
def test_who_comes_to_a_known_home_is_not_backdated_to_its_registration(
    loaded: Loaded, household: Household, joined: str, birth: str, data_day: str, expected: date
) -> None:
    opening = ledger(TOWN, date(2015, 12, 31), date(2014, 12, 31)).people
    child = ["S9001", "赵样苗", "", "之子", "2014-01-01", joined, birth, data_day, ""]
    report = loaded([*HEAD[:7], data_day, ""], child, headings=ASKED)
    assert report.applied, report.text()
    assert Member.whole.get(name="赵样苗").joined_on == expected
    if expected.year > 2015:
        assert ledger(TOWN, date(2015, 12, 31), date(2014, 12, 31)).people == opening


def test_a_new_home_begins_with_its_registration_and_its_child_with_the_birth(
    loaded: Loaded, household: Household
) -> None:
    rows = [
        ["S9002", "孙样晴", OTHER_ID, "户主", "2014-01-01", "", "", "", "样例村"],
        ["S9002", "孙样苗", "", "之子", "", "", "2016-08-01", "", ""],
    ]
    report = loaded(*rows, headings=ASKED)
    assert report.applied, report.text()
    days = dict(Member.whole.filter(household__number="S9002").values_list("name", "joined_on"))
    assert days == {"孙样晴": date(2014, 1, 1), "孙样苗": date(2016, 8, 1)}


@pytest.mark.parametrize("year", [2014, 2016])
def test_a_closed_year_takes_nobody_in_and_stops_nobody_who_joins_after_it(
    loaded: Loaded, household: Household, year: int
) -> None:
    closed(year)
    child = ["S9001", "赵样苗", "", "之子", "", "", "2016-08-01"]
    old = loaded([*HEAD[:7], "2016-12-31", ""], [*child, "2016-12-31", ""], headings=ASKED)
    found = [(fault.code, fault.cell) for fault in old.faults]
    assert found == ([("year_closed", "H4")] if year == 2016 else [])
    if year == 2014:
        assert Member.whole.get(name="赵样苗").joined_on == date(2016, 12, 31)
    else:
        assert loaded([*HEAD[:7], "", ""], [*child, "", ""], headings=ASKED, name="后.xlsx").applied
        assert Member.whole.get(name="赵样苗").joined_on == DAY


def test_a_home_registered_in_a_closed_year_is_refused_with_all_its_people(
    loaded: Loaded, household: Household
) -> None:
    closed(2014)
    rows = [
        ["S9002", "孙样晴", OTHER_ID, "户主", "2014-01-01", "", "", "", "样例村"],
        ["S9002", "孙样苗", "", "之子", "", "", "", "", ""],
    ]
    report = loaded(*rows, headings=ASKED)
    assert [(fault.code, fault.cell) for fault in report.faults] == [("year_closed", "E3")]
    assert not Household.whole.filter(number="S9002").exists()
