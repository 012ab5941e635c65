"""One household on save: only the rules that read what changed, the findings follow, and the save always stands."""

import logging
from datetime import date, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from hearthlight.checks.models import Finding
from hearthlight.core.clock import pinned
from hearthlight.duty.models import Task
from hearthlight.jobs.models import Job
from hearthlight.register.actions import correct
from hearthlight.register.models import Household, Member, Status
from hearthlight.standard.actions import screen_changed, screen_register
from hearthlight.standard.screening import following, runs
from hearthlight.standard.screening.saving import screen_household
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Event
from tests.decisions.conftest import day, english, people
from tests.decisions.village import CITY, DAY, GROUP, Offices, offices, registered

__all__ = ["day", "english", "people"]
SYSTEM, Capture = System("test"), Any
WELL = {"water_safe": True, "house_grade": "B", "food_ok": True, "clothes_ok": True, "house_area": 80}


def write(row: Household | Member, **new: Any) -> None:
    """Change a row in an act that nothing follows."""
    with act(SYSTEM, "test.write", at=GROUP, day=DAY) as event:
        type(row).whole.filter(pk=row.pk).update(event=event, **new)


def open_rules(home: Household) -> set[str]:
    return set(Finding.whole.filter(household_id=home.pk, closed=None).values_list("rule", flat=True))


def events() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def home(people: Offices) -> Household:
    """A home that went out of poverty, in a register that was screened."""
    home = registered(**WELL)
    _exit(home)
    screen_register(SYSTEM, DAY, CITY)
    return home


def _exit(home: Household) -> None:
    with act(SYSTEM, "test.exit", at=GROUP, day=DAY) as event:
        Status.whole.filter(household=home).update(state="exited", event=event)


def test_a_saved_field_opens_and_mends_findings_and_their_task(
    home: Household, people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        correct(people.specialist, home, DAY, water_safe=False)
    finding = Finding.whole.get(household_id=home.pk, rule="standard.water")
    assert (finding.state, finding.values, finding.made.kind) == ("open", {"water_safe": False}, runs.SAVED)
    assert Task.whole.get(origin_id=finding.pk, origin_kind="checks.finding").person == people.specialist
    home.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        correct(people.specialist, home, DAY, water_safe=True)
    finding.refresh_from_db()
    assert (finding.state, finding.closing_values) == ("resolved", {"water_safe": True})
    assert Task.whole.get(origin_id=finding.pk).state == "done"


def test_emptying_the_cell_mends_nothing(
    home: Household, people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    for value, state in ((False, "open"), (None, "cannot_judge"), (False, "open")):
        with django_capture_on_commit_callbacks(execute=True):
            correct(people.specialist, home, DAY, water_safe=value)
        assert Finding.whole.get(household_id=home.pk, rule="standard.water").state == state


def test_what_a_home_not_yet_out_lacks_is_a_need_and_becomes_a_doubt_with_its_exit(
    people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    home = registered(**WELL)
    screen_register(SYSTEM, DAY, CITY)
    with django_capture_on_commit_callbacks(execute=True):
        correct(people.specialist, home, DAY, water_safe=False)
    finding = Finding.whole.get(household_id=home.pk, rule="standard.water")
    assert finding.state == "need"
    assert not Task.whole.filter(origin_id=finding.pk, origin_kind="checks.finding").exists()
    assert not runs.changes(finding.made), "a need is nothing that a run found new"
    _exit(home)
    screen_household(SYSTEM, home.pk, DAY)
    finding.refresh_from_db()
    assert finding.state == "open"


def test_only_the_rules_that_read_the_field_are_asked(home: Household) -> None:
    write(home, water_safe=False, food_ok=False)
    screen_household(SYSTEM, home.pk, DAY, {"water_safe"})
    assert {"standard.water"} <= open_rules(home)
    assert "standard.food" not in open_rules(home)
    screen_household(SYSTEM, home.pk, DAY)
    assert {"standard.water", "standard.food"} <= open_rules(home)


def test_where_nothing_differs_nothing_is_written(home: Household) -> None:
    before = events()
    assert screen_household(SYSTEM, home.pk, DAY) is None
    assert events() == before


def test_a_member_who_left_takes_the_findings_with_them(home: Household) -> None:
    child = Member.whole.get(household=home, number=2)
    write(child, labour="ordinary")
    screen_household(SYSTEM, home.pk, DAY)
    assert "standard.labour_child" in open_rules(home)
    write(child, left_on=DAY, left_how="died")
    screen_household(SYSTEM, home.pk, DAY)
    assert "standard.labour_child" not in open_rules(home)


def test_the_save_stands_when_its_screening_fails_and_the_next_run_mends_it(
    home: Household,
    people: Offices,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    def broken(*given: Any) -> None:
        raise RuntimeError("样甲 cannot be judged")

    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
        patched.setattr(following, "screen_household", broken)
        with django_capture_on_commit_callbacks(execute=True):
            correct(people.specialist, home, DAY, water_safe=False)
    home.refresh_from_db()
    assert home.water_safe is False
    assert "were not screened" in caplog.text
    assert "样甲" not in caplog.text
    assert "standard.water" not in open_rules(home)
    screen_register(SYSTEM, DAY, CITY)
    assert "standard.water" in open_rules(home)


def test_a_screening_is_followed_by_no_other(
    home: Household, people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    before = len(events())
    with django_capture_on_commit_callbacks(execute=True):
        correct(people.specialist, home, DAY, water_safe=False)
    assert events()[before:] == ["register.correct_household", runs.SAVED, "duty.refresh"]


def test_an_act_on_very_many_homes_is_a_job(people: Offices, django_capture_on_commit_callbacks: Capture) -> None:
    screen_register(SYSTEM, DAY, CITY)
    with django_capture_on_commit_callbacks(execute=True), act(SYSTEM, "register.apply_workbook", at=GROUP, day=DAY):
        pass
    job = Job.objects.get(kind=runs.CHANGED)
    load = Event.objects.get(kind="register.apply_workbook")
    assert (job.arguments, job.area_code) == ({"day": "2017-03-28", "place": GROUP, "act": load.pk}, GROUP)


def test_an_act_that_ended_after_a_later_run_is_asked_too(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "LONGEST", timedelta(0))
    write(home, water_safe=False)
    load = Event.objects.latest("pk").pk
    with act(SYSTEM, runs.CHANGED, at=CITY, day=DAY, summary={runs.SEEN: load + 1}):
        pass
    assert screen_changed(SYSTEM, DAY, CITY).event is None
    assert screen_changed(SYSTEM, DAY, CITY, load).event
    assert "standard.water" in open_rules(home)


def test_where_nothing_was_ever_screened_the_first_run_will_see_it(
    people: Offices, django_capture_on_commit_callbacks: Capture
) -> None:
    home = registered(**WELL)
    with django_capture_on_commit_callbacks(execute=True):
        correct(people.specialist, home, DAY, water_safe=False)
    assert Finding.whole.filter(household_id=home.pk).count() == 0


@pytest.mark.parametrize("unlawful", [date(1999, 1, 1)])
def test_a_day_without_a_law_is_no_failure(people: Offices, unlawful: date, caplog: pytest.LogCaptureFixture) -> None:
    screen_register(SYSTEM, DAY, CITY)
    home = registered()
    with act(SYSTEM, "register.correct_household", at=GROUP, day=unlawful, subject=home) as event:
        pass
    with caplog.at_level(logging.ERROR):
        following.after_act(Event, event)
    assert caplog.text == ""


def test_of_two_saves_at_once_the_later_one_is_judged_last(committed: None) -> None:
    with pinned(DAY):
        people, home = offices(), registered(**WELL)
        screen_register(SYSTEM, DAY, CITY)
        homes = [Household.whole.get(pk=home.pk) for _ in range(2)]
        threads = [
            Thread(target=_save, args=(people, one, value)) for one, value in zip(homes, (False, True), strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        home.refresh_from_db()
        assert ("standard.water" in open_rules(home)) is (home.water_safe is False)
        assert Finding.whole.filter(household_id=home.pk, rule="standard.water", closed=None).count() <= 1


def _save(people: Offices, home: Household, value: bool) -> None:
    """In a connection of its own."""
    try:
        with pinned(DAY):
            correct(people.specialist, home, DAY, water_safe=value)
    finally:
        connection.close()
