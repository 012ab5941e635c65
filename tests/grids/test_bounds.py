"""Seats by households, grids by people: the numbers of the source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.grids.bounds import Bounds, in_force, party_seats
from hearthlight.grids.committee import Lack, judge, judge_sum

BOUNDS = in_force(date(2017, 3, 28))


@pytest.mark.requirement("R67", "239 -> 24..47; 358 -> 36..71")
@pytest.mark.parametrize(
    ("households", "seats"),
    [(239, (24, 47)), (358, (36, 71)), (240, (24, 48)), (241, (25, 48)), (0, (0, 0)), (5, (1, 1)), (4, (1, 0))],
)
def test_seats_of_households(households: int, seats: tuple[int, int]) -> None:
    assert BOUNDS.seats(households) == seats


@pytest.mark.requirement("R67", "10n >= h and 5n <= h")
@given(st.integers(0, 5000), st.integers(0, 1200))
def test_the_bounds_are_the_two_inequalities(households: int, seats: int) -> None:
    least, most = BOUNDS.seats(households)
    assert (least <= seats <= most) == (10 * seats >= households and 5 * seats <= households)


@pytest.mark.requirement("R67", "per grid and in the village sum")
def test_each_grid_and_the_sum_of_the_village() -> None:
    assert judge(239, 13, 11, 30, BOUNDS) == []
    assert judge(239, 12, 11, 30, BOUNDS) == [Lack("too_few", 23, 24, 47)]
    assert judge(239, 25, 23, 30, BOUNDS) == [Lack("too_many", 48, 24, 47)]
    assert judge_sum(239 + 358, 60, BOUNDS) == []
    assert judge_sum(239 + 358, 59, BOUNDS) == [Lack("too_few", 59, 60, 119)]
    assert judge_sum(239 + 358, 120, BOUNDS) == [Lack("too_many", 120, 60, 119)]


def test_four_households_fit_no_number_of_seats() -> None:
    assert [lack.code for lack in judge(4, 1, 0, 1, BOUNDS)] == ["no_number"]


@pytest.mark.requirement("R68", "party seats strictly above non-party, by a small margin (a setting)")
@pytest.mark.parametrize(
    ("party", "others", "code"),
    [
        (12, 12, "party_not_above"),
        (13, 12, None),
        (13, 11, None),
        (14, 11, "party_far_above"),
        (11, 13, "party_not_above"),
    ],
)
def test_party_members_are_slightly_more(party: int, others: int, code: str | None) -> None:
    assert [lack.code for lack in judge(239, party, others, 40, BOUNDS)] == ([code] if code else [])
    assert "party_margin" in BOUNDS.unconfirmed


@pytest.mark.requirement("R68", "a shortage of party members is named, seats never fall below h/10")
def test_a_shortage_is_named_and_seats_stay() -> None:
    short = judge(239, 9, 15, 9, BOUNDS)
    assert short == [Lack("party_short", 9, 13)]
    assert not short[0].blocks
    assert [lack.code for lack in judge(239, 9, 8, 9, BOUNDS) if lack.blocks] == ["too_few"]


@given(st.integers(1, 200))
def test_every_number_of_seats_has_one_smallest_majority(seats: int) -> None:
    party = party_seats(seats)
    assert party > seats - party
    assert party - 1 <= seats - (party - 1)
    assert party - (seats - party) <= Bounds().margin
