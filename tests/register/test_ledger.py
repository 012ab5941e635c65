"""The cohort ledger balances for any orderly life of any households; what does not add up is said."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.register.ledger import Account, StatedDifference, ledger

FIRST, LAST = date(2014, 1, 1), date(2017, 3, 28)
STATES = ["registered", "pre_exit", "exited", "returned", "cancelled", None]
days = st.integers(-200, 1400).map(lambda days: FIRST + timedelta(days=days))


def frames(statuses: list[tuple[Any, ...]], members: list[tuple[Any, ...]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    return (
        pl.DataFrame(statuses, schema={"household": pl.Int64, "state": pl.String, "from_date": pl.Date}, orient="row"),
        pl.DataFrame(members, schema={"household": pl.Int64, "joined_on": pl.Date, "left_on": pl.Date}, orient="row"),
    )


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    statuses, members = [], []
    for household in range(draw(st.integers(0, 4))):
        when = sorted(draw(st.sets(days, min_size=1, max_size=5)))
        states = draw(st.lists(st.sampled_from(STATES), min_size=len(when), max_size=len(when)))
        statuses += [(household, state, day) for state, day in zip(states, when, strict=True)]
        for _ in range(draw(st.integers(0, 4))):
            joined, left = sorted(draw(st.tuples(days, days)))
            members.append((household, joined, draw(st.sampled_from([left, None]))))
    return statuses, members


@given(lives())
def test_it_balances_whatever_happened(life: tuple[list[Any], list[Any]]) -> None:
    result = ledger(*frames(*life), FIRST, LAST)
    assert result.households.difference == 0
    assert result.people.difference == 0
    assert result.balanced


@pytest.mark.requirement("R58", "opening + new + returned + joined - exited - left = closing")
def test_each_movement_stands_in_its_line() -> None:
    statuses = [
        (1, "registered", FIRST),
        (1, "exited", date(2015, 12, 10)),
        (1, "returned", date(2016, 5, 1)),
        (2, "registered", date(2015, 3, 1)),
        (3, "registered", FIRST),
        (3, "cancelled", date(2016, 1, 1)),
    ]
    members = [
        (1, FIRST, None),
        (1, date(2014, 6, 1), None),
        (1, FIRST, date(2016, 8, 1)),
        (2, FIRST, None),
        (3, FIRST, None),
    ]
    result = ledger(*frames(statuses, members), FIRST, LAST)
    assert result.households == Account(opening=2, new=1, returned=1, joined=0, exited=1, left=1, closing=2)
    assert result.people == Account(opening=3, new=1, returned=3, joined=1, exited=3, left=2, closing=3)
    assert result.exits == [(2015, 1, 3)]


def test_a_difference_is_named_until_cases_explain_it() -> None:
    open_ = StatedDifference("register.households_registered", 1743, 1729)
    assert (open_.missing, open_.unexplained) == (14, 14)
    assert StatedDifference("register.households_registered", 1743, 1729, explained=14).unexplained == 0
    assert Account(10, 0, 0, 0, 3, 0, 6).difference == -1
