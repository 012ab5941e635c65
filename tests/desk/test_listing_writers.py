"""Every act that writes the register leaves the household list true: lives, workbooks taken in and undone, the demo."""

from datetime import date

import pytest

from hearthlight.desk import listing
from hearthlight.desk.models import ListedHome
from hearthlight.register.life.moves import move_household
from hearthlight.register.life.splits import merge_household, split_household
from hearthlight.register.models import Household
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


def test_the_whole_demo_is_listed_as_it_is(county: date) -> None:
    assert ListedHome.whole.count() > 40_000
    assert listing.differing() == 0
