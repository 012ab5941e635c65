"""Ends, mistakes and closed years."""

from datetime import date

import pytest

from hearthlight.core import areas
from hearthlight.register import frames, standing
from hearthlight.register.life.comings import leave
from hearthlight.register.life.endings import end_household
from hearthlight.register.life.states import add_state, enter_state
from hearthlight.register.past import past
from hearthlight.register.queries import ledger
from hearthlight.register.reading import Scope
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import act
from hearthlight.trail.history import amend
from tests.register.homes import (
    BEGIN,
    DAY,
    OTHER_VILLAGE,
    SYSTEM,
    TOWN,
    VILLAGE,
    members,
)
from tests.register.life.homes_living import THEN, closed, registered, there
from tests.register.test_frames import ACCOUNTS

pytestmark = pytest.mark.django_db


def test_a_household_ends_only_when_nobody_is_left() -> None:
    house = registered()
    with pytest.raises(Impossible):
        end_household(SYSTEM, house, THEN, "died_out")
    end_household(SYSTEM, house, THEN, "moved_out")
    assert there(house) == []
    assert ledger(VILLAGE, DAY, date(2017, 1, 31)).households.left_by == {"moved_out": 1}
    with pytest.raises(Impossible):
        end_household(SYSTEM, house, DAY, "moved_out")


@pytest.mark.requirement("R58", "what was entered by mistake never was")
def test_a_household_entered_by_mistake_never_was() -> None:
    house, other = registered(), registered()
    end_household(SYSTEM, house, THEN, "mistaken")
    leave(SYSTEM, members(other)[2], THEN, "mistaken")
    kept = ledger(VILLAGE, DAY, date(2013, 12, 31))
    assert (kept.households.new, kept.people.new, kept.people.left) == (1, 2, 0)
    assert [standing.standing(DAY).count(), len(past.households_as_of(BEGIN, Scope(*areas.subtree(VILLAGE))))] == [1, 1]


def test_an_exit_entered_by_mistake_leaves_the_state_before() -> None:
    house = registered()
    row = enter_state(SYSTEM, house, "exited", THEN, way="help")
    with act(SYSTEM, "test.undo", at=VILLAGE, day=DAY) as event:
        amend(event, row, THEN, state="cancelled", way="mistaken")
    assert standing.standing(DAY).get(household=house).state == "registered"
    assert frames.households(DAY, VILLAGE, ACCOUNTS)["state"].to_list() == ["registered"]
    assert standing.exits(DAY).count() == 0


def test_a_state_stands_once_a_day_and_not_before_its_day() -> None:
    house = registered()
    enter_state(SYSTEM, house, "exited", THEN)
    for day in (THEN, date(2017, 3, 29)):
        with pytest.raises(Impossible):
            enter_state(SYSTEM, house, "returned", day)


@pytest.mark.requirement("R58", "a closed year is not changed behind the ledger's back")
def test_what_is_dated_in_a_closed_year_is_refused_but_by_a_change_request() -> None:
    house = registered()
    closed(TOWN, 2016)
    closed(OTHER_VILLAGE, 2017)
    for refused in (
        lambda: enter_state(SYSTEM, house, "exited", date(2016, 12, 9)),
        lambda: leave(SYSTEM, members(house)[1], date(2016, 12, 9), "died"),
    ):
        with pytest.raises(Impossible, match="2016"):
            refused()
    asked = closed(VILLAGE, 2015)
    asked.kind = "change_request"
    with act(SYSTEM, "test.change", at=VILLAGE, day=DAY) as event:
        add_state(event, house, "registration", "exited", date(2016, 12, 9), decision=asked)
    enter_state(SYSTEM, house, "returned", THEN)
