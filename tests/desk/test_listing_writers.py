"""Every act that writes the register leaves the household list true: lives, workbooks taken in and undone, the demo."""

from datetime import date

import pytest

from hearthlight.core.clock import pinned
from hearthlight.desk import listing
from hearthlight.desk.households import household_list
from hearthlight.desk.models import ListedHome
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.register.life.moves import move_household
from hearthlight.register.life.splits import merge_household, split_household
from hearthlight.register.life.states import add_state
from hearthlight.register.models import Household, Status
from hearthlight.register.models.status import MONITORING
from hearthlight.register.refusals import Impossible
from hearthlight.register.workbooks import applying, undoing, upload
from hearthlight.trail.act import act
from tests.desk.homes import listed
from tests.register import homes
from tests.register.homes import BEGIN, DAY, OTHER_VILLAGE, SYSTEM, TOWN, VILLAGE
from tests.sheets.books import book

THEN = date(2016, 6, 1)
HEADINGS = ["户编号", "姓名", "与户主关系", "行政村", "首次识别时间", "致贫原因1", "健康状况", "住房等级"]


@pytest.fixture
def house(db: None) -> Household:
    """A registered home of three, one of them ill."""
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        homes.village(event, VILLAGE, "样例村")
        homes.village(event, OTHER_VILLAGE, "样例二村")
    people = [{"ill_serious": False}, {"ill_serious": True}, {"ill_serious": False}]
    return homes.home(people, [("registered", BEGIN)], number="S9001")


def test_a_split_a_move_and_a_merge(house: Household) -> None:
    going = [homes.members(house)[1]]
    part = split_household(SYSTEM, house, going, "S9002", THEN, head=going[0])
    assert (listed(house).ill_serious, listed(part).ill_serious) == (False, True)
    assert (listed(part).state, listed(part).since, listed(part).state_from) == ("registered", BEGIN, THEN)
    move_household(SYSTEM, part, OTHER_VILLAGE, date(2016, 9, 1))
    assert listed(part).area_code == OTHER_VILLAGE
    move_household(SYSTEM, part, VILLAGE, date(2016, 10, 1))
    part.refresh_from_db()
    merge_household(SYSTEM, part, house, date(2017, 1, 1), relations={})
    assert (listed(house).ill_serious, listed(part).until) == (True, date(2017, 1, 1))
    assert listing.differing() == 0


def test_a_workbook_taken_in_and_undone(house: Household) -> None:
    new = ["S9009", "孙样春", "户主", "样例村", "2015-01-01", "因病", "患有大病", "D级"]
    known = ["S9001", "样1", "户主", "样例村", "", "", "健康", "C级"]
    content = book([["样例数据导出"], HEADINGS, new, known])
    source = upload.receive(SYSTEM, TOWN, DAY, "样例.xlsx", content)
    report = applying.apply(SYSTEM, source, DAY)
    assert report.applied, report.text()
    row = ListedHome.whole.get(number="S9009")
    assert (row.state, row.cause, row.house_grade, row.ill_serious) == ("registered", "illness", "D", True)
    assert listed(house).house_grade == "C"
    assert listing.differing() == 0
    undoing.undo(SYSTEM, source, DAY)
    row.refresh_from_db()
    assert (row.until == row.from_date, listed(house).house_grade) == (True, None)
    assert listing.differing() == 0


def test_a_corrected_file_after_an_undone_one_says_what_it_says(house: Household) -> None:
    day, headings = date(2022, 5, 10), ["户编号", "姓名", "与户主关系", "监测对象类别", "风险识别时间"]
    for kind, state in (("突发严重困难户", "sudden"), ("边缘易致贫户", "marginal")):
        content = book([["样例数据导出"], headings, ["S9001", "样1", "户主", kind, "2022-03-01"]])
        source = upload.receive(SYSTEM, TOWN, day, "样例.xlsx", content)
        assert applying.apply(SYSTEM, source, day).applied
        assert (listed(house).monitored, listing.differing()) == (state, 0)
        undoing.undo(SYSTEM, source, day)


def test_a_monitored_home_of_an_undone_file_is_not_found_and_its_true_state_is_taken(house: Household) -> None:
    day, risk = date(2022, 5, 10), date(2022, 3, 1)
    headings = ["户编号", "姓名", "与户主关系", "监测对象类别", "风险识别时间"]
    content = book([["样例数据导出"], headings, ["S9001", "样1", "户主", "突发严重困难户", "2022-03-01"]])
    source = upload.receive(SYSTEM, TOWN, day, "样例.xlsx", content)
    assert applying.apply(SYSTEM, source, day).applied
    asked = {"monitored": "sudden"}
    with pinned(day), viewing(EVERYTHING):
        assert household_list.page(household_list.wanted(TOWN, asked, day), day)[0]
        undoing.undo(SYSTEM, source, day)
        assert not household_list.page(household_list.wanted(TOWN, asked, day), day)[0]
        assert (listed(house).monitored, listing.differing()) == (None, 0)
        with act(SYSTEM, "test.true", at=TOWN, day=day) as event:
            row = add_state(event, house, MONITORING, "marginal", risk, causes={"cause_1": "illness"})
    assert (row.state, row.way, row.cause_1) == ("marginal", "", "illness")
    assert (listed(house).monitored, listed(house).monitored_from) == ("marginal", risk)
    assert Status.whole.filter(household=house, scheme=MONITORING).count() == 1
    with act(SYSTEM, "test.twice", at=TOWN, day=day) as event, pytest.raises(Impossible):
        add_state(event, house, MONITORING, "sudden", risk)


def test_the_whole_demo_is_listed_as_it_is(county: date) -> None:
    assert ListedHome.whole.count() > 40_000
    assert listing.differing() == 0
