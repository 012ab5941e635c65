"""The demo's tasks: every open finding and every step that may be taken has its one named person."""

from datetime import date, timedelta

import pytest

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.decisions.models import Decision, Objection
from hearthlight.decisions.queries import waiting_all
from hearthlight.demo.world import CITY, GONGDIAN
from hearthlight.duty.models import Task
from hearthlight.duty.opening import refresh
from hearthlight.duty.queries import open_count
from hearthlight.people.models import Appointment, Person
from hearthlight.sun.models import Milestone
from hearthlight.trail.act import System
from hearthlight.trail.dated import in_force


def _origins(kind: str) -> list[int]:
    return sorted(Task.whole.filter(state="open", origin_kind=kind).values_list("origin_id", flat=True))


@pytest.mark.requirement("R3", "of a whole county: no finding, step or objection without its person, level and day")
def test_everything_that_needs_a_person_has_one(county: date) -> None:
    findings = Finding.whole.filter(state__in=["open", "cannot_judge"])
    assert _origins("checks.finding") == sorted(findings.values_list("pk", flat=True))
    waiting = waiting_all(Decision.whole.filter(state="open"), county)
    assert _origins("decisions.decision") == sorted(pk for pk, one in waiting.items() if not one.blocked)
    objections = Objection.whole.filter(answered_on=None).values_list("pk", flat=True)
    assert _origins("decisions.objection") == sorted(objections)
    assert not Task.whole.filter(with_department="").exists()


def test_whoever_has_a_task_holds_an_office_that_reaches_it(county: date) -> None:
    held: dict[int, list[str]] = {}
    for person, code in Appointment.objects.filter(in_force(county)).values_list("person_id", "area_code"):
        held.setdefault(person, []).append(code)
    tasks = list(Task.whole.filter(state="open"))
    assert tasks
    for task in tasks:
        assert any(areas.within(task.area_code, code) for code in held[task.person_id]), task


@pytest.mark.requirement("R24", "a late or near stage of a station is the task of the person that the stage names")
def test_a_stage_is_the_task_of_the_person_it_names(county: date) -> None:
    stages = {row.pk: row for row in Milestone.whole.select_related("appointment")}
    rows = Finding.whole.filter(subject_kind="sun.milestone", state="open").values_list("pk", "subject_id")
    tasks = {task.origin_id: task for task in Task.whole.filter(state="open", origin_kind="checks.finding")}
    assert rows
    for pk, subject in rows:
        stage, task = stages[subject], tasks[pk]
        assert stage.appointment
        assert task.person_id == stage.appointment.person_id
        assert (task.with_department, task.values["station"]) == (stage.department, stage.station_id)


def test_the_next_day_changes_nothing_but_what_the_day_changes(county: date) -> None:
    assert not +refresh(System("test"), GONGDIAN, county)
    later = refresh(System("test"), CITY, county + timedelta(days=1))
    assert later["dropped"] == later["handed"] == later["nobody"] == 0


def test_the_badge_counts_what_the_list_shows(county: date) -> None:
    person = Person.objects.get(
        pk=Task.whole.filter(state="open").order_by("pk").values_list("person_id", flat=True)[0]
    )
    assert open_count(person, county) == Task.whole.filter(state="open", person=person).count() > 0
