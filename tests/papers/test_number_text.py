"""A figure's integer as an official document writes it."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.papers.number_text import STYLES, show


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (1729, "count", "1729"),
        (83_000, "wan", "8.3"),
        (90_100, "wan", "9.01"),
        (201_951_200, "MW", "201.95"),
        (97_531_200, "MW", "97.53"),
        (18_300_000, "MW", "18.3"),
        (187_200, "kW", "187.2"),
        (98_270_000, "kWh", "98270"),
        (9_827_000, "yuan", "98270"),
        (66_000_000, "wan_yuan", "66"),
        (839, "percent", "8.39"),
        (80, "percent", "0.8"),
        (13_500, "mu", "13.5"),
        (0, "MW", "0"),
        (-14, "count", "-14"),
    ],
)
def test_written_as_published(value: int, style: str, text: str) -> None:
    assert show(value, style) == text


@given(st.integers(-(10**15), 10**15), st.sampled_from(sorted(STYLES)))
def test_is_the_value_rounded_half_away_from_zero(value: int, style: str) -> None:
    chosen = STYLES[style]
    exact = Decimal(value).scaleb(-chosen.power)
    rounded = abs(exact).quantize(Decimal(1).scaleb(-min(chosen.decimals, chosen.power)), ROUND_HALF_UP)
    assert Decimal(show(value, style)) == rounded.copy_sign(exact)
    assert show(value, style) != "-0"
