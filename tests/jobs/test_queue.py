"""A job is done once, even when its worker dies."""

from datetime import timedelta

import pytest

from hearthlight.core.clock import machine_time
from hearthlight.jobs import queue
from hearthlight.jobs.models import Job

pytestmark = pytest.mark.django_db
DONE: list[int] = []


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch) -> None:
    DONE.clear()
    kinds = {"test.count": lambda number: DONE.append(number), "test.fail": lambda: 1 / 0}
    monkeypatch.setattr(queue, "work", kinds.__getitem__)


def test_jobs_run_in_their_order_and_once() -> None:
    for number in (1, 2):
        queue.enqueue("test.count", number=number)
    assert queue.enqueue("test.count", number=1) is None
    while queue.run_next():
        pass
    assert DONE == [1, 2]
    assert queue.enqueue("test.count", number=1) is not None


def test_a_dead_workers_job_is_taken_over() -> None:
    queue.enqueue("test.count", number=3)
    job = queue.lease("dead")
    assert job is not None
    assert queue.run_next("other") is None
    Job.objects.filter(pk=job.pk).update(lease_until=machine_time() - timedelta(seconds=1))
    assert queue.run_next("other") == job
    assert DONE == [3]


def test_a_slow_workers_effect_is_not_kept_when_it_lost_its_lease() -> None:
    queue.enqueue("test.count", number=4)
    slow = queue.lease("slow")
    assert slow is not None
    Job.objects.filter(pk=slow.pk).update(worker="fast")
    queue._run(slow)
    assert Job.objects.get(pk=slow.pk).state == "running"


def test_a_failing_job_is_tried_three_times_and_keeps_its_error() -> None:
    queue.enqueue("test.fail")
    for _ in range(queue.ATTEMPTS):
        queue.run_next()
    job = Job.objects.get(kind="test.fail")
    assert (job.state, job.attempts) == ("failed", 3)
    assert "ZeroDivisionError" in job.error
    assert queue.run_next() is None


def test_a_job_that_kills_every_worker_is_given_up() -> None:
    queue.enqueue("test.count", number=5)
    for _ in range(queue.ATTEMPTS):
        job = queue.lease("dies")
        assert job is not None
        Job.objects.filter(pk=job.pk).update(lease_until=machine_time() - timedelta(seconds=1))
    assert queue.lease("next") is None
    assert Job.objects.get(kind="test.count").state == "failed"
