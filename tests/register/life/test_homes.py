"""Splits, merges and moves: nobody is lost, nobody counted twice."""

from datetime import date
from uuid import uuid4

import pytest

from hearthlight.people.secrets import opened
from hearthlight.register import frames, standing
from hearthlight.register.life.moves import move_household
from hearthlight.register.life.splits import merge_household, split_household
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.past import past
from hearthlight.register.queries import ledger
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Refused
from tests.register.homes import (
    BEGIN,
    DAY,
    OTHER_VILLAGE,
    SYSTEM,
    TOWN,
    VILLAGE,
    home,
    members,
    number_of,
)
from tests.register.life.homes_living import THEN, numbers, registered, there, villages
from tests.register.test_frames import ACCOUNTS

pytestmark = pytest.mark.django_db


def test_a_split_makes_a_household_and_nobody_new() -> None:
    house = registered()
    _head, second, third = members(house)
    said = {"going": [second, third], "number": "S-new", "day": THEN, "head": second, "relations": {third.pk: "spouse"}}
    key = uuid4()
    part = split_household(SYSTEM, house, **said, key=key)
    assert split_household(SYSTEM, house, **said, key=key) == part
    assert (there(house), there(part)) == ([(1, "head")], [(1, "head"), (2, "spouse")])
    state = Status.whole.get(household=part)
    assert (state.state, state.way, state.since, state.from_date) == ("registered", "split", BEGIN, THEN)
    assert numbers(VILLAGE) == (1, 0, 2, 0, 0, 3)
    assert part.house_grade is None


def test_a_split_of_a_home_that_is_out_is_no_second_exit() -> None:
    house = home([{}, {}], [("registered", BEGIN), ("exited", date(2015, 12, 9))])
    part = split_household(SYSTEM, house, [members(house)[1]], "S-new", THEN, head=members(house)[1])
    assert standing.exits(DAY).count() == 1
    found = frames.households(DAY, VILLAGE, ACCOUNTS)
    assert found.select("state", "exited_year").rows() == [("exited", 2015)] * 2
    assert found["household"].to_list() == [house.pk, part.pk]


def test_impossible_splits() -> None:
    house, other = registered(), registered()
    head, second, third = members(house)
    for wrong in (
        {"going": [head, second, third]},
        {"going": []},
        {"going": [members(other)[0]]},
        {"head": third},
        {"going": [head], "head": head},
        {"number": other.number},
        {"number": ""},
        {"day": date(2017, 4, 1)},
        {"day": date(2013, 1, 1)},
    ):
        with pytest.raises(Impossible):
            split_household(SYSTEM, house, **{"going": [second], "number": "S-x", "day": THEN, "head": second} | wrong)
    assert len(there(house)) == 3
    assert not Household.whole.filter(number="S-x").exists()


def test_a_merge_ends_one_household_and_nobody_is_lost() -> None:
    house, into = registered(2), registered(1)
    merge_household(SYSTEM, house, into, THEN, relations={members(house)[0].pk: "father"})
    house.refresh_from_db()
    assert (house.until, house.ended_how) == (THEN, "merged")
    assert there(into) == [(1, "head"), (2, "father"), (3, None)]
    assert numbers(VILLAGE) == (0, 1, 1, 0, 0, 3)
    with pytest.raises(Impossible):
        merge_household(SYSTEM, house, into, DAY)
    with pytest.raises(Impossible):
        merge_household(SYSTEM, into, into, DAY)


def test_a_move_is_left_there_joined_here_and_nothing_in_the_town() -> None:
    villages()
    house = home([{"identity": number_of(date(1980, 1, 1), male=True)}, {}], [("registered", BEGIN)])
    move_household(SYSTEM, house, OTHER_VILLAGE, THEN)
    assert set(Member.whole.filter(household=house).values_list("area_code", flat=True)) == {OTHER_VILLAGE}
    assert numbers(VILLAGE) == (0, 1, 0, 0, 2, 0)
    assert numbers(OTHER_VILLAGE) == (1, 0, 1, 2, 0, 2)
    assert numbers(TOWN) == (0, 0, 1, 0, 0, 2)
    before = past.household_as_of(house.pk, date(2017, 1, 31))
    assert (before.household.area_code, before.members[0].area_code) == (VILLAGE, VILLAGE)
    assert opened(members(house)[0], "identity")


def test_a_home_that_is_out_moves_with_the_year_of_its_exit() -> None:
    villages()
    house = home([{}], [("registered", BEGIN), ("exited", date(2014, 12, 9))])
    move_household(SYSTEM, house, OTHER_VILLAGE, THEN)
    assert frames.households(DAY, OTHER_VILLAGE, ACCOUNTS)["exited_year"].to_list() == [2014]
    assert standing.exits(DAY, 2017).count() == 0


def test_a_state_of_a_later_day_moves_along() -> None:
    villages()
    house = home([{}], [("registered", BEGIN), ("exited", date(2017, 3, 1))])
    move_household(SYSTEM, house, OTHER_VILLAGE, THEN)
    rows = Status.whole.filter(household=house).order_by("from_date").values_list("state", "way", "area_code")
    assert list(rows) == [
        ("registered", "", VILLAGE),
        ("registered", "moved_in", OTHER_VILLAGE),
        ("exited", "", OTHER_VILLAGE),
    ]
    assert ledger(OTHER_VILLAGE, DAY, date(2017, 1, 31)).households.exited == 1


class VillageOnly:
    pk, name = None, "样"

    def may(self, kind: str, place: str) -> bool:
        return place.startswith(VILLAGE[:12])

    def office_title(self, place: str) -> str:
        return ""


def test_a_move_is_entered_by_who_is_in_charge_of_both_places() -> None:
    villages()
    house = registered()
    with pytest.raises(Refused):
        move_household(VillageOnly(), house, OTHER_VILLAGE, THEN)
    for wrong in (TOWN, VILLAGE, "341602100999000"):
        with pytest.raises(Impossible):
            move_household(SYSTEM, house, wrong, THEN)
    house.refresh_from_db()
    assert house.area_code == VILLAGE
