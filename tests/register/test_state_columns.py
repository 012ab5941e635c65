"""What the frames tell of states, comings and goings, and public openings: today, of a past day, of one home alone."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from hearthlight.core import areas
from hearthlight.register import composition, frames, parts
from hearthlight.register.models import Household, Status
from hearthlight.register.past import past_parts
from hearthlight.register.past.overlay import Moment
from hearthlight.register.reading import Scope
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.register.homes import BEGIN, DAY, SYSTEM, VILLAGE, home, number_of
from tests.register.test_frames import ACCOUNTS, earn, one

pytestmark = pytest.mark.django_db

Step = tuple[str | None, date]


def state(household: Household, scheme: str, code: str | None, day: date, **more: Any) -> None:
    with act(SYSTEM, "test.state", at=VILLAGE, day=DAY) as event:
        known = {"area_code": VILLAGE, "scheme": scheme, "state": code, "from_date": day}
        add(event, Status(household=household, **known | more))


@pytest.mark.requirement("R82", "states in an impossible order")
@pytest.mark.parametrize(
    ("steps", "impossible"),
    [
        ([("registered", BEGIN), ("exited", date(2015, 12, 1)), ("returned", date(2016, 3, 1))], 0),
        ([("registered", BEGIN), ("pre_exit", date(2015, 6, 1)), ("exited", date(2015, 12, 1))], 0),
        ([("registered", BEGIN), ("cancelled", date(2015, 6, 1)), ("registered", date(2016, 6, 1))], 0),
        ([("exited", date(2015, 12, 1))], 1),
        ([("returned", date(2015, 12, 1)), ("registered", date(2016, 3, 1))], 2),
        ([("registered", BEGIN), ("returned", date(2016, 3, 1))], 1),
        ([("registered", BEGIN), (None, date(2015, 1, 1)), ("exited", date(2016, 1, 1))], None),
        ([("exited", BEGIN), (None, date(2015, 1, 1))], 1),
        ([], None),
    ],
)
def test_states_that_cannot_follow_the_one_before(steps: list[Step], impossible: int | None) -> None:
    assert one(home(states=steps))["states_impossible"] == impossible


def test_a_state_that_is_carried_on_follows_any_and_keeps_its_year() -> None:
    part = home()
    state(part, "registration", "exited", date(2017, 2, 1), way="split", since=date(2015, 12, 3))
    found = one(part)
    assert (found["states_impossible"], found["exited_year"], found["registered_year"]) == (0, 2015, None)


def test_the_year_of_registration_is_of_the_first() -> None:
    steps = [("registered", date(2014, 4, 1)), ("exited", date(2015, 12, 1))]
    found = one(home(states=steps))
    assert (found["registered_year"], found["exited_year"]) == (2014, 2015)


@pytest.mark.parametrize("scheme", ["registration", None])
def test_a_monitored_home_is_told_with_its_kind_day_risk_and_removal(scheme: str | None) -> None:
    house = home(states=[("registered", BEGIN)] if scheme else [])
    state(house, "monitoring", "marginal", date(2016, 6, 1), cause_1="illness")
    wanted = {"monitored": True, "monitored_kind": "marginal", "monitored_from": date(2016, 6, 1)}
    still = {"risk_main": "illness", "risk_removed": False, "removal_way": None, "removed_on": None, "scheme": scheme}
    found = one(house)
    assert {name: found[name] for name in wanted | still} == wanted | still
    state(house, "monitoring", "removed", date(2017, 1, 5), way="help")
    found = one(house)
    gone = {"risk_main": "illness", "risk_removed": True, "removal_way": "help", "removed_on": date(2017, 1, 5)}
    assert {name: found[name] for name in wanted | gone} == wanted | gone
    (person,) = frames.members(DAY, VILLAGE).filter(pl.col("household") == house.pk).to_dicts()
    assert (person["registered"], person["monitored"]) == (scheme is not None, True)


def test_a_home_that_nobody_monitors_is_not_monitored_and_the_rest_is_unknown() -> None:
    found = one(home(states=[("registered", BEGIN), ("cancelled", date(2016, 1, 1))]))
    assert found["monitored"] is False
    assert found["monitored_kind"] is found["risk_removed"] is found["monitored_from"] is None
    everybody = frames.members(DAY, VILLAGE).filter(pl.col("household") == found["household"])
    assert everybody["registered"].to_list() == [False]


def test_openings_are_counted_apart_from_those_of_whom_nothing_is_known() -> None:
    people = [{"public_opening": True}, {"public_opening": False}, {}, {"public_opening": True}]
    found = one(home(people))
    assert (found["public_openings"], found["public_openings_unknown"]) == (2, 1)


@pytest.mark.requirement("R82", "people who came or went without a reason")
def test_only_other_reasons_since_the_year_before_are_unexplained() -> None:
    people = [
        {},
        {"joined_on": date(2016, 2, 1), "joined_how": "other"},
        {"joined_on": date(2015, 12, 31), "joined_how": "other"},
        {"joined_on": date(2016, 2, 1), "joined_how": "born"},
        {"left_on": date(2017, 1, 1), "left_how": "other"},
        {"left_on": date(2017, 1, 1), "left_how": "died"},
    ]
    assert one(home(people))["changes_unexplained"] == 2


def test_a_birth_date_that_the_number_denies_is_told_without_the_date() -> None:
    born = date(1960, 5, 1)
    known = {"identity": number_of(born, male=True), "id_valid": True, "id_birth": born}
    house = home([known | {"birth": born}, known | {"birth": date(1960, 6, 1)}, {"birth": born}])
    told = frames.members(DAY, VILLAGE).filter(pl.col("household") == house.pk)
    assert told["id_birth_same"].to_list() == [True, False, None]


def _varied() -> Household:
    number = number_of(date(1961, 5, 1), male=True)
    home([{"identity": number}])
    people = [{"identity": number, "public_opening": True}, {"joined_on": date(2016, 2, 1), "joined_how": "other"}, {}]
    house = home(people, [("registered", BEGIN), ("exited", date(2016, 12, 1))])
    state(house, "monitoring", "sudden", date(2017, 1, 1), cause_1="accident")
    earn(house, 2016, wage=300_000)
    earn(house, 2015, wage=100_000)
    return house


def test_one_home_alone_is_told_as_among_all() -> None:
    house = _varied()
    alone = frames.of_household(house.pk, DAY, ACCOUNTS)
    among = pl.col("household") == house.pk
    assert_frame_equal(alone["household"], frames.households(DAY, VILLAGE, ACCOUNTS).filter(among))
    assert_frame_equal(alone["member"], frames.members(DAY, VILLAGE).filter(among))
    assert frames.of_household(0, DAY, ACCOUNTS)["household"].is_empty()


def test_rows_as_they_were_tell_the_same_as_todays_where_nothing_changed() -> None:
    _varied()
    scope, moment = Scope(*areas.subtree(VILLAGE)), Moment(DAY)
    own, registration, monitoring, people, _, unexplained, *_ = past_parts.read(moment, scope, ACCOUNTS)
    ours = set(own["household"])
    for was, now in (
        (registration, parts.states(DAY, scope)[0]),
        (monitoring, parts.states(DAY, scope)[1]),
        (people, composition.composition(DAY, scope)),
        (unexplained, composition.unexplained(parts.year_end(DAY), DAY, scope)),
    ):
        here = pl.col("household").is_in(list(ours))
        assert not was.filter(here).is_empty()
        both = [frame.filter(here).sort("household") for frame in (was, now)]
        assert_frame_equal(*both, check_column_order=False)
