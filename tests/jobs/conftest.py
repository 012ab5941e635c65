"""Jobs of the tests: kinds that a test names, and a board of its own."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hearthlight.core.clock import machine_time
from hearthlight.jobs import leasing, progress, running
from hearthlight.jobs.models import Job
from hearthlight.jobs.progress import Board

Kinds = dict[str, Any]
LAPSED = timedelta(minutes=2)


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> Kinds:
    """The kinds of job there are: a test fills it."""
    named: Kinds = {}
    monkeypatch.setattr(running, "work", named.__getitem__)
    return named


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Board:
    """An empty board, looked at every time."""
    monkeypatch.setattr(progress, "PAUSE", 0)
    own = Board(tmp_path / "jobs")
    for room in (leasing, running):
        monkeypatch.setattr(room, "board", lambda: own)
    monkeypatch.setattr("hearthlight.jobs.actions.board", lambda: own)
    return own


@pytest.fixture
def lapse(board: Board) -> Callable[[Job], None]:
    """Lets the lease of a job run out, as if its worker had died long ago."""

    def run_out(job: Job) -> None:
        board.clear(job.pk)
        Job.objects.filter(pk=job.pk).update(lease_until=machine_time() - LAPSED)

    return run_out
