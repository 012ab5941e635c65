"""How good a yield is: Zhanglou's published numbers, unknowns, and what cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.sun import yields
from hearthlight.sun.tariffs import worth
from hearthlight.sun.yields import Level, judge

ZHANGLOU = {"generated": 98_270_000, "power": 60_000, "months": 20, "price": 10_000, "stated_fen_year": 7_000_000}


@pytest.mark.requirement("R12", "Actual cumulative kWh and yuan")
@pytest.mark.figures("C014")
def test_zhanglou_made_983_hours_a_year() -> None:
    assert judge(**ZHANGLOU).hours_year == 983


@pytest.mark.requirement("R10", "kept apart from actual")
def test_zhanglou_against_the_stated_income_and_the_normal_hours() -> None:
    found = judge(**ZHANGLOU)
    assert found.by_normal is not None
    assert found.by_statement is not None
    assert (found.by_normal.missing_wh, found.by_normal.missing_fen) == (10_086_000, 1_008_600)
    assert found.by_normal.permille == 906
    assert (found.by_statement.missing_wh, found.by_statement.permille) == (18_396_666, 842)


@pytest.mark.parametrize(
    ("generated", "level"),
    [(89_999, Level.BELOW), (90_000, Level.AS_EXPECTED), (110_000, Level.AS_EXPECTED), (110_001, Level.ABOVE)],
)
def test_the_band_decides_the_word(generated: int, level: Level) -> None:
    assert judge(generated, 100, 6, expected=(100_000, 90_000, 110_000)).level is level


@pytest.mark.requirement("R8", "never counts as 0")
def test_unknown_power_or_no_month_is_unknown() -> None:
    assert judge(0, None, 12).level is Level.UNKNOWN
    assert judge(0, 60_000, 0).hours_year is None
    assert judge(98_270_000, 60_000, 20).level is Level.UNKNOWN


def test_more_than_1700_hours_is_a_slip_not_sun() -> None:
    at_limit = 60_000 * 1700
    assert not yields.impossible(at_limit, 60_000, 12)
    assert judge(at_limit + 1, 60_000, 12, expected=(1, 1, 10**12)).level is Level.IMPOSSIBLE
    assert not yields.impossible(60_000 * 200, 60_000, 1)


def test_more_than_expected_is_a_negative_loss() -> None:
    found = judge(120_000, 100, 12, price=10_000, expected=(100_000, 90_000, 110_000)).by_physics
    assert found is not None
    assert (found.missing_wh, found.missing_fen, found.permille) == (-20_000, -2_000, 1200)


@given(st.integers(1, 10**9), st.integers(1, 10**7), st.integers(1, 240))
def test_normal_and_hours_are_inverse(energy: int, power: int, months: int) -> None:
    hours = yields.hours_year(energy, power, months)
    assert abs(hours * power * months - energy * 12) <= power * months


@pytest.mark.figures("C015", "C016", "C017")
def test_what_the_announced_income_needs() -> None:
    hours = [yields.stated(22_000_000, price, 12) / 187_200 for price in (9_800, 8_500)]
    assert [round(one) for one in hours] == [1199, 1383]
    assert round(worth(yields.normal(187_200, 12), 9_800) / 100) == 198_786
