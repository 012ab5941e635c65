"""State of a milestone on a day: done, due, late, unknown; months and days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.sun.milestones import Standing, State, done_in, due_in, standing

DAY = date(2017, 3, 28)


@pytest.mark.requirement("R20", "remaining counts with due date")
def test_the_160_are_due_in_33_days() -> None:
    assert standing(DAY, None, date(2017, 4, 30), None) == Standing(State.DUE, 33, date(2017, 4, 30))


@pytest.mark.requirement("R21", "Milestones with dates")
def test_late_begins_the_day_after() -> None:
    due = date(2017, 6, 30)
    assert standing(due, None, due, None).state is State.DUE
    assert standing(due + timedelta(1), None, due, None) == Standing(State.LATE, 1, due)


@pytest.mark.requirement("R9", "grid-connected")
def test_a_month_is_known_by_month() -> None:
    on, precision = done_in("2017-02")
    assert standing(DAY, None, None, on, precision) == Standing(State.DONE, None, date(2017, 2, 1), by_month=True)
    assert done_in("2017-02-14") == (date(2017, 2, 14), "day")


@pytest.mark.requirement("R11", "expected date")
def test_planned_by_month_is_not_late_inside_it() -> None:
    planned, precision = due_in("2017-06")
    assert standing(date(2017, 6, 30), planned, None, None, precision).state is State.DUE
    assert standing(date(2017, 7, 1), planned, None, None, precision) == Standing(State.LATE, 1, planned, True)


def test_no_date_is_unknown_and_done_after_the_day_is_not_done() -> None:
    assert standing(DAY, None, None, None).state is State.UNKNOWN
    assert standing(DAY, None, date(2017, 4, 30), date(2017, 4, 1)).state is State.DUE


def test_done_late_says_by_how_much() -> None:
    assert standing(DAY, None, date(2017, 3, 1), date(2017, 3, 11)).days == 10
    assert standing(DAY, None, date(2017, 3, 1), date(2017, 2, 11)).days == 0


@given(st.dates(), st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()))
def test_time_never_undoes_or_unlates(day: date, planned: date | None, due: date | None, done: date | None) -> None:
    order = [State.UNKNOWN, State.DUE, State.LATE, State.DONE]
    if day < date.max - timedelta(400):
        now, later = (standing(when, planned, due, done).state for when in (day, day + timedelta(366)))
        assert order.index(now) <= order.index(later)
