"""The outlook: own history moves it, unknown prices stay unknown, and the docs show its back-test."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.period import Month
from hearthlight.sun import outlook
from hearthlight.sun.climate import Spread
from hearthlight.sun.tariffs import Streams
from tools import backtest_outlook

SPREAD = Spread(month_weather=0.15, model=0.06)
TYPICAL = [4_000_000 + 500_000 * min(n, 11 - n) for n in range(12)]
YEAR = [Month(2016, n) for n in range(1, 13)]


def read(permille: int, months: list[Month] = YEAR) -> dict[Month, int]:
    return {month: TYPICAL[month.number - 1] * permille // 1000 for month in months}


def test_without_history_the_climatology_speaks():
    own = outlook.level({}, TYPICAL, SPREAD)
    found = outlook.ahead(YEAR[:3], TYPICAL, own, SPREAD)
    assert own == outlook.Level(1000, 0)
    assert found.expected_wh == sum(TYPICAL[:3])
    assert found.low_wh < found.expected_wh < found.high_wh


@given(st.integers(300, 1300), st.integers(1, 24))
def test_the_level_lies_between_the_climatology_and_the_history_and_nears_it(permille: int, months: int):
    history = read(permille, [Month(2015, 1).plus(n) for n in range(months)])
    own = outlook.level(history, TYPICAL, SPREAD)
    assert min(1000, permille) - 1 <= own.permille <= max(1000, permille) + 1
    longer = outlook.level(history | read(permille, [Month(2017, 1).plus(n) for n in range(6)]), TYPICAL, SPREAD)
    assert abs(longer.permille - permille) <= abs(own.permille - permille) + 1


def test_six_months_weigh_as_much_as_the_climatology_of_the_shipped_file():
    flat = [5_000_000] * 12
    half = outlook.level({Month(2016, n): 2_500_000 for n in range(1, 7)}, flat, SPREAD)
    weight = Fraction(15, 6) ** 2
    assert half.permille == round(1000 * (6 * Fraction(1, 2) + weight) / (6 + weight))


def test_an_old_history_is_forgotten():
    old = {Month(2010, 1).plus(n): 1 for n in range(36)}
    assert (
        outlook.level(old | read(1000, [Month(2015, 1).plus(n) for n in range(24)]), TYPICAL, SPREAD).permille == 1000
    )


def test_the_band_narrows_with_history_and_with_more_months_and_never_to_nothing():
    young, old = (outlook.ahead(YEAR, TYPICAL, outlook.Level(1000, n), SPREAD) for n in (0, 24))
    one = outlook.ahead(YEAR[:1], TYPICAL, outlook.Level(1000, 24), SPREAD)
    assert old.high_wh - old.low_wh < young.high_wh - young.low_wh
    assert Fraction(one.high_wh - one.low_wh, one.expected_wh) > Fraction(old.high_wh - old.low_wh, old.expected_wh) > 0


def test_money_by_stream_and_unknown_stays_unknown():
    found = outlook.ahead(YEAR, TYPICAL, outlook.Level(900, 12), SPREAD)
    split = outlook.in_money(found, Streams(9800, 3693, 6107, "unconfirmed", ("a", "b")))
    assert split.coal_fen is not None
    assert split.subsidy_fen is not None
    assert (
        abs(
            split.coal_fen
            + split.subsidy_fen
            - outlook.whole_fen(found.expected_wh, Streams(9800, None, None, "demo", ()))
        )
        <= 1
    )
    unknown = outlook.in_money(found, Streams(9800, None, None, "unconfirmed", ("a",)))
    assert (unknown.coal_fen, unknown.subsidy_fen) == (None, None)


@pytest.mark.one_database
def test_the_document_shows_the_back_test_as_it_is():
    said = Path("docs/outlook.md").read_text(encoding="utf-8")
    for table in backtest_outlook.tables():
        assert table in said
