"""From frozen figures to printed numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.papers import numbers
from hearthlight.papers.figure_text import placeholder
from hearthlight.trail.models import FrozenFigure


@pytest.mark.figures("C021", "C034")
def test_published_rates() -> None:
    assert numbers.per_hundred(6960, 83000) == 839
    assert numbers.per_hundred(1921, 90100) == 213


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_is_rounded_half_up(part: int, whole: int) -> None:
    exact = Fraction(part * 10_000, whole)
    assert abs(numbers.per_hundred(part, whole) - exact) <= Fraction(1, 2)
    assert numbers.per_hundred(part, whole) == int(exact + Fraction(1, 2))


def test_a_share_of_nothing_is_nothing() -> None:
    assert numbers.per_hundred(0, 0) == 0


@pytest.mark.parametrize(
    ("unit", "value", "base", "said"),
    [
        ("household", 1729, None, ("1729", "household")),
        ("W", 187_200, None, ("187.2", "kilowatts")),
        ("fen", 9_827_000, None, ("98270", "yuan")),
        ("percent", 1921, 90_100, ("2.13", "%")),
    ],
)
def test_a_number_says_its_unit(unit: str, value: int, base: int | None, said: tuple[str, str]) -> None:
    assert numbers.readable(FrozenFigure(value=value, base_value=base, unit=unit)) == said


def test_a_number_that_was_not_frozen_is_missed() -> None:
    kept = FrozenFigure(pk=7, figure="register.people", area_code="341622101000000", arguments={}, value=9)
    resolve = numbers.frozen([kept])
    assert resolve(placeholder("register.people place=341622101")).reference == "7"
    with pytest.raises(numbers.NotFrozen, match=r"register\.people"):
        resolve(placeholder("register.people place=341622101 year=2016"))
