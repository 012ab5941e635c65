"""Physical quantities are integers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.units import NotExact, format_megawatts, format_percent, format_thousandths, mu_milli, watts


@pytest.mark.requirement("R18", "parts must sum to the total")
def test_kilowatts_add_up_where_floats_do_not() -> None:
    assert watts("187.2") * 175 == 32_760_000
    assert format_megawatts(watts("187.2") * 346 + 32_760_000) == "97.53"


@given(st.integers(min_value=0, max_value=10**12))
def test_three_decimals_read_back(power: int) -> None:
    assert watts(format_thousandths(power, 3).replace(",", "")) == power


def test_too_fine_is_refused() -> None:
    with pytest.raises(NotExact):
        watts("0.0001")
    assert mu_milli("13.5") == 13_500


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_percent_is_the_nearest_hundredth(part: int, whole: int) -> None:
    shown = format_percent(part, whole).replace(".", "")
    assert abs(int(shown) * whole - part * 10_000) * 2 <= whole


def test_no_base_no_percent() -> None:
    assert format_percent(1, 0) == ""
    assert format_percent(1921, 90100) == "2.13"
    assert format_percent(6960, 83000) == "8.39"
