"""How a milestone 节点 stands on a day. Pure: dates in, a state out.

A date known by month only is kept as the first day of that month when done (the fact counts from then) and as the
last day when planned or due (nobody is late inside the month). An undated milestone is unknown, never late or done.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hearthlight.core.period import Month, days_until


class State(StrEnum):
    """The four states: done 已完成, due 待完成, late 逾期, unknown 不明."""

    DONE = "done"
    DUE = "due"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Standing:
    """State on a day; `days` until due (due), since due (late), after due when done late; None where none is known."""

    state: State
    days: int | None = None
    on: date | None = None
    by_month: bool = False


def standing(
    day: date, planned_on: date | None, due_on: date | None, done_on: date | None, precision: str = "day"
) -> Standing:
    """How the milestone stands on `day`.

    The term is `due_on`, else `planned_on`. A milestone done after `day` is not done yet on it. `precision` is
    ``day`` or ``month`` and speaks of `done_on` when there is one, else of `planned_on`.
    """
    term = due_on or planned_on
    by_month = precision == "month"
    if done_on and done_on <= day:
        return Standing(State.DONE, _late_by(term, done_on), done_on, by_month)
    if term is None:
        return Standing(State.UNKNOWN)
    left = days_until(term, day)
    own_month = by_month and due_on is None
    return Standing(State.LATE if left < 0 else State.DUE, abs(left), term, own_month)


def _late_by(term: date | None, done_on: date) -> int | None:
    return max(0, -days_until(term, done_on)) if term else None


def done_in(text: str) -> tuple[date, str]:
    """(date, precision) of a done date as written: ``2017-02`` or ``2017-02-14``. Raises ValueError."""
    if len(text) > 7:
        return date.fromisoformat(text), "day"
    return Month.parse(text).first, "month"


def due_in(text: str) -> tuple[date, str]:
    """(date, precision) of a planned or due date as written: a month is its last day. Raises ValueError."""
    if len(text) > 7:
        return date.fromisoformat(text), "day"
    return Month.parse(text).last, "month"
