"""Progress, cancelling and trying again."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.jobs import actions, leasing, progress, queue
from hearthlight.jobs.models import Job
from hearthlight.jobs.progress import Board, Cancelled, Meter, Progress
from hearthlight.people.models import Person
from hearthlight.trail.act import Refused, System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event
from tests.jobs.conftest import Kinds

PLACE, ELSEWHERE = "341623108000000", "341622101000000"


@pytest.fixture
def clerk(db: None, monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setattr(Person, "may", lambda self, kind, place: kind.startswith("jobs.") and place == PLACE)
    with act(System("test"), "test.people", at=PLACE) as event:
        return add(event, Person(username="clerk", name="赵样例", synthetic=True))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_progress_is_written_seldom_and_never_lost_at_a_pause(steps: list[int]) -> None:
    class Kept(Board):
        written: list[int] = []

        def write(self, job: int, done: int, whole: int | None) -> None:
            self.written.append(done)

        def is_stopped(self, job: int) -> bool:
            return False

    kept, times = Kept(Path("nowhere")), iter(range(10**6))
    kept.written.clear()
    meter = Meter(kept, 1, clock=lambda: next(times) * progress.PAUSE / 4)
    for step in steps:
        meter(step, 10**6)
    assert kept.written == steps[::4]
    assert (meter.done, meter.whole) == (steps[-1], 10**6)


def test_a_reader_sees_the_newest_progress_and_a_cleared_board_is_empty(tmp_path: Path) -> None:
    board = Board(tmp_path / "jobs")
    assert board.read(7) is None
    board.write(7, 1, None)
    board.write(7, 3, 9)
    assert board.read(7) == (3, 9)
    board.ask_to_stop(7, 12)
    assert (board.is_stopped(7), board.stopped_by(7)) == (True, 12)
    with pytest.raises(Cancelled):
        Meter(board, 7)(4)
    board.clear(7)
    assert (board.read(7), board.is_stopped(7), list(board.folder.iterdir())) == (None, False, [])


def test_a_waiting_job_is_cancelled_at_once_and_put_back_by_a_person(clerk: Person, board: Board) -> None:
    job = queue.enqueue("test.wait", at=PLACE)
    actions.cancel(clerk, job)
    assert Job.objects.get().state == "cancelled"
    assert leasing.lease("worker") is None
    assert actions.retry(clerk, job) == job
    assert leasing.lease("worker") == job
    assert list(Event.objects.filter(kind__startswith="jobs.").values_list("kind", "actor_name")) == [
        ("jobs.cancel", "赵样例"),
        ("jobs.retry", "赵样例"),
    ]


def test_a_running_job_is_rolled_back_when_it_next_tells_its_progress(
    clerk: Person, board: Board, kinds: Kinds
) -> None:
    def work(progress: Progress) -> None:
        with act(System("test"), "test.effect", at=PLACE):
            progress(1, 3)
            actions.cancel(clerk, Job.objects.get())
            progress(2, 3)
            pytest.fail("it went on")

    kinds["test.long"] = work
    queue.enqueue("test.long", at=PLACE)
    queue.run_next()
    assert Job.objects.values_list("state", "done_parts", "all_parts").get() == ("cancelled", 2, 3)
    assert not Event.objects.filter(kind="test.effect").exists()
    assert Event.objects.filter(kind="jobs.cancel", actor_id=clerk.pk).count() == 1


def test_a_job_cancelled_before_its_worker_died_is_not_begun_again(
    clerk: Person, board: Board, kinds: Kinds, lapse: Any
) -> None:
    kinds["test.long"] = lambda progress: pytest.fail("it was begun")
    job = queue.enqueue("test.long", at=PLACE)
    assert leasing.lease("dies")
    lapse(job)
    actions.cancel(clerk, job)
    queue.run_next()
    assert Job.objects.get().state == "cancelled"


def test_a_job_that_fails_after_it_was_cancelled_is_not_tried_again(clerk: Person, board: Board, kinds: Kinds) -> None:
    def work(progress: Progress) -> None:
        actions.cancel(clerk, Job.objects.get())
        raise ValueError

    kinds["test.long"] = work
    queue.enqueue("test.long", at=PLACE)
    queue.run_next()
    assert (Job.objects.get().state, queue.run_next()) == ("cancelled", None)


def test_the_worker_goes_on_when_whoever_cancelled_has_left_office(
    clerk: Person, board: Board, kinds: Kinds, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds["test.long"] = lambda progress: pytest.fail("it was begun")
    job = queue.enqueue("test.long", at=PLACE)
    board.ask_to_stop(job.pk, clerk.pk)
    monkeypatch.setattr(Person, "may", lambda self, kind, place: False)
    queue.run_next()
    assert Job.objects.get().state == "cancelled"
    assert Event.objects.get(kind="jobs.cancel").actor_id is None


def test_a_cancel_that_comes_too_late_takes_nothing_back(clerk: Person, board: Board, kinds: Kinds) -> None:
    kinds["test.long"] = lambda progress: actions.cancel(clerk, Job.objects.get())
    job = queue.enqueue("test.long", at=PLACE)
    queue.run_next()
    assert Job.objects.get().state == "done"
    assert not board.is_stopped(job.pk)


def test_nobody_cancels_or_retries_out_of_their_place(clerk: Person, board: Board) -> None:
    job = queue.enqueue("test.wait", at=ELSEWHERE)
    for change in (actions.cancel, actions.retry):
        with pytest.raises(Refused):
            change(clerk, job)
    assert Job.objects.get().state == "ready"


def test_trying_again_what_was_asked_for_anew_finds_the_new_one(clerk: Person, board: Board) -> None:
    old = queue.enqueue("test.wait", at=PLACE, number=1)
    actions.cancel(clerk, old)
    new = queue.enqueue("test.wait", at=PLACE, number=1)
    assert actions.retry(clerk, old) == new
    assert Job.objects.get(pk=old.pk).state == "cancelled"
