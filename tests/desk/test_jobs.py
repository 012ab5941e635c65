"""The pages of background jobs: who sees which, how far one is, cancelling and trying again."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from hearthlight.jobs import leasing, running
from hearthlight.jobs.models import Job
from hearthlight.jobs.queue import enqueue, run_next
from hearthlight.jobs.words import BROKEN
from hearthlight.trail.models import Event
from tests.decisions.conftest import day, people
from tests.decisions.village import OTHER_VILLAGE, TOWN, VILLAGE, Offices
from tests.desk.test_tasks import signed_in, words

__all__ = ["day", "people"]


@pytest.fixture
def job(people: Offices) -> Iterator[Job]:
    made = enqueue("standard.screen", asked_by=people.specialist.pk, at=VILLAGE, day="2017-03-28", place=VILLAGE)
    leasing.board().clear(made.pk)
    yield made
    leasing.board().clear(made.pk)


def test_who_asked_and_who_sees_the_place_see_the_job(people: Offices, job: Job) -> None:
    for person in (people.specialist, people.secretary, people.director):
        assert f'href="/jobs/{job.pk}/"' in words(signed_in(person), "/jobs/")
        text = words(signed_in(person), f"/jobs/{job.pk}/")
        assert "Screening of the register" in text
        assert re.search(r"Asked for \d{4}-\d\d-\d\d \d\d:\d\d · Poverty specialist", text)
    neighbour = signed_in(people.neighbour)
    assert f"/jobs/{job.pk}/" not in words(neighbour, "/jobs/")
    assert neighbour.get(f"/jobs/{job.pk}/").status_code == 404


def test_a_job_of_no_place_is_seen_by_whoever_asked_alone(people: Offices) -> None:
    job = enqueue("standard.screen", asked_by=people.specialist.pk, day="2017-03-28")
    assert signed_in(people.specialist).get(f"/jobs/{job.pk}/").status_code == 200
    assert signed_in(people.city).get(f"/jobs/{job.pk}/").status_code == 404


def test_a_running_job_shows_how_far_it_is_and_looks_again(people: Offices, job: Job) -> None:
    leasing.lease("worker")
    client = signed_in(people.specialist)
    assert "<progress" in words(client, f"/jobs/{job.pk}/")
    leasing.board().write(job.pk, 1200, 5000)
    text = words(client, f"/jobs/{job.pk}/")
    assert "1,200 of 5,000" in text
    assert 'max="5000" value="1200"' in text
    assert '<noscript><meta http-equiv="refresh"' in text
    assert "again.js" in text


def test_cancelling_a_running_job_says_so_until_it_stops(people: Offices, job: Job) -> None:
    leasing.lease("worker")
    client = signed_in(people.specialist)
    assert client.post(f"/jobs/{job.pk}/change", {"do": "cancel"}).status_code == 302
    text = words(client, f"/jobs/{job.pk}/")
    assert "is being cancelled" in text
    assert "Cancel this job" not in text
    assert leasing.board().stopped_by(job.pk) == people.specialist.pk


def test_a_waiting_job_is_cancelled_and_tried_again(people: Offices, job: Job) -> None:
    client = signed_in(people.specialist)
    client.post(f"/jobs/{job.pk}/change", {"do": "cancel"})
    assert "Try again" in words(client, f"/jobs/{job.pk}/")
    assert Job.objects.get().state == "cancelled"
    client.post(f"/jobs/{job.pk}/change", {"do": "retry"})
    assert Job.objects.get().state == "ready"
    kinds = Event.objects.filter(kind__startswith="jobs.").values_list("kind", "actor_id")
    assert list(kinds) == [("jobs.cancel", people.specialist.pk), ("jobs.retry", people.specialist.pk)]


def test_an_auditor_sees_the_job_and_changes_nothing(people: Offices, job: Job) -> None:
    client = signed_in(people.auditor)
    assert "Cancel this job" not in words(client, f"/jobs/{job.pk}/")
    for do in ("cancel", "retry"):
        assert client.post(f"/jobs/{job.pk}/change", {"do": do}).status_code == 403
    assert client.post(f"/jobs/{job.pk}/change", {"do": "other"}).status_code == 404
    assert Job.objects.get().state == "ready"


def test_what_came_of_it_is_a_sentence_and_a_link(people: Offices, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"open": ["overview", VILLAGE], "words": "{rows} rows applied", "values": {"rows": 40}}
    kinds: dict[str, Any] = {"standard.screen": lambda progress, **given: said}
    monkeypatch.setattr(running, "work", kinds.__getitem__)
    run_next()
    text = words(signed_in(people.specialist), f"/jobs/{job.pk}/")
    assert "40 rows applied" in text
    assert f'href="/overview/{VILLAGE}/"' in text
    assert "data-again" not in text


def test_a_link_that_does_not_exist_any_more_breaks_no_page(people: Offices, job: Job) -> None:
    Job.objects.update(state="done", answer={"open": ["no-such-page", 1]})
    assert "Open what came of it" not in words(signed_in(people.specialist), f"/jobs/{job.pk}/")


@pytest.mark.parametrize(("language", "said"), [("en", "made a mistake"), ("zh-hans", "程序出错")])
def test_a_failed_job_says_what_to_do(people: Offices, job: Job, language: str, said: str) -> None:
    Job.objects.update(state="failed", answer={"words": BROKEN}, error="ValueError at x.py:1 f")
    text = words(signed_in(people.specialist, language), f"/jobs/{job.pk}/")
    assert said in text
    assert "ValueError" not in text


def test_the_list_goes_on_to_earlier_jobs(people: Offices) -> None:
    made = [enqueue("standard.screen", at=TOWN, day=f"2017-03-{day:02}", place=TOWN) for day in range(1, 32)]
    made += [enqueue("sun.screen", at=OTHER_VILLAGE, day=f"2017-03-{day:02}") for day in range(1, 32)]
    client = signed_in(people.director)
    first = client.get("/jobs/")
    second = client.get(f"/jobs/?before={first.context['next']}")
    shown = [row.pk for answer in (first, second) for row in answer.context["rows"]]
    assert shown == [job.pk for job in reversed(made)]
