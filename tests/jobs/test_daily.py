"""A new working day brings its jobs by itself, each once, in the order of the rooms."""

from datetime import date

import pytest

from hearthlight.jobs import daily
from hearthlight.jobs.models import Job
from hearthlight.jobs.queue import enqueue, run_next
from hearthlight.trail.act import System, act

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2017, 3, 28), date(2017, 3, 29)


def test_a_day_brings_screenings_and_then_tasks() -> None:
    assert daily.kinds() == [
        "sun.screen",
        "sun.judge",
        "standard.screen",
        "help.screen",
        "money.screen",
        "duty.refresh",
    ]
    assert [job.kind for job in daily.begin(DAY)] == daily.kinds()
    assert {job.arguments["day"] for job in Job.objects.all()} == {"2017-03-28"}


def test_what_was_done_or_asked_for_is_not_begun_again() -> None:
    with act(System("demo"), "sun.screen", at="0" * 15, day=DAY):
        pass
    assert [job.kind for job in daily.begin(DAY)] == [
        "sun.judge",
        "standard.screen",
        "help.screen",
        "money.screen",
        "duty.refresh",
    ]
    assert daily.begin(DAY) == []
    assert len(daily.begin(NEXT)) == 6


def test_what_was_done_for_a_village_alone_is_not_the_work_of_the_day() -> None:
    village = "341623108201000"
    with act(System("test"), "standard.screen", at=village, day=DAY):
        enqueue("duty.refresh", at=village, day=DAY.isoformat(), place=village)
    assert [job.kind for job in daily.begin(DAY)] == daily.kinds()


def test_a_day_without_a_standard_ends_in_one_sentence() -> None:
    daily.begin(date(1999, 1, 4))
    states = {}
    while job := run_next():
        job.refresh_from_db()
        states[job.kind] = (job.state, job.answer.get("words", ""))
    assert states["standard.screen"][0] == "failed"
    assert states["standard.screen"][1].startswith("No standard is in force on {day}")
    assert states["duty.refresh"][0] == "done"
