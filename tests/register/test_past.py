"""Any past date: the frames and the record as they were, equal to the trail's own answer; who knew what when."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearthlight.core import areas
from hearthlight.register import frames
from hearthlight.register.earnings import record_payment
from hearthlight.register.models import Household, Income, Member
from hearthlight.register.past import past
from hearthlight.register.reading import Scope
from hearthlight.trail.act import act
from hearthlight.trail.history import amend, as_of
from hearthlight.trail.models import Event
from tests.register.homes import BEGIN, DAY, OTHER_VILLAGE, SYSTEM, VILLAGE, home, members
from tests.register.test_frames import ACCOUNTS, earn

pytestmark = pytest.mark.django_db

HERE = Scope(*areas.subtree(VILLAGE))
FIELDS = {
    "house_grade": st.sampled_from(["A", "B", "C", "D", None]),
    "water_safe": st.sampled_from([True, False, None]),
    "house_area": st.integers(0, 300),
    "address": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
    "until": st.sampled_from([date(2017, 3, 1), None]),
}
field = st.sampled_from(sorted(FIELDS)).flatmap(lambda name: st.tuples(st.just(name), FIELDS[name]))
days = st.integers(0, 80).map(lambda number: date(2017, 1, 7) + timedelta(days=number))
edits = st.lists(st.tuples(st.integers(0, 2), days, st.lists(field, min_size=1, max_size=3)), max_size=8)


def edit(row: Any, day: date, **new: Any) -> Event:
    with act(SYSTEM, "test.edit", at=VILLAGE, day=DAY) as event:
        amend(event, row, day, **new)
    return event


@given(edits, days, st.integers(0, 9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_register_of_a_past_day_is_what_the_trail_says(life: list[Any], day: date, number: int) -> None:
    """Whatever was written of whatever days in whatever order; each field of each home, at any act."""
    homes = [home([{}, {}]) for _ in range(3)]
    events = [edit(homes[index], since, **dict(new)) for index, since, new in life]
    asked = [*(event.pk for event in events), None][min(number, len(events))]
    found = {row["id"]: row for row in past.households_as_of(day, HERE, asked).to_dicts()}
    overlay = as_of(Household, day, asked, ids=[one.pk for one in homes])
    for one in Household.whole.filter(pk__in=[one.pk for one in homes]):
        then = {name: getattr(one, name) for name in FIELDS} | overlay.get(one.pk, {})
        if then["until"] is not None and then["until"] <= day:
            assert one.pk not in found
        else:
            assert {name: found[one.pk][name] for name in FIELDS} == {name: then[name] for name in FIELDS}


def test_today_read_as_a_past_day_is_todays_frame() -> None:
    house = home(
        [{"birth": date(1980, 1, 1), "ill_serious": True, "labour": "weak"}, {"birth": date(2008, 5, 1)}],
        [("registered", BEGIN), ("exited", date(2016, 12, 9))],
    )
    home([{"insured_resident": False, "insured_employee": False}, {"disabled": False}])
    earn(house, 2016, wage=300_000, business_cost=2_000, self_paid_medical=100)
    earn(house, 2015, "estimate", wage=100)
    last = Event.objects.order_by("-pk")[0].pk
    for only in (False, True):
        today = frames.households(DAY, VILLAGE, ACCOUNTS, registered_only=only)
        as_past = frames.households(DAY, VILLAGE, ACCOUNTS, registered_only=only, event=last)
        assert today.equals(as_past)
        assert len(today) == 2 - only
    assert frames.members(DAY, VILLAGE).equals(frames.members(DAY, VILLAGE, event=last))


def test_the_frames_of_a_past_day_hold_the_fields_of_that_day() -> None:
    house = home([{"labour": "ordinary"}, {}], house_grade="C")
    earn(house, 2016, wage=100)
    edit(house, date(2017, 3, 1), house_grade="A")
    edit(members(house)[0], date(2017, 3, 1), labour="lost")
    edit(Income.whole.get(household=house), date(2017, 3, 1), fen=900)
    then, now = frames.households(date(2017, 2, 28), VILLAGE, ACCOUNTS), frames.households(DAY, VILLAGE, ACCOUNTS)
    asked = ["house_grade", "labour_full", "net_fen"]
    assert then.select(asked).rows() == [("C", 1, 100)]
    assert now.select(asked).rows() == [("A", None, 900)], "none has full labour that is known, and one is not known"
    labour = [frames.members(day, VILLAGE)["labour"].to_list() for day in (date(2017, 2, 28), DAY)]
    assert labour == [["ordinary", None], ["lost", None]]


def test_a_home_that_moved_stands_where_it_stood_then() -> None:
    house = home()
    edit(house, date(2017, 3, 1), area_code=OTHER_VILLAGE)
    edit(members(house)[0], date(2017, 3, 1), area_code=OTHER_VILLAGE)
    there = Scope(*areas.subtree(OTHER_VILLAGE))
    before, after = date(2017, 2, 28), date(2017, 3, 1)
    for read in (past.households_as_of, past.members_as_of):
        assert [len(read(day, scope)) for day in (before, after) for scope in (HERE, there)] == [1, 0, 0, 1]
    assert [len(frames.households(before, place, ACCOUNTS)) for place in (VILLAGE, OTHER_VILLAGE)] == [1, 0]


def test_an_income_account_of_a_past_day() -> None:
    house = home()
    earn(house, 2016, wage=100)
    edit(Income.whole.get(), date(2017, 3, 1), fen=250)
    assert past.incomes_as_of(2016, date(2017, 2, 1), HERE)["fen"].to_list() == [100]
    assert past.incomes_as_of(2016, DAY, HERE)["fen"].to_list() == [250]
    edit(Income.whole.get(), DAY, fen=None)
    assert past.incomes_as_of(2016, DAY, HERE).is_empty()


def _pay(house: Household, year: int, fen: int, day: date) -> None:
    with act(SYSTEM, "test.pay", at=VILLAGE, day=day) as event:
        record_payment(event, house, year, "wage", f"payment {day}", fen)


def test_a_payment_is_not_in_the_record_of_a_day_before_it_was_made() -> None:
    house, before, paid = home(), date(2017, 1, 31), date(2017, 2, 10)
    earn(house, 2016, wage=100)
    _pay(house, 2016, 20_000, paid)
    for day, sums in ((before, [100]), (paid - timedelta(days=1), [100]), (paid, [100, 20_000]), (DAY, [100, 20_000])):
        assert sorted(one.fen or 0 for one in past.household_as_of(house.pk, day).incomes) == sums
        assert sorted(past.incomes_as_of(2016, day, HERE)["fen"].to_list()) == sums
        assert frames.households(day, VILLAGE, ACCOUNTS)["net_fen"].to_list() == [sum(sums)]


def test_a_payment_of_the_year_before_last_came_when_it_was_made_too() -> None:
    house = home()
    earn(house, 2015, wage=100)
    _pay(house, 2015, 20_000, date(2017, 2, 10))
    found = [frames.households(day, VILLAGE, ACCOUNTS)["net_fen_prev"].to_list() for day in (date(2017, 1, 31), DAY)]
    assert found == [[100], [20_100]]


def test_one_record_of_a_past_day_as_known_then() -> None:
    house = home([{"labour": "ordinary"}, {}], [("registered", BEGIN)], house_grade="C")
    first = edit(house, date(2017, 3, 1), house_grade="B")
    edit(members(house)[1], date(2017, 3, 10), left_on=date(2017, 3, 10), left_how="died")
    second = edit(house, date(2017, 2, 1), house_grade="D")
    then = past.household_as_of(house.pk, date(2017, 2, 28))
    assert (then.existed, then.household.house_grade, len(then.members)) == (True, "D", 2)
    assert [change.event_id for change in then.changes] == [second.pk]
    believed = past.household_as_of(house.pk, date(2017, 2, 28), first.pk)
    assert (believed.household.house_grade, believed.changes) == ("C", [])
    now = past.household_as_of(house.pk, DAY)
    assert (now.household.house_grade, len(now.members), [one.state for one in now.statuses]) == (
        "B",
        1,
        ["registered"],
    )
    assert Household.whole.get(pk=house.pk).house_grade == "B"


def test_who_knew_what_when() -> None:
    house = home(house_grade="C")
    edit(house, date(2017, 3, 1), house_grade="B")
    late = edit(house, date(2017, 2, 1), house_grade="D")
    mended = edit(house, date(2017, 2, 1), house_grade="A")
    answers = past.known(house, "house_grade", date(2017, 2, 15))
    assert [(one.event.pk, one.value) for one in answers] == [(house.made_id, "C"), (late.pk, "D"), (mended.pk, "A")]
    assert [one.value for one in past.known(house, "house_grade", DAY)] == ["C", "B"]


def test_a_home_not_yet_entered_did_not_exist_for_anybody() -> None:
    before = home()
    event = Event.objects.order_by("-pk")[0].pk
    house = home()
    assert past.household_as_of(house.pk, DAY, event).existed is False
    assert past.households_as_of(DAY, HERE, event)["id"].to_list() == [before.pk]
    assert len(past.members_as_of(DAY, HERE, event)) == Member.whole.filter(household=before).count()
    assert isinstance(past.households_as_of(DAY, HERE), pl.DataFrame)
