"""Tasks: everything that needs a person has one named person, a level and a day, and ends when its origin does."""

from contextlib import suppress
from datetime import date, timedelta
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.core.clock import pinned
from hearthlight.decisions import objections
from hearthlight.decisions.actions import propose, take_step, withdraw
from hearthlight.duty import opening, settings
from hearthlight.duty.holders import around
from hearthlight.duty.lining import line_up
from hearthlight.duty.models import Task
from hearthlight.duty.opening import refresh, refresh_decision, refresh_household
from hearthlight.people.actions import leave
from hearthlight.people.models import Appointment, Person
from hearthlight.trail.act import System
from hearthlight.trail.models import Event
from tests.decisions.test_exit import YES, posted, started, to_the_notice
from tests.decisions.village import CITY, COUNTY, DAY, GROUP, OTHER_VILLAGE, TOWN, VILLAGE, Offices, offices, registered
from tests.duty.findings import finding, found, settle, stored

SYSTEM = System("test")


def run(day: date = DAY, place: str = CITY) -> Any:
    return refresh(SYSTEM, place, day)


def ends(person: Person) -> None:
    for row in Appointment.objects.filter(person=person, until=None):
        leave(SYSTEM, row, DAY, "调离")


@pytest.mark.requirement("R3", "every task has a level, a cooperating party, a household and one named person")
def test_a_finding_becomes_a_task_of_one_named_person(people: Offices) -> None:
    home = registered()
    (row,) = found([home])
    assert run()["opened"] == 1
    task = Task.whole.get()
    assert (task.person, task.office, task.level) == (people.specialist, "specialist", "village")
    assert (task.with_department, task.household_id, task.area_code) == ("water", home.pk, GROUP)
    assert (task.origin_kind, task.origin_id, task.values) == ("checks.finding", row.pk, {"rule": "standard.water"})
    assert task.due_on == DAY + timedelta(days=30)


@pytest.mark.requirement("R3", "a task whose office nobody holds goes to the level above, and says so")
def test_an_empty_office_is_answered_for_by_the_next_and_then_by_the_level_above(people: Offices) -> None:
    found([registered()])
    ends(people.specialist)
    run()
    assert Task.whole.get().person == people.secretary
    assert "asked" not in Task.whole.get().values
    elsewhere = stored([finding(10**9, OTHER_VILLAGE)])[0]
    ends(people.neighbour)
    run()
    above = Task.whole.get(origin_id=elsewhere.pk)
    assert (above.person, above.level, above.values["asked"]) == (people.director, "township", "specialist")


def test_what_nobody_answers_for_is_counted_and_not_hidden(people: Offices) -> None:
    for one in vars(people).values():
        ends(one)
    found([registered()])
    counted = run()
    assert (counted["opened"], counted["nobody"]) == (0, 1)


@pytest.mark.parametrize("state", ["resolved", "explained", "accepted"])
def test_a_task_is_done_when_its_finding_is_settled(people: Offices, state: str) -> None:
    (row,) = found([registered()])
    run()
    settle(row, state)
    assert run()["done"] == 1
    assert Task.whole.values_list("state", "done_on").get() == ("done", DAY)


def test_a_finding_that_cannot_be_judged_any_more_still_needs_a_person(people: Offices) -> None:
    (row,) = found([registered()])
    run()
    settle(row, "cannot_judge")
    assert not +run()
    assert Task.whole.get().state == "open"


def test_running_again_changes_nothing_and_writes_no_row(people: Offices) -> None:
    homes = [registered(), registered()]
    found(homes)
    found(homes, "standard.food")
    assert run()["opened"] == 4
    touched = set(Task.whole.values_list("event_id", flat=True))
    assert not +run()
    assert set(Task.whole.values_list("event_id", flat=True)) == touched


def test_it_takes_few_queries_however_many_tasks_there_are(people: Offices) -> None:
    stored([finding(number, household_id=number) for number in range(10**9, 10**9 + 1000)])
    with CaptureQueriesContext(connection) as first:
        assert run()["opened"] == 1000
    with CaptureQueriesContext(connection) as second:
        assert not +run()
    assert len(first) <= 45
    assert len(second) <= 20


def test_only_the_place_that_was_asked_about_is_touched(people: Offices) -> None:
    found([registered()])
    stored([finding(10**9, OTHER_VILLAGE)])
    assert run(place=OTHER_VILLAGE)["opened"] == 1
    run()
    settle(Finding.whole.get(area_code=GROUP), "resolved")
    assert not +run(place=OTHER_VILLAGE)
    assert Task.whole.filter(state="open").count() == 2


def test_the_findings_of_one_household_are_followed_alone(people: Offices) -> None:
    homes = [registered(), registered()]
    rows = found(homes)
    assert refresh_household(homes[0].pk, GROUP, DAY)["opened"] == 1
    settle(rows[0], "resolved")
    assert refresh_household(homes[0].pk, GROUP, DAY)["done"] == 1
    assert not Task.whole.filter(state="open").exists()


def test_the_step_of_a_matter_is_the_task_of_whoever_must_take_it(people: Offices) -> None:
    home = registered()
    (matter,) = started(people, [home])
    refresh_decision(matter, DAY)
    task = Task.whole.get()
    assert (task.person, task.household_id, task.values) == (
        people.secretary,
        home.pk,
        {"kind": "exit", "step": "vote"},
    )
    take_step(people.secretary, [matter], on_date=DAY, votes=YES)
    refresh_decision(matter, DAY)
    assert Task.whole.get(pk=task.pk).state == "done"
    assert Task.whole.get(state="open").values["step"] == "exit_check"


def test_a_notice_waits_for_nobody_until_it_has_ended(people: Offices) -> None:
    matters = to_the_notice(people, [registered(), registered()])
    notice = posted(people, matters)
    run()
    assert not Task.whole.filter(state="open").exists()
    with pinned(notice.until) as later:
        assert run(later)["opened"] == 2
        assert {task.person for task in Task.whole.filter(state="open")} == {people.director}


def test_an_objection_is_a_task_of_the_level_above_and_holds_up_the_step(people: Offices) -> None:
    matters = to_the_notice(people, [registered()])
    notice = posted(people, matters)
    with pinned(notice.until - timedelta(days=1)) as late:
        said = {"area_code": VILLAGE, "channel": "page", "text": "不实", "on": late}
        row, _code = objections.receive(objections.PUBLIC, notice=notice, **said)
    with pinned(notice.until) as later:
        refresh_decision(matters[0], later)
        task = Task.whole.get(state="open")
        assert (task.origin_kind, task.origin_id, task.area_code) == ("decisions.objection", row.pk, TOWN)
        assert task.with_department == "discipline"
        assert (task.person, task.due_on, task.household_id, task.values) == (people.director, row.due_on, None, {})
        objections.answer(people.director, row, text="已核实", outcome="rejected", on=later)
        refresh_decision(matters[0], later)
        assert Task.whole.get(pk=task.pk).state == "done"
        assert Task.whole.get(state="open").values["step"] == "township_approval"


def test_a_matter_that_is_withdrawn_drops_its_task(people: Offices) -> None:
    (matter,) = started(people, [registered()])
    refresh_decision(matter, DAY)
    withdraw(people.specialist, matter, "填错")
    assert refresh_decision(matter, DAY)["dropped"] == 1
    assert Task.whole.values_list("state", "done_on").get() == ("dropped", None)


def test_a_step_without_a_term_gets_the_countys(people: Offices) -> None:
    matter = propose(people.specialist, "exit", registered(), area_code=VILLAGE, day=DAY)
    refresh_decision(matter, DAY)
    assert Task.whole.get().due_on == DAY + settings.step_days(DAY, COUNTY)


def test_who_leaves_office_hands_the_tasks_on(people: Offices) -> None:
    found([registered()])
    run()
    ends(people.specialist)
    assert run()["handed"] == 1
    old, new = Task.whole.order_by("pk")
    assert (old.state, old.person) == ("handed", people.specialist)
    assert (new.state, new.person, new.handed_from) == ("open", people.secretary, old)


def test_a_machine_did_it_and_the_trail_says_so(people: Offices) -> None:
    found([registered()])
    run()
    event = Event.objects.latest("pk")
    assert (event.kind, event.area_code, event.actor_name) == ("duty.refresh", CITY, "test")


@given(st.lists(st.sampled_from([CITY, COUNTY, TOWN, VILLAGE, OTHER_VILLAGE, GROUP]), min_size=1, max_size=5))
def test_around_is_the_smallest_place_that_holds_all(codes: list[str]) -> None:
    place = around(codes)
    assert all(areas.within(code, place) for code in codes)
    narrower = [code for code in [*areas.ancestors(codes[0]), codes[0]] if areas.within(code, place) and code != place]
    assert not any(all(areas.within(code, one) for code in codes) for one in narrower)


def test_two_runs_at_once_open_a_task_once(committed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2)

    def when_both_have_read(*given: Any) -> Any:
        with suppress(BrokenBarrierError):
            both.wait(1)
        return line_up(*given)

    monkeypatch.setattr(opening, "line_up", when_both_have_read)
    with pinned(DAY):
        offices()
        found([registered(), registered()])
    counts: list[int] = []
    threads = [Thread(target=_run_apart, args=(counts,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 2]


def _run_apart(counts: list[int]) -> None:
    """In a connection of its own."""
    try:
        counts.append(run(place=TOWN)["opened"])
    finally:
        connection.close()
