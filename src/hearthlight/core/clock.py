"""The working day 工作日期: the only place that may ask the machine what day it is.

The day is, in this order: the one pinned in this context (tests, moving a demo forward), the one written in the
file of the data folder (a demo's is 2017-03-28), the machine's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from pathlib import Path

_pinned: ContextVar[date | None] = ContextVar("pinned_day", default=None)
_file: list[Path] = []


def working_day() -> date:
    """The day that pages and commands work on. Everything below them takes `day` as an argument."""
    pinned = _pinned.get()
    if pinned:
        return pinned
    if _file and _file[0].exists():
        return date.fromisoformat(_file[0].read_text().strip())
    return date.today()


@contextmanager
def pinned(day: date) -> Iterator[date]:
    """Work on `day` inside the block."""
    token = _pinned.set(day)
    try:
        yield day
    finally:
        _pinned.reset(token)


def read_from(path: Path) -> None:
    """Take the working day from this file whenever it exists."""
    _file[:] = [path]


def machine_time() -> datetime:
    """Real time, for stamps that must not follow the working day (trail, jobs, sign-in)."""
    return datetime.now(UTC)
