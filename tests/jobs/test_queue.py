"""A job is done once, even when its worker dies."""

from collections.abc import Callable

import pytest

from hearthlight.jobs import leasing, queue, running, words, work
from hearthlight.jobs.models import Job
from hearthlight.jobs.progress import Board, Progress
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Event
from tests.jobs.conftest import Kinds

pytestmark = pytest.mark.django_db
Lapse = Callable[[Job], None]


@pytest.fixture
def counted(kinds: Kinds, board: Board) -> list[int]:
    done: list[int] = []
    kinds["test.count"] = lambda progress, number: done.append(number)
    return done


def _effects() -> int:
    return Event.objects.filter(kind="test.effect").count()


def _leave_effect() -> None:
    with act(System("test"), "test.effect", at="341600000000000"):
        pass


def test_jobs_run_in_their_order_and_once(counted: list[int]) -> None:
    first = queue.enqueue("test.count", number=1)
    queue.enqueue("test.count", number=2)
    assert queue.enqueue("test.count", number=1) == first
    while queue.run_next():
        pass
    assert counted == [1, 2]
    assert queue.enqueue("test.count", number=1) != first


def test_a_dead_workers_job_is_taken_over(counted: list[int], lapse: Lapse) -> None:
    queue.enqueue("test.count", number=3)
    job = leasing.lease("dead")
    assert job is not None
    assert queue.run_next("other") is None
    lapse(job)
    assert queue.run_next("other") == job
    assert counted == [3]


def test_a_job_that_tells_its_progress_is_not_taken_over(counted: list[int], board: Board, lapse: Lapse) -> None:
    queue.enqueue("test.count", number=4)
    job = leasing.lease("reading")
    assert job is not None
    lapse(job)
    board.write(job.pk, 5, 100)
    assert queue.run_next("other") is None


def test_a_slow_worker_that_lost_its_lease_writes_nothing(counted: list[int]) -> None:
    queue.enqueue("test.count", number=5)
    slow = leasing.lease("slow")
    assert slow is not None
    Job.objects.filter(pk=slow.pk).update(worker="fast")
    running.run(slow)
    assert counted == []
    assert Job.objects.get(pk=slow.pk).state == "running"


def test_a_failing_job_is_tried_three_times_and_its_effect_never_stays(kinds: Kinds, board: Board) -> None:
    def fail(progress: Progress) -> None:
        _leave_effect()
        raise ValueError("990101199001011234 is not a number")

    kinds["test.fail"] = fail
    queue.enqueue("test.fail")
    for _ in range(leasing.ATTEMPTS):
        queue.run_next()
    job = Job.objects.get(kind="test.fail")
    assert (job.state, job.attempts, _effects()) == ("failed", 3, 0)
    assert job.answer == {"words": words.BROKEN}
    assert "ValueError at test_queue.py" in job.error
    assert "9901" not in job.error
    assert queue.run_next() is None


def test_a_job_that_cannot_be_done_says_why_and_is_not_tried_again(kinds: Kinds, board: Board) -> None:
    def refuse(progress: Progress) -> None:
        _leave_effect()
        raise words.NotDone("Sheet {sheet} is empty.", sheet="名单")

    kinds["test.refuse"] = refuse
    queue.enqueue("test.refuse")
    assert queue.run_next()
    job = Job.objects.get()
    assert (job.state, job.attempts, words.sentence(job.answer)) == ("failed", 1, "Sheet 名单 is empty.")
    assert (_effects(), queue.run_next()) == (0, None)


def test_a_job_that_kills_every_worker_is_given_up(counted: list[int], lapse: Lapse) -> None:
    queue.enqueue("test.count", number=6)
    for _ in range(leasing.ATTEMPTS):
        job = leasing.lease("dies")
        assert job is not None
        lapse(job)
    assert leasing.lease("next") is None
    job = Job.objects.get(kind="test.count")
    assert (job.state, job.answer) == ("failed", {"words": words.DIED})


def test_a_worker_told_to_stop_gives_its_job_back_at_once(kinds: Kinds, board: Board) -> None:
    def stop(progress: Progress) -> None:
        _leave_effect()
        raise SystemExit(0)

    kinds["test.stop"] = stop
    queue.enqueue("test.stop")
    with pytest.raises(SystemExit):
        queue.run_next()
    assert Job.objects.values_list("state", "attempts").get() == ("ready", 0)
    assert _effects() == 0


def test_reading_stands_outside_the_transaction_and_writing_inside(kinds: Kinds, board: Board) -> None:
    order: list[str] = []

    def read(progress: Progress, number: int) -> int:
        order.append("read")
        return number + 1

    def write(progress: Progress, found: int, number: int) -> work.Answer:
        order.append("write")
        _leave_effect()
        return {"words": "{found} found", "values": {"found": found}}

    kinds["test.two"] = work.ReadThenWrite(read, write)
    queue.enqueue("test.two", number=7)
    queue.run_next()
    assert (order, _effects()) == (["read", "write"], 1)
    assert words.sentence(Job.objects.get().answer) == "8 found"


def test_the_jobs_of_every_room_have_a_name_for_the_page() -> None:
    for kind in ("standard.screen", "sun.expect", "sun.screen", "duty.refresh"):
        assert work.work(kind)
        assert work.title(kind) != kind
    with pytest.raises(work.NoSuchJob):
        work.work("test.nothing")
