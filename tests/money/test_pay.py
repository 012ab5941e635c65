"""Pay for work, and village-assigned work sized by the gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.money.pay import assigned_work, pay

whole = st.integers(0, 10**7)
caps = st.dictionaries(st.sampled_from(["month", "line", "balance"]), whole)


def test_nine_months_of_forest_guard() -> None:
    assert pay(60_000, 9).fen == 540_000


@given(whole, st.integers(0, 366), caps)
def test_never_above_a_cap_and_the_rest_is_named(unit: int, units: int, limits: dict[str, int]) -> None:
    found = pay(unit, units, limits)
    assert found.fen <= min([unit * units, *limits.values()])
    assert found.fen + found.uncovered == unit * units
    assert bool(found.cut_by) == (found.uncovered > 0)


def test_the_cap_that_cut_is_named() -> None:
    assert pay(6000, 30, {"month": 60_000, "balance": 90_000}).cut_by == "month"


@pytest.mark.parametrize("unit", [60.0, -1, True])
def test_no_float_and_no_debt(unit: int) -> None:
    with pytest.raises(ValueError, match="whole fen"):
        pay(unit, 1)


@pytest.mark.requirement("R93", "gap to days")
@given(whole, st.integers(0, 12), whole, st.integers(1, 30_000), st.integers(0, 366), st.integers(0, 366), whole)
def test_days_close_the_gap_or_say_what_stays_open(
    line: int, heads: int, expected: int, wage: int, left: int, able: int, balance: int
) -> None:
    found = assigned_work(line, heads, expected, wage, left, able, balance)
    assert found.gap == max(0, line * heads - expected)
    assert found.days <= min(left, able, balance // wage)
    assert found.uncovered == max(0, found.gap - found.days * wage)
    assert found.wanted_days * wage >= found.gap > (found.wanted_days - 1) * wage or found.gap == 0
    assert (found.uncovered == 0) == (found.days == found.wanted_days)


@pytest.mark.requirement("R93", "days left in the year, ability, balance")
@pytest.mark.parametrize(
    ("left", "able", "balance", "days", "cut_by"),
    [
        (300, 300, 10**7, 20, ""),
        (5, 300, 10**7, 5, "year"),
        (300, 4, 10**7, 4, "ability"),
        (300, 300, 18_000, 3, "balance"),
    ],
)
def test_what_cut_the_days_is_named(left: int, able: int, balance: int, days: int, cut_by: str) -> None:
    found = assigned_work(431_000, 2, 745_000, 6000, left, able, balance)
    assert (found.wanted_days, found.days, found.cut_by) == (20, days, cut_by)
