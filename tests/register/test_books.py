"""The two sides of the ledger: movements of the states, and who stands there; a fault of the records is named."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from hearthlight import figures
from hearthlight.core.clock import pinned
from hearthlight.people.sight import EVERYTHING
from hearthlight.places.models import Area
from hearthlight.register.book import closing
from hearthlight.register.life.comings import move_member
from hearthlight.register.life.splits import split_household
from hearthlight.register.models import Household, Member
from hearthlight.register.queries import ledger
from hearthlight.trail.act import act
from hearthlight.trail.history import add, amend
from tests.register.homes import BEGIN, DAY, OTHER_VILLAGE, SYSTEM, TOWN, VILLAGE, home, members

pytestmark = pytest.mark.django_db
THEN = date(2016, 6, 1)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with pinned(DAY):
        yield


def write(row: Any, **new: Any) -> None:
    with act(SYSTEM, "test.fault", at=VILLAGE, day=DAY) as event:
        amend(event, row, THEN, **new)


def ended_without_a_state(house: Household, other: Household) -> None:
    write(house, until=THEN, ended_how="moved_out")


def moved_without_a_state(house: Household, other: Household) -> None:
    write(house, area_code=OTHER_VILLAGE)
    for one in members(house):
        write(one, area_code=OTHER_VILLAGE)


def counted_twice(house: Household, other: Household) -> None:
    """Gone on in another home, but never gone from this one."""
    with act(SYSTEM, "test.fault", at=VILLAGE, day=DAY) as event:
        row = Member(household=other, area_code=VILLAGE, number=9, name="样", joined_on=THEN, joined_how="moved_in")
        row.continues = members(house)[1]
        add(event, row)


def member_placed_elsewhere(house: Household, other: Household) -> None:
    write(members(house)[1], area_code=OTHER_VILLAGE)


FAULTS: list[tuple[Callable[..., None], int, int]] = [
    (ended_without_a_state, -1, -3),
    (moved_without_a_state, -1, -3),
    (counted_twice, 0, -1),
    (member_placed_elsewhere, 0, -1),
]


@pytest.mark.requirement("R58", "it balances or shows the named difference")
@pytest.mark.parametrize(("fault", "households", "people"), FAULTS)
def test_a_fault_of_the_records_is_named(fault: Callable[..., None], households: int, people: int) -> None:
    house, other = (home([{}, {}, {}], [("registered", BEGIN)]) for _ in range(2))
    assert ledger(VILLAGE, DAY).balanced
    fault(house, other)
    kept = ledger(VILLAGE, DAY)
    assert (kept.households.difference, kept.people.difference) == (households, people)
    assert not kept.balanced
    assert ledger(VILLAGE, date(2015, 12, 31)).balanced


def test_who_came_without_a_state_is_named_where_they_came() -> None:
    house = home([{}, {}], [("registered", BEGIN)])
    moved_without_a_state(house, house)
    kept = ledger(OTHER_VILLAGE, DAY)
    assert (kept.households.difference, kept.people.difference) == (1, 2)
    assert ledger(TOWN, DAY).balanced


def test_orderly_lives_meet_from_both_sides() -> None:
    house, other = home([{}, {}, {}], [("registered", BEGIN)]), home([{}], [("registered", BEGIN)], OTHER_VILLAGE)
    move_member(SYSTEM, members(house)[2], other, THEN)
    split_household(SYSTEM, house, [members(house)[1]], "S-part", date(2016, 8, 1), head=members(house)[1])
    for place in (VILLAGE, OTHER_VILLAGE, TOWN):
        for days in ((BEGIN, DAY), (date(2015, 12, 31), THEN), (THEN, date(2016, 8, 1))):
            assert ledger(place, days[1], days[0]).balanced


def test_the_stock_of_today_is_the_figure() -> None:
    home([{}, {}, {}], [("registered", BEGIN)])
    home([{}], [("registered", BEGIN), ("exited", date(2016, 12, 9))])
    kept = ledger(TOWN, DAY)
    for code, closing_stock in (("households_left", kept.households.closing), ("people_left", kept.people.closing)):
        assert figures.value(figures.find(f"register.{code}"), TOWN, DAY, EVERYTHING) == closing_stock  # type: ignore[arg-type]


@pytest.mark.requirement("R58", "a year that does not balance is closed only with its named difference, signed")
def test_a_fault_stands_in_what_is_signed() -> None:
    house = home([{}, {}, {}], [("registered", BEGIN)])
    ended_without_a_state(house, house)
    with act(SYSTEM, "test.town", at=TOWN, day=DAY) as event:
        town = add(event, Area(code=TOWN, level="township", name="样镇", from_date=BEGIN))
    said = closing.payload(TOWN, 2016, DAY)
    assert said["differences"] == [
        {"measure": "ledger.households", "stated": 1, "counted": 0, "explained": 0},
        {"measure": "ledger.people", "stated": 3, "counted": 0, "explained": 0},
    ]
    assert closing.gate(SYSTEM, town, said, DAY)
    assert closing.gate(SYSTEM, town, said | {"reason": "已查明，次年改正"}, DAY) == ""
    assert closing.gate(SYSTEM, town, said | {"reason": "已查明", "differences": []}, DAY)
