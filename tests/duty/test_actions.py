"""Urging, seeing, handing over: nobody finishes a task by saying so."""

import pytest

from hearthlight.duty.actions import NotHanded, hand_over, see, urge
from hearthlight.duty.holders import takes_tasks
from hearthlight.duty.models import Task
from hearthlight.duty.opening import refresh, refresh_decision
from hearthlight.duty.queries import mine, open_count, takers
from hearthlight.people.models import Person
from hearthlight.trail.act import Refused, System
from hearthlight.trail.models import Event
from tests.decisions.test_exit import started
from tests.decisions.village import CITY, DAY, TOWN, VILLAGE, Offices, registered
from tests.duty.findings import found


@pytest.fixture
def tasks(people: Offices) -> list[Task]:
    found([registered(), registered()])
    refresh(System("test"), CITY, DAY)
    return list(Task.whole.order_by("pk"))


def test_urging_is_written_down_and_finishes_nothing(people: Offices, tasks: list[Task]) -> None:
    urge(people.director, tasks[:1])
    assert [task.urged_on for task in Task.whole.order_by("pk")] == [DAY, None]
    assert Event.objects.latest("pk").kind == "duty.urge"
    assert open_count(people.specialist, DAY) == 2


def test_only_their_own_person_says_that_a_task_was_seen(people: Offices, tasks: list[Task]) -> None:
    see(people.secretary, tasks)
    assert not Task.whole.exclude(seen_on=None).exists()
    see(people.specialist, tasks)
    assert Task.whole.filter(seen_on=DAY).count() == 2


@pytest.mark.requirement("R3", "a task handed over names both, and has one person at a time")
def test_handing_over_keeps_both_names(people: Offices, tasks: list[Task]) -> None:
    new = hand_over(people.specialist, tasks, people.team)
    assert [(one.person, one.handed_from, one.office) for one in new] == [
        (people.team, tasks[0], "team_leader"),
        (people.team, tasks[1], "team_leader"),
    ]
    assert {task.state for task in Task.whole.filter(person=people.specialist)} == {"handed"}
    assert (open_count(people.specialist, DAY), open_count(people.team, DAY)) == (0, 2)
    assert list(mine(people.team)) == new
    assert refresh(System("test"), CITY, DAY)["opened"] == 0


def test_a_second_click_hands_nothing_over_twice(people: Offices, tasks: list[Task]) -> None:
    hand_over(people.specialist, tasks, people.team)
    assert hand_over(people.specialist, tasks, people.team) == []
    assert Task.whole.count() == 4


@pytest.mark.parametrize("name", ["neighbour"])
def test_it_goes_to_nobody_without_an_office_there(people: Offices, tasks: list[Task], name: str) -> None:
    with pytest.raises(NotHanded, match="no office"):
        hand_over(people.director, tasks, getattr(people, name))
    assert open_count(people.specialist, DAY) == 2


def test_who_may_hand_over(people: Offices, tasks: list[Task]) -> None:
    with pytest.raises(Refused):
        hand_over(people.neighbour, tasks, people.team)
    (upper,) = hand_over(people.director, tasks[:1], people.director)
    assert (upper.level, upper.office) == ("township", "poverty_office_director")
    with pytest.raises(NotHanded, match="same level or above"):
        hand_over(people.secretary, [upper], people.secretary)


def test_a_step_goes_only_to_whoever_may_take_it(people: Offices) -> None:
    (matter,) = started(people, [registered()])
    refresh_decision(matter, DAY)
    with pytest.raises(NotHanded, match="belongs to"):
        hand_over(people.secretary, [Task.whole.get()], people.director)
    assert Task.whole.get().person == people.secretary


def test_who_could_take_tasks_of_a_place(people: Offices) -> None:
    found_here = takers(VILLAGE, DAY)
    assert [one.area_code for one in found_here] == sorted((one.area_code for one in found_here), reverse=True)
    names = {Person.objects.get(pk=one.person_id).username for one in found_here}
    assert {"t-secretary", "t-director", "t-city"} <= names
    assert "t-neighbour" not in names
    assert "t-secretary" not in {Person.objects.get(pk=one.person_id).username for one in takers(TOWN, DAY)}


def test_nobody_who_settles_no_tasks_is_offered_or_given_one(people: Offices, tasks: list[Task]) -> None:
    offered = {one.person_id for one in takers(TOWN, DAY)}
    assert people.auditor.pk not in offered
    assert {people.director.pk, people.city.pk} <= offered
    with pytest.raises(NotHanded, match="settles no tasks"):
        hand_over(people.director, tasks, people.auditor)
    assert open_count(people.auditor, DAY) == 0


@pytest.mark.parametrize(("office", "takes"), [("leader", False), ("operator", False), ("specialist", True)])
def test_which_offices_take_tasks(office: str, takes: bool) -> None:
    assert takes_tasks(office) is takes
