"""How far a running job is, and whether it is to stop: two small files beside the database. Pure: no Django.

Not in the database: the effect of a job is one transaction, and on SQLite nobody else writes meanwhile.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Protocol

PAUSE = 0.25
"""Seconds between two looks at the files: a job may tell its progress as often as it likes."""


class Cancelled(Exception):
    """A person cancelled the job 取消: its effect is rolled back."""


class Progress(Protocol):
    """What a job tells how far it is: parts done, and of how many when that is known. Raises Cancelled."""

    def __call__(self, done: int, whole: int | None = None) -> None: ...


def silent(done: int, whole: int | None = None) -> None:
    """The progress of work that nobody watches."""


@dataclass(frozen=True)
class Board:
    """The files of the running jobs of one installation, by the job's number."""

    folder: Path

    def write(self, job: int, done: int, whole: int | None) -> None:
        """Say how far a job is; a reader finds the old words or the new, never half."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self._parts(job).with_suffix(".new")
        fresh.write_text(json.dumps([done, whole]))
        fresh.replace(self._parts(job))

    def read(self, job: int) -> tuple[int, int | None] | None:
        """(parts done, all parts or None), None when nothing was told yet."""
        try:
            done, whole = json.loads(self._parts(job).read_text())
        except FileNotFoundError:
            return None
        return done, whole

    def told_at(self, job: int) -> float:
        """When the job last told its progress, in seconds of the machine's clock; 0 when it never did."""
        try:
            return self._parts(job).stat().st_mtime
        except FileNotFoundError:
            return 0.0

    def ask_to_stop(self, job: int, person: int | None) -> None:
        """Leave word that this person wants the running job stopped."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self._stop(job).with_suffix(".asked")
        fresh.write_text(json.dumps(person))
        fresh.replace(self._stop(job))

    def is_stopped(self, job: int) -> bool:
        """Whether a person wants it stopped."""
        return self._stop(job).exists()

    def stopped_by(self, job: int) -> int | None:
        """The id of that person."""
        person: int | None = json.loads(self._stop(job).read_text())
        return person

    def clear(self, job: int) -> None:
        """Forget what was told of a job, and that it was to stop."""
        self._parts(job).unlink(missing_ok=True)
        self._stop(job).unlink(missing_ok=True)

    def _parts(self, job: int) -> Path:
        return self.folder / f"{job}.json"

    def _stop(self, job: int) -> Path:
        return self.folder / f"{job}.cancel"


@dataclass
class Meter:
    """The progress of one running job, written on its board at most every PAUSE seconds."""

    board: Board
    job: int
    clock: Callable[[], float] = monotonic
    done: int = 0
    whole: int | None = None
    _next: float = field(default=float("-inf"))

    def __call__(self, done: int, whole: int | None = None) -> None:
        """Tell how far the job is. Raises Cancelled."""
        self.done, self.whole = done, self.whole if whole is None else whole
        now = self.clock()
        if now < self._next:
            return
        self._next = now + PAUSE
        self.board.write(self.job, self.done, self.whole)
        if self.board.is_stopped(self.job):
            raise Cancelled
