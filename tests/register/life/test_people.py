"""Births, deaths, marriages: dated, once, refused where impossible."""

from datetime import date

import pytest

from hearthlight.people.secrets import opened
from hearthlight.register import frames, standing
from hearthlight.register.life.comings import join, leave, move_member
from hearthlight.register.models import Member
from hearthlight.register.refusals import Impossible
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
from tests.register.life.homes_living import THEN, numbers, registered, there
from tests.register.test_frames import ACCOUNTS

pytestmark = pytest.mark.django_db


def test_the_dead_do_not_die_again_nor_go_elsewhere() -> None:
    house, other = registered(), registered()
    gone = members(house)[1]
    leave(SYSTEM, gone, THEN, "died")
    for again in (
        lambda: leave(SYSTEM, gone, DAY, "died"),
        lambda: move_member(SYSTEM, gone, other, DAY),
        lambda: leave(SYSTEM, members(house)[2], BEGIN, "died"),
        lambda: leave(SYSTEM, members(house)[2], date(2017, 3, 29), "died"),
    ):
        with pytest.raises(Impossible):
            again()
    assert there(house) == [(1, "head"), (3, "other")]


def test_the_head_does_not_go_without_a_new_head() -> None:
    house = registered()
    head, second, third = members(house)
    with pytest.raises(Impossible):
        leave(SYSTEM, head, THEN, "died")
    assert Member.whole.get(pk=head.pk).left_on is None
    leave(SYSTEM, members(house)[0], THEN, "died", new_head=second, relations={third.pk: "son"})
    assert there(house) == [(2, "head"), (3, "son")]
    assert there(house, date(2017, 1, 31))[0] == (1, "head")


def test_with_the_last_person_the_household_ends_and_leaves_the_register() -> None:
    house = registered(1)
    leave(SYSTEM, members(house)[0], THEN, "died")
    house.refresh_from_db()
    assert (house.until, house.ended_how) == (THEN, "died_out")
    assert not standing.in_register(DAY).filter(household=house).exists()
    assert numbers(VILLAGE) == (0, 1, 0, 0, 1, 0)
    assert frames.households(DAY, VILLAGE, ACCOUNTS).is_empty()


def test_a_child_belongs_to_its_home_from_its_birth() -> None:
    house = registered()
    child = {"household": house, "number": 4, "name": "样4", "relation": "son", "joined_how": "born"}
    join(SYSTEM, Member(**child, joined_on=THEN))
    assert Member.whole.get(household=house, number=4).birth == THEN
    for wrong in ({"birth": date(2017, 1, 1)}, {"relation": "head"}):
        with pytest.raises(Impossible):
            join(SYSTEM, Member(**child | {"number": 5, "joined_on": THEN} | wrong))
    assert numbers(VILLAGE)[3:] == (1, 0, 4)


def test_a_marriage_takes_the_person_and_their_numbers_along() -> None:
    number = number_of(date(1992, 5, 1), male=False)
    old = home([{}, {"identity": number, "labour": "ordinary"}], [("registered", BEGIN)])
    new = registered(place=OTHER_VILLAGE)
    bride = members(old)[1]
    row = move_member(SYSTEM, bride, new, THEN, how="married", relation="daughter_in_law")
    assert (row.continues_id, row.labour, row.number, row.area_code) == (bride.pk, "ordinary", 4, OTHER_VILLAGE)
    assert (bride.left_how, row.joined_how) == ("married_out", "married_in")
    assert opened(row, "identity") == number
    assert frames.members(DAY, OTHER_VILLAGE)["id_times"].to_list() == [None, None, None, 1]
    assert [numbers(place)[3:] for place in (VILLAGE, OTHER_VILLAGE, TOWN)] == [(0, 1, 1), (1, 0, 4), (0, 0, 5)]
