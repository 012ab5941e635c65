"""Rhythms: four distinct days, roll calls but on holidays, two joint meetings, the all-cadre meeting."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.clock import pinned
from hearthlight.duty.meeting import gatherings, rhythms
from hearthlight.duty.meeting.counting import now
from hearthlight.duty.meeting.gatherings import There
from hearthlight.duty.meeting.invited import expected
from hearthlight.duty.meeting.judging import judge_ended
from hearthlight.duty.meeting.refusals import NotHeld
from hearthlight.duty.models import Gathering, RhythmPeriod, Task
from hearthlight.duty.opening import refresh
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from tests.decisions.village import CITY, DAY, OTHER_VILLAGE, TOWN, VILLAGE, Offices

MONDAY = date(2017, 3, 27)
SYSTEM = System("test")


def rhythm(code: str) -> rhythms.Rhythm:
    return next(one for one in rhythms.standing(DAY, "341623108000000") if one.code == code)


def on(*days: int, month: int = 3) -> list[date]:
    return [date(2017, month, day) for day in days]


@pytest.mark.requirement("R35", "at least 4 distinct days with poverty work in a week")
def test_two_records_on_one_day_are_one_day() -> None:
    first, last = rhythms.week(MONDAY)
    found = rhythms.judge(rhythm("secretary_days"), first, last, on(27, 27, 28, 29), date(2017, 3, 29))
    assert (found.required, found.counted, found.needed, found.kept) == (4, 3, 1, False)


@pytest.mark.requirement("R35", "the shortfall is said before the week ends: two days left, three needed")
def test_the_shortfall_is_said_before_the_week_ends() -> None:
    first, last = rhythms.week(date(2017, 3, 20))
    found = rhythms.judge(rhythm("secretary_days"), first, last, on(20), date(2017, 3, 23))
    assert (found.days_left, found.needed, found.possible) == (2, 3, False)
    early = rhythms.judge(rhythm("secretary_days"), first, last, on(20), date(2017, 3, 21))
    assert (early.days_left, early.needed, early.possible) == (4, 3, True)


def test_a_saturday_that_is_worked_is_a_day_that_is_left() -> None:
    first, last = rhythms.week(MONDAY)
    found = rhythms.judge(rhythm("secretary_days"), first, last, on(27), date(2017, 3, 30))
    assert (last, found.days_left) == (date(2017, 4, 2), 3)


@pytest.mark.requirement("R36", "Monday, Wednesday, Friday roll call, not on holidays")
def test_a_roll_call_is_lacking_on_its_own_dates_only() -> None:
    first, last = rhythms.week(date(2017, 4, 3))
    assert rhythm("roll_calls").wanted(first, last) == on(5, 7, month=4)
    found = rhythms.judge(rhythm("roll_calls"), first, last, on(4, 5, month=4), date(2017, 4, 6))
    assert (found.required, found.counted, found.lacking) == (2, 1, (date(2017, 4, 7),))


@pytest.mark.requirement("R38", "two joint meetings a month, on two days or one")
@pytest.mark.parametrize(("held", "needed"), [((), 2), ((3,), 1), ((3, 3), 0), ((3, 20), 0), ((3, 20, 28), 0)])
def test_two_joint_meetings_a_month(held: tuple[int, ...], needed: int) -> None:
    month = rhythm("joint_meetings").period(DAY)
    assert rhythms.judge(rhythm("joint_meetings"), *month, on(*held), DAY).needed == needed


@given(held=st.lists(st.dates(date(2017, 3, 1), date(2017, 4, 30))), day=st.dates(date(2017, 3, 1), date(2017, 4, 30)))
def test_what_is_counted_and_needed_always_adds_up(held: list[date], day: date) -> None:
    for one in rhythms.standing(DAY, "341623108000000"):
        found = rhythms.judge(one, *one.period(day), held, day)
        assert found.kept == (found.needed == 0)
        assert found.counted + found.needed >= found.required
        assert all(found.first <= lacking <= found.last for lacking in found.lacking)


@given(since=st.dates(date(2017, 1, 1), date(2017, 3, 1)), day=st.dates(date(2017, 1, 1), date(2017, 6, 1)))
def test_only_whole_ended_periods_are_judged_each_once(since: date, day: date) -> None:
    for one in rhythms.standing(DAY, "341623108000000"):
        found = list(rhythms.periods(one, since, day))
        assert len(set(found)) == len(found)
        assert all(since <= first and last + timedelta(days=3) < day for first, last in found)


@pytest.fixture
def secretary(people: Offices) -> Person:
    with act(SYSTEM, "test.secretary", at=CITY, day=DAY) as event:
        person = add(event, Person(username="t-first", name="样书记", synthetic=True))
    appoint(SYSTEM, person, "township_secretary", TOWN, date(2016, 1, 1))
    return person


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearthlight.duty.meeting.judging.since", lambda day, place: date(2017, 3, 1))


def met(people: Offices, kind: str, day: int, *there: There, **said: Any) -> Gathering:
    with pinned(date(2017, 3, day)) as today:
        return gatherings.hold(people.director, kind, TOWN, today, f"会议{day}", present=there, **said)


@pytest.mark.requirement("R35", "days are found in what is there already: meetings, visits, acts; nobody clocks in")
def test_the_secretarys_days_are_found_in_the_records(people: Offices, secretary: Person) -> None:
    me = There(secretary, "township_secretary", TOWN)
    met(people, "joint", 27, me)
    met(people, "relay", 28, There(secretary, "township_secretary", TOWN, "absent", "县里开会"), received_on=DAY)
    with act(secretary, "duty.hold", at=TOWN, day=date(2017, 3, 29)):
        pass
    with act(secretary, "people.open_record", at=TOWN, day=date(2017, 3, 30)):
        pass
    (found,) = [one for one in now(TOWN, date(2017, 3, 31)) if one.rhythm.code == "secretary_days"]
    assert found.counted == 2


@pytest.mark.requirement("R36", "present, absent with reason, or deputy; which village reported, what was ordered")
def test_a_roll_call_says_who_came_and_what_was_reported(people: Offices, secretary: Person) -> None:
    here = There(people.secretary, "village_secretary", VILLAGE, report="本周走访42户")
    away = There(people.neighbour, "village_secretary", OTHER_VILLAGE, "deputy", "住院，由专干参加")
    row = met(people, "roll_call", 27, here, away, ordered="周五前报送因户措施")
    told = list(row.attendances.order_by("pk").values_list("state", "reason", "report"))
    assert told == [("present", "", "本周走访42户"), ("deputy", "住院，由专干参加", "")]
    with pytest.raises(NotHeld, match="Say why"):
        met(people, "roll_call", 28, There(people.secretary, "village_secretary", VILLAGE, "absent"))
    names = [one.office for one in expected("roll_call", TOWN, DAY)]
    assert names == ["township_secretary", "poverty_office_director", "village_secretary", "village_secretary"]


def test_a_meeting_on_a_holiday_tomorrow_or_twice_is_refused_in_a_sentence(people: Offices) -> None:
    with pinned(date(2017, 4, 5)) as day:
        with pytest.raises(NotHeld, match="no roll call"):
            gatherings.hold(people.director, "roll_call", TOWN, date(2017, 4, 3), "点名会")
        with pytest.raises(NotHeld, match="public holiday"):
            gatherings.hold(people.director, "joint", TOWN, date(2017, 4, 3), "联席会")
        assert gatherings.hold(people.director, "joint", TOWN, date(2017, 4, 3), "联席会", holiday=True)
        with pytest.raises(NotHeld, match="has not come"):
            gatherings.hold(people.director, "joint", TOWN, day + timedelta(days=1), "联席会")
        with pytest.raises(NotHeld, match="already"):
            gatherings.hold(people.director, "joint", TOWN, date(2017, 4, 3), "联席会", holiday=True)


@pytest.mark.requirement("R37", "once a month, on no fixed day, with both items on the agenda")
def test_an_all_cadre_meeting_counts_with_both_items(people: Offices) -> None:
    met(people, "all_cadre", 9, agenda=["settle:2017-02"])
    month = {one.rhythm.code: one for one in now(TOWN, DAY)}
    assert month["all_cadre_meeting"].needed == 1
    met(people, "all_cadre", 23, agenda=["settle:2017-02", "issue:2017-04"])
    month = {one.rhythm.code: one for one in now(TOWN, DAY)}
    assert month["all_cadre_meeting"].kept


@pytest.mark.requirement("R39", "date received, date passed on")
def test_an_upper_level_meeting_is_passed_on_after_it_was_received(people: Offices) -> None:
    with pytest.raises(NotHeld, match="received"):
        met(people, "relay", 27)
    row = met(people, "relay", 27, received_on=date(2017, 3, 24), document="市委扶贫工作会议")
    with pytest.raises(NotHeld, match="before it was received"):
        gatherings.pass_on(people.director, row, date(2017, 3, 23))
    assert gatherings.pass_on(people.director, row, date(2017, 3, 27)).passed_on == date(2017, 3, 27)


@pytest.mark.requirement("R35", "a week unmet stays unmet")
@pytest.mark.requirement("R36", "a week unmet stays unmet")
def test_what_is_written_down_late_changes_no_judgement(people: Offices, secretary: Person, judged: None) -> None:
    assert judge_ended(SYSTEM, date(2017, 3, 20), CITY) > 0
    week = RhythmPeriod.objects.get(rhythm="roll_calls", first=date(2017, 3, 6))
    assert (week.kept, week.counted, week.required) == (False, 0, 3)
    assert week.lacking == ["2017-03-06", "2017-03-08", "2017-03-10"]
    for day in (6, 8, 10):
        gatherings.hold(people.director, "roll_call", TOWN, date(2017, 3, day), "补记")
    judge_ended(SYSTEM, date(2017, 3, 28), CITY)
    assert not RhythmPeriod.objects.get(pk=week.pk).kept
    assert judge_ended(SYSTEM, date(2017, 3, 28), CITY) == 0


def test_no_meeting_at_all_is_a_row_with_nought(people: Offices, judged: None) -> None:
    judge_ended(SYSTEM, date(2017, 4, 10), CITY)
    months = RhythmPeriod.objects.filter(first=date(2017, 3, 1))
    assert {one.rhythm: (one.counted, one.kept) for one in months} == {
        "joint_meetings": (0, False),
        "all_cadre_meeting": (0, False),
    }


def test_a_wrong_gathering_is_withdrawn_and_counts_no_more(people: Offices) -> None:
    row = met(people, "joint", 27)
    gatherings.withdraw(people.director, row, "记错了镇")
    assert {one.rhythm.code: one.counted for one in now(TOWN, DAY)}["joint_meetings"] == 0


@pytest.mark.requirement(
    "R35", "the shortfall is a task of one named person before the week ends, dropped when it is over"
)
def test_what_a_week_still_needs_is_a_task_of_the_secretary(
    people: Offices, secretary: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hearthlight.duty.meeting.wanted.since", lambda day, place: date(2017, 3, 1))
    refresh(SYSTEM, CITY, DAY)
    task = Task.whole.get(person=secretary, values__rhythm="secretary_days")
    assert (task.due_on, task.title) == (date(2017, 4, 2), "Still needed: {rhythm}")
    assert {one.values["rhythm"] for one in Task.whole.filter(person=people.director)} == {
        "roll_calls",
        "joint_meetings",
        "all_cadre_meeting",
    }
    with pinned(date(2017, 4, 4)) as day:
        refresh(SYSTEM, CITY, day)
    assert Task.whole.get(pk=task.pk).state == "dropped"
    assert Task.whole.get(person=secretary, values__first="2017-04-03").state == "open"
