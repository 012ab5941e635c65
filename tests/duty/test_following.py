"""After every act on a matter its tasks follow, with nobody asking for it."""

from datetime import timedelta
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions import objections
from hearthlight.decisions.actions import propose, take_step
from hearthlight.duty import following
from hearthlight.duty.models import Task
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Event
from tests.decisions.test_exit import YES, posted, started, to_the_notice
from tests.decisions.village import DAY, TOWN, VILLAGE, Offices, registered

Capture = Any
SAID = {"area_code": VILLAGE, "channel": "page", "text": "不实"}


def steps() -> list[str]:
    return [task.values["step"] for task in Task.whole.filter(state="open").order_by("pk")]


def test_a_step_closes_its_task_and_opens_the_next(
    people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        matters = started(people, [registered(), registered()])
    assert steps() == ["vote", "vote"]
    with django_capture_on_commit_callbacks(execute=True):
        take_step(people.secretary, matters, on_date=DAY, votes=YES)
    assert steps() == ["exit_check", "exit_check"]
    assert Task.whole.filter(state="done").count() == 2


def test_an_objection_to_a_notice_and_its_answer_are_followed(
    people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    notice = posted(people, to_the_notice(people, [registered()]))
    with django_capture_on_commit_callbacks(execute=True):
        row, _code = objections.receive(objections.PUBLIC, notice=notice, on=DAY, **SAID)
    task = Task.whole.get(state="open")
    assert (task.origin_kind, task.origin_id, task.person) == ("decisions.objection", row.pk, people.director)
    with pinned(notice.until + timedelta(days=1)) as later, django_capture_on_commit_callbacks(execute=True):
        objections.answer(people.director, row, text="已核实", outcome="rejected", on=later)
    assert steps() == ["township_approval"]


def test_a_request_without_a_notice_is_followed(people: Offices, django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row, _code = objections.receive(people.specialist, on=DAY, **SAID | {"channel": "paper"})
    assert Task.whole.get().area_code == TOWN
    with django_capture_on_commit_callbacks(execute=True):
        objections.answer(people.director, row, text="已答复", outcome="answered", on=DAY)
    assert Task.whole.get().state == "done"


def test_the_act_stands_when_the_tasks_cannot_follow(
    people: Offices, django_capture_on_commit_callbacks: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "refresh_matters", lambda *given: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        matter = propose(people.specialist, "exit", registered(), area_code=VILLAGE, day=DAY)
    assert matter.state == "open"
    assert not Task.whole.exists()


def test_other_acts_ask_nothing(people: Offices, django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True), act(System("test"), "register.note", at=VILLAGE):
        pass
    assert not Task.whole.exists()
    assert Event.objects.latest("pk").kind == "register.note"
