"""Supervision on three heads: entered by a supervisor, correctable until signed, appealed against by the person."""

from datetime import date, timedelta
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import take_step
from hearthlight.decisions.refusals import Gated
from hearthlight.duty.helping import pairing
from hearthlight.duty.meeting import gatherings
from hearthlight.duty.models import Task
from hearthlight.oversight import observing
from hearthlight.oversight.appealing import appeal
from hearthlight.oversight.models import Observation
from hearthlight.oversight.refusals import NotSeen
from hearthlight.oversight.responsible import responsible
from hearthlight.trail.act import Refused
from hearthlight.trail.models import Change
from tests.decisions.village import COUNTY, DAY, GROUP, VILLAGE, Offices, registered
from tests.duty.help import helper

pytestmark = pytest.mark.django_db
Capture = Any


def entered(people: Offices, head: str = "problem", **said: Any) -> Observation:
    given = {"kind": "handbook"} if head == "problem" else {}
    return observing.observe(people.director, head, VILLAGE, DAY, "手册两处漏填", **{**given, **said})


@pytest.mark.requirement("R44", "supervision on three heads: at their post, progress, problems")
@pytest.mark.requirement(
    "R45", "at post: team leader, village cadres, specialist; found on the spot, entered by a supervisor"
)
@pytest.mark.parametrize("head", ["at_post", "progress", "problem"])
def test_a_supervisor_enters_each_of_the_three_heads(people: Offices, head: str) -> None:
    row = entered(people, head)
    assert (row.head, row.state, row.area_code) == (head, "draft", VILLAGE)
    with pytest.raises(Refused):
        observing.observe(people.secretary, head, VILLAGE, DAY, "自查")


def test_nobody_enters_or_signs_the_own_work(people: Offices) -> None:
    with pytest.raises(NotSeen, match="own work"):
        entered(people, person=people.director)
    row = entered(people, person=people.staff)
    with pytest.raises(NotSeen, match="own work"):
        observing.sign(people.staff, row)


def test_words_are_corrected_until_they_are_signed_and_the_first_are_kept(people: Offices) -> None:
    row = entered(people)
    observing.correct(people.director, row, "手册一处漏填", "数错了")
    change = Change.objects.get(field="text")
    assert (change.old, change.new, change.event.reason) == ("手册两处漏填", "手册一处漏填", "数错了")
    observing.sign(people.director, row)
    with pytest.raises(NotSeen, match="appeal"):
        observing.correct(people.director, row, "没有", "说情")


def test_a_problem_needs_its_kind_a_demand_its_day_and_no_day_lies_ahead(people: Offices) -> None:
    with pytest.raises(NotSeen, match="kind of problem"):
        entered(people, kind="weather")
    with pytest.raises(NotSeen, match="by when"):
        entered(people, "demand")
    with pytest.raises(NotSeen, match="has not come"):
        observing.observe(people.director, "progress", VILLAGE, DAY + timedelta(days=1), "明天")


@pytest.mark.requirement("R55", "the person responsible at that date")
def test_the_helper_of_that_day_is_responsible_else_the_specialist(people: Offices) -> None:
    home, who = registered(), helper()
    with pinned(date(2017, 3, 10)):
        row = pairing.pair(people.specialist, home, who)
    with pinned(date(2017, 3, 20)):
        pairing.end(people.director, row, "调离")
    found = [responsible(home.pk, GROUP, date(2017, 3, day)) for day in (9, 10, 19, 20)]
    assert found == [people.specialist, who, who, people.specialist]
    assert entered(people, household_id=home.pk).person == people.specialist


@pytest.mark.requirement("R25", "demands of a tour become follow-up tasks, attached to villages")
@pytest.mark.requirement("R24", "a task names its cooperating department")
def test_a_demand_of_a_tour_is_a_task_until_it_is_answered(
    people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    said = {"said": "肯定集中建设", "places": [VILLAGE]}
    tour = gatherings.hold(people.county, "tour", COUNTY, DAY, "考察光伏电站", **said)
    due = date(2017, 4, 30)
    with django_capture_on_commit_callbacks(execute=True):
        row = observing.observe(people.county, "demand", VILLAGE, DAY, "六月底前并网", gathering=tour, due_on=due)
        assert not Task.whole.exists()
        observing.sign(people.county, row)
    task = Task.whole.get()
    assert (task.person, task.due_on, task.area_code) == (people.secretary, due, VILLAGE)
    assert task.with_department
    with django_capture_on_commit_callbacks(execute=True):
        observing.answer_demand(task.person, row, "已排定工期")
    assert Task.whole.get().state == "done"


def test_the_person_appeals_in_time_and_the_county_decides(people: Offices) -> None:
    row = observing.sign(people.director, entered(people))
    assert row.person == people.specialist
    with pytest.raises(Gated, match="Only the person"):
        appeal(people.secretary, row, "不是我", DAY)
    matter = appeal(people.specialist, row, "当日已补填", DAY)
    take_step(people.county, [matter], on_date=DAY)
    assert Observation.whole.get().state == "overturned"
    assert Observation.whole.get().decision == matter


def test_an_appeal_comes_within_its_days(people: Offices) -> None:
    row = observing.sign(people.director, entered(people))
    with pinned(DAY + timedelta(days=6)) as late, pytest.raises(Gated, match="over"):
        appeal(people.specialist, row, "晚了", late)
    with pytest.raises(Gated, match="signed"):
        appeal(people.specialist, entered(people), "早了", DAY)
