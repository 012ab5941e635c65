"""A share estimated from a sample: exact in one stratum, weighted over several, and seldom wrong about the truth."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.checks.estimates import Counted, estimate
from hearthlight.checks.intervals import exact
from hearthlight.checks.sampling import draw


def chance(population: int, cases: int, sample: int, found: int) -> Fraction:
    """The hypergeometric law, written out."""
    return Fraction(comb(cases, found) * comb(population - cases, sample - found), comb(population, sample))


def tails(population: int, cases: int, sample: int, found: int) -> tuple[Fraction, Fraction]:
    below = sum((chance(population, cases, sample, one) for one in range(found + 1)), Fraction(0))
    above = sum((chance(population, cases, sample, one) for one in range(found, sample + 1)), Fraction(0))
    return below, above


@given(st.integers(1, 30), st.data())
def test_the_exact_interval_holds_each_number_that_the_sample_does_not_speak_against(
    population: int, data: st.DataObject
) -> None:
    sample = data.draw(st.integers(1, population))
    found = data.draw(st.integers(0, sample))
    low, high = exact(population, sample, found)
    told = [
        cases
        for cases in range(found, population - sample + found + 1)
        if min(tails(population, cases, sample, found)) > Fraction(1, 40)
    ]
    assert (low, high) == (min(told), max(told))


def test_a_census_leaves_no_doubt() -> None:
    assert exact(40, 40, 3) == (3, 3)
    whole = estimate([Counted(40, 40, 3), Counted(10, 10, 0)])
    assert whole.least == whole.most == whole.low == whole.high == Fraction(3, 50)


def test_strata_are_weighted_by_what_they_hold() -> None:
    """One case of ten in 900 homes and five of ten in 100: 14 %, where counting heads would say 30 %."""
    whole = estimate([Counted(900, 10, 1), Counted(100, 10, 5)])
    assert whole.least == Fraction(14, 100)
    assert whole.low is not None
    assert whole.high is not None
    assert whole.low < Fraction(14, 100) < whole.high


def test_the_unknown_are_neither_cases_nor_none() -> None:
    whole = estimate([Counted(500, 50, 2, 5)])
    assert (whole.least, whole.most, whole.unknown) == (Fraction(4, 100), Fraction(14, 100), 5)
    assert whole.low == Fraction(exact(500, 50, 2)[0], 500)
    assert whole.high == Fraction(exact(500, 50, 7)[1], 500)


def test_a_stratum_of_which_nobody_was_drawn_is_not_spoken_of() -> None:
    whole = estimate([Counted(80, 8, 1), Counted(20, 0, 0)])
    assert (whole.covered, whole.population, whole.least) == (80, 100, Fraction(1, 8))
    assert estimate([Counted(20, 0, 0)]).least is None


def test_none_found_in_any_stratum_is_not_none_there_are() -> None:
    high = estimate([Counted(500, 20, 0), Counted(300, 12, 0)]).high
    assert high is not None
    assert Fraction(3, 100) < high < Fraction(20, 100)


@pytest.mark.parametrize("one", [(10, 11, 0, 0), (10, 5, 6, 0), (10, 5, 3, 3), (10, 5, -1, 0)])
def test_counts_that_cannot_be_are_refused(one: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="within the sample"):
        Counted(*one)


TRUTH = {"a": (600, 24), "b": (250, 20), "c": (150, 3)}
"""Homes and cases of three strata: 47 of 1,000 in all."""


def test_nineteen_of_twenty_intervals_hold_the_truth() -> None:
    """Drawn by 200 seeds: at least 190 of 95 % intervals over three strata hold 4.7 %."""
    strata = {name: [f"{name}{number}" for number in range(held)] for name, (held, _) in TRUTH.items()}
    right = 0
    for seed in range(200):
        found = draw(strata, {"a": 60, "b": 25, "c": 15}, seed)
        counts = [
            Counted(held, len(found[name]), sum(int(key[1:]) < cases for key in found[name]))
            for name, (held, cases) in TRUTH.items()
        ]
        whole = estimate(counts)
        right += (whole.low or 0) <= Fraction(47, 1000) <= (whole.high or 0)
    assert right >= 190
