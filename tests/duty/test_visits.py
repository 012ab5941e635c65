"""Visits: answers that are answers, problems that become tasks, a month's homes, two denominators."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from hearthlight import figures
from hearthlight.core.clock import pinned
from hearthlight.duty import figures as of_duty
from hearthlight.duty.helping import pairing
from hearthlight.duty.models import Task, Visit, VisitQuota
from hearthlight.duty.opening import refresh
from hearthlight.duty.visiting import questions, visits
from hearthlight.duty.visiting.quotas import left
from hearthlight.duty.visiting.refusals import NotVisited
from hearthlight.people.models import Person
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Household
from hearthlight.trail.act import Refused, System
from tests.decisions.village import CITY, DAY, OTHER_VILLAGE, VILLAGE, Offices, registered
from tests.duty.help import helper

pytestmark = pytest.mark.django_db
Capture = Any


def paired(people: Offices, homes: int = 1) -> tuple[Person, list[Household]]:
    who, theirs = helper(), [registered() for _ in range(homes)]
    with pinned(date(2017, 2, 20)):
        for home in theirs:
            pairing.pair(people.specialist, home, who)
    return who, theirs


def open_titles() -> list[str]:
    return sorted(Task.whole.filter(state="open").values_list("title", flat=True))


@pytest.mark.requirement("R50", "a visit is written down by whom, of whom, when, and how")
def test_a_helper_writes_down_a_visit_without_change(people: Offices) -> None:
    who, (home,) = paired(people)
    made = visits.visit(who, home, DAY, "home", changed=False)
    assert (made.person, made.household, made.how, made.changed, made.feelings) == (who, home, "home", False, {})


@pytest.mark.parametrize("how", ["absent", "telephone"])
def test_nobody_at_home_and_a_telephone_call_are_answers(people: Offices, how: str) -> None:
    who, (home,) = paired(people)
    visits.visit(who, home, DAY, how)
    assert Visit.whole.get().how == how
    assert figures.value(of_duty.NEVER_MET, VILLAGE, DAY, EVERYTHING) == 1


def test_a_visit_dated_tomorrow_and_an_unknown_way_are_refused(people: Offices) -> None:
    who, (home,) = paired(people)
    with pytest.raises(NotVisited, match="2017-03-29 has not come"):
        visits.visit(who, home, DAY + timedelta(days=1), "home")
    with pytest.raises(NotVisited, match="nobody was, or you telephoned"):
        visits.visit(who, home, DAY, "photo")
    with pytest.raises(NotVisited, match="at most 300"):
        visits.visit(who, home, DAY, "home", problem="字" * 301)
    assert Visit.whole.count() == 0


def test_the_same_form_twice_is_one_visit_and_another_form_the_same_day_is_told(people: Offices) -> None:
    who, (home,) = paired(people)
    key = uuid4()
    first = visits.visit(who, home, DAY, "home", changed=False, key=key)
    assert visits.visit(who, home, DAY, "home", changed=False, key=key) == first
    with pytest.raises(NotVisited, match="written down already"):
        visits.visit(who, home, DAY, "home", changed=True)


def test_a_helper_writes_of_own_homes_only_and_a_neighbour_village_of_none(people: Offices) -> None:
    who, _homes = paired(people)
    with pytest.raises(NotVisited, match="not one of yours"):
        visits.visit(who, registered(), DAY, "home")
    with pytest.raises(Refused):
        visits.visit(people.neighbour, registered(), DAY, "home")
    assert visits.visit(people.specialist, registered(), DAY, "home").person == people.specialist
    with pytest.raises(Refused):
        visits.visit(people.specialist, registered(f"{OTHER_VILLAGE[:12]}001"), DAY, "home")


def test_a_clerk_keys_in_the_sheet_of_a_helper(people: Offices) -> None:
    who, (home,) = paired(people)
    made = visits.visit(people.staff, home, DAY, "home", by=who, changed=False)
    assert (made.person, made.made.actor_id) == (who, people.staff.pk)


@pytest.mark.requirement("R97", "how the household itself says it feels: income, social life, spirit")
def test_feelings_are_answers_to_the_dated_questions(people: Offices) -> None:
    who, (home,) = paired(people)
    felt = {"income": "partly", "social": "yes", "spirit": "no", "weather": "yes"}
    made = visits.visit(who, home, DAY, "home", feelings=felt)
    assert made.feelings == {"income": "partly", "social": "yes", "spirit": "no"}
    assert [one.code for one in questions.feelings(DAY, VILLAGE)] == ["income", "social", "spirit"]
    assert questions.read({"income": "maybe"}, DAY, VILLAGE) == {}


def test_what_a_household_asks_for_is_a_task_of_its_village_until_it_is_settled(
    people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    who, (home,) = paired(people)
    with django_capture_on_commit_callbacks(execute=True):
        made = visits.visit(who, home, DAY, "home", problem="想学修电动车")
    task = Task.whole.get(origin_kind="duty.visit")
    assert (task.person, task.household_id, task.due_on) == (people.specialist, home.pk, DAY + timedelta(days=14))
    assert "电动车" not in f"{task.title}{task.values}"
    assert figures.value(of_duty.UNANSWERED, VILLAGE, DAY, EVERYTHING) == 1
    with django_capture_on_commit_callbacks(execute=True):
        visits.settle(people.specialist, made, "已报名四月培训班")
    assert Task.whole.get(pk=task.pk).state == "done"
    assert figures.value(of_duty.UNANSWERED, VILLAGE, DAY, EVERYTHING) == 0
    with pytest.raises(NotVisited, match="once"):
        visits.settle(people.specialist, Visit.whole.get(), "又")


def test_a_wrong_visit_is_withdrawn_and_does_not_count(people: Offices) -> None:
    who, (home,) = paired(people)
    made = visits.visit(who, home, DAY, "home")
    with pytest.raises(NotVisited, match="why"):
        visits.withdraw(who, made, " ")
    visits.withdraw(who, made, "点错了户")
    assert figures.value(of_duty.VISITS, VILLAGE, DAY, EVERYTHING) == 0
    assert visits.visit(who, home, DAY, "home").pk != made.pk


@pytest.mark.requirement("R50", "the month's task is fixed at its beginning: quota, done, left")
def test_a_helper_has_one_task_a_month_which_ends_with_the_last_home(
    people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    who, homes = paired(people, 2)
    with pinned(date(2017, 3, 1)) as day:
        refresh(System("test"), CITY, day)
    task = Task.whole.get(person=who)
    quota = VisitQuota.objects.get(person=who)
    assert (task.values, task.due_on, task.level) == ({"month": "2017-03"}, date(2017, 3, 31), "township")
    assert (quota.homes, quota.times) == ([one.pk for one in homes], 1)
    with django_capture_on_commit_callbacks(execute=True):
        visits.visit(who, homes[0], DAY, "home")
        visits.visit(who, homes[1], DAY, "telephone")
    assert left([quota], DAY) == {quota.pk: [homes[1].pk]}
    assert Task.whole.get(pk=task.pk).state == "open"
    with django_capture_on_commit_callbacks(execute=True):
        visits.visit(who, homes[1], DAY, "home")
    assert Task.whole.get(pk=task.pk).state == "done"


def test_a_month_that_was_not_done_stays_so(people: Offices) -> None:
    who, homes = paired(people, 2)
    with pinned(date(2017, 3, 1)) as day:
        refresh(System("test"), CITY, day)
    with pinned(date(2017, 4, 1)) as day:
        refresh(System("test"), CITY, day)
        visits.visit(who, homes[0], day, "home")
    march, april = VisitQuota.objects.order_by("month")
    assert left([march, april], date(2017, 4, 1)) == {march.pk: march.homes, april.pk: [homes[1].pk]}
    assert sorted(Task.whole.filter(person=who).values_list("state", "due_on")) == [
        ("dropped", date(2017, 3, 31)),
        ("open", date(2017, 4, 30)),
    ]


def test_homes_given_within_the_month_do_not_move_its_task(people: Offices) -> None:
    who, homes = paired(people)
    with pinned(date(2017, 3, 1)) as day:
        refresh(System("test"), CITY, day)
    pairing.pair(people.specialist, registered(), who)
    refresh(System("test"), CITY, DAY)
    assert VisitQuota.objects.get(person=who).homes == [homes[0].pk]


@pytest.mark.requirement("R76", "no household at all that no cadre has met: counted against all households")
def test_the_second_coverage_list_is_out_of_all_households(people: Offices) -> None:
    who, homes = paired(people, 2)
    registered()
    visits.visit(who, homes[0], DAY, "home")
    asked = (of_duty.MET, of_duty.NEVER_MET)
    assert [figures.value(one, VILLAGE, DAY, EVERYTHING) for one in asked] == [1, 2]
    assert figures.ratio(figures.find("duty.met_share"), VILLAGE, DAY, EVERYTHING) == (1, 3)  # type: ignore[arg-type]
