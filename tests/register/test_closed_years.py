"""What is signed stays as it was signed: no act changes the ledger of a closed year, or of one before it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.register import actions
from hearthlight.register.book.ledger import Ledger
from hearthlight.register.corrections import Correction, correct_many
from hearthlight.register.life.comings import join, leave, move_member
from hearthlight.register.life.endings import end_household
from hearthlight.register.life.moves import move_household
from hearthlight.register.life.splits import merge_household, split_household
from hearthlight.register.life.states import enter_state
from hearthlight.register.models import Household, Member
from hearthlight.register.queries import ledger
from hearthlight.register.refusals import Impossible
from hearthlight.register.workbooks import applying, upload
from hearthlight.trail.act import act
from tests.register.homes import BEGIN, DAY, OTHER_VILLAGE, SYSTEM, TOWN, VILLAGE, home, members, village
from tests.register.life.homes_living import closed
from tests.sheets.books import book

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R58", "a closed year is not changed")]

OTHER_TOWN = areas.full("341602101")
THERE = areas.full("341602101201")
EARLY, LATE = date(2014, 6, 1), date(2017, 2, 1)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with pinned(DAY), translation.override("en"):
        yield


@pytest.fixture
def house() -> Household:
    """A registered home of three in the town."""
    return home([{}, {}, {}], [("registered", BEGIN)])


def years(place: str = TOWN) -> list[Ledger]:
    """The ledgers of the three years."""
    return [ledger(place, date(year, 12, 31), max(BEGIN, date(year - 1, 12, 31))) for year in (2014, 2015, 2016)]


def born(house: Household, day: date) -> Member:
    return Member(household=house, area_code=house.area_code, name="样新", joined_on=day, joined_how="moved_in")


Act = Callable[[Household, Household, date], Any]
ACTS: dict[str, Act] = {
    "state": lambda one, other, day: enter_state(SYSTEM, one, "exited", day),
    "leaves": lambda one, other, day: leave(SYSTEM, members(one)[1], day, "died"),
    "joins": lambda one, other, day: join(SYSTEM, born(one, day)),
    "goes over": lambda one, other, day: move_member(SYSTEM, members(one)[1], other, day),
    "moves": lambda one, other, day: move_household(SYSTEM, one, OTHER_VILLAGE, day),
    "splits": lambda one, other, day: _split(one, day),
    "merges": lambda one, other, day: merge_household(SYSTEM, one, other, day),
    "ends": lambda one, other, day: end_household(SYSTEM, one, day, "moved_out"),
    "left on": lambda one, other, day: actions.correct(SYSTEM, members(one)[1], day, left_on=day, left_how="died"),
    "record": lambda one, other, day: _record(one, day, "area_code", OTHER_VILLAGE),
}


def _split(one: Household, day: date) -> None:
    going = members(one)[1]
    split_household(SYSTEM, one, [going], "S9002", day, head=going)


def _record(one: Household, day: date, field: str, new: Any) -> None:
    correct_many(SYSTEM, one, [Correction(one, field, new, one.event_id)], day)


@pytest.mark.parametrize("kind", ACTS)
def test_a_day_before_the_end_of_the_last_closed_year_is_refused(house: Household, kind: str) -> None:
    other = home([{}], [("registered", BEGIN)])
    with act(SYSTEM, "test.place", at=TOWN, day=DAY) as event:
        village(event, OTHER_VILLAGE, "样例二村")
    closed(TOWN, 2015)
    before = years()
    for day in (EARLY, date(2015, 12, 31)):
        with pytest.raises(Impossible, match="2015 is closed"):
            ACTS[kind](house, other, day)
    assert years() == before
    ACTS[kind](house, other, LATE)
    assert years() == before


@pytest.mark.parametrize("day", ["2014-06-01", "2015-12-31", "2016-01-01"])
def test_a_file_brings_no_home_of_a_day_before_the_end_of_the_last_closed_year(house: Household, day: str) -> None:
    with act(SYSTEM, "test.place", at=TOWN, day=DAY) as event:
        village(event, VILLAGE, "样例村")
    closed(TOWN, 2015)
    headings = ["户编号", "姓名", "与户主关系", "行政村", "首次识别时间"]
    content = book([["样例数据导出"], headings, ["S9777", "孙样朗", "户主", "样例村", day]])
    report = applying.apply(SYSTEM, upload.receive(SYSTEM, TOWN, DAY, "样例.xlsx", content), DAY)
    assert Household.whole.filter(number="S9777").exists() is (day == "2016-01-01"), report.text()


def test_a_merge_asks_the_other_households_place(house: Household) -> None:
    other = home([{}], [("registered", BEGIN)], place=THERE)
    closed(TOWN, 2016)
    before = years()
    with pytest.raises(Impossible, match="2016 is closed"):
        merge_household(SYSTEM, other, house, date(2016, 6, 1))
    assert years() == before


MISTAKES: dict[str, Act] = {
    "person": lambda one, other, day: leave(SYSTEM, members(one)[1], day, "mistaken"),
    "home": lambda one, other, day: end_household(SYSTEM, one, day, "mistaken"),
}


@pytest.mark.parametrize("kind", MISTAKES)
def test_what_never_was_changes_every_year_since(house: Household, kind: str) -> None:
    """Its first day lies in no closed year, a later one is closed: signed with it."""
    closed(TOWN, 2016)
    before = years()
    with pytest.raises(Impossible, match="2016 is closed"):
        MISTAKES[kind](house, house, DAY)
    assert years() == before
    fresh = home([{}, {"joined_on": LATE}], [("registered", LATE)], from_date=LATE)
    MISTAKES[kind](fresh, fresh, DAY)


@pytest.mark.parametrize("kind", [*MISTAKES, "state"])
def test_where_a_household_stood_before_it_moved_is_asked_too(house: Household, kind: str) -> None:
    with act(SYSTEM, "test.place", at=OTHER_TOWN, day=DAY) as event:
        village(event, THERE, "样例三村")
    move_household(SYSTEM, house, THERE, LATE)
    closed(TOWN, 2016)
    before = years()
    with pytest.raises(Impossible, match="2016 is closed"):
        (MISTAKES | ACTS)[kind](Household.whole.get(pk=house.pk), house, EARLY)
    assert years() == before


def test_where_a_household_came_after_its_first_day_is_asked_too(house: Household) -> None:
    with act(SYSTEM, "test.place", at=OTHER_TOWN, day=DAY) as event:
        for code in (VILLAGE, THERE):
            village(event, code, "样例村")
    move_household(SYSTEM, house, THERE, date(2015, 3, 1))
    move_household(SYSTEM, house, VILLAGE, LATE)
    closed(OTHER_TOWN, 2016)
    with pytest.raises(Impossible, match="2016 is closed"):
        end_household(SYSTEM, Household.whole.get(pk=house.pk), DAY, "mistaken")


def test_how_a_household_lives_may_be_corrected_in_a_closed_year(house: Household) -> None:
    """The ledger counts households and people: other facts keep their days and leave what was signed as it is."""
    closed(TOWN, 2016)
    before = years()
    _record(house, EARLY, "house_grade", "C")
    actions.correct(SYSTEM, members(house)[0], EARLY, labour="weak")
    assert years() == before


def test_a_day_of_joining_is_not_corrected_out_of_a_closed_year(house: Household) -> None:
    closed(TOWN, 2016)
    with pytest.raises(Impossible, match="2016 is closed"):
        actions.correct(SYSTEM, members(house)[1], LATE, joined_on=LATE)
