"""A sample is the same on any machine, takes no more than there is, and draws everybody equally often."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.checks.sampling import Allocation, BadSample, allocate, draw, list_digest

STRATA = {"east": [f"e{n}" for n in range(30)], "west": [f"w{n}" for n in range(10)]}
SIZES = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 40), min_size=1, max_size=6)


def test_the_same_seed_draws_the_same_homes_everywhere() -> None:
    """These very keys: whoever changes the lots changes what an auditor drew."""
    assert draw(STRATA, {"east": 3, "west": 2}, 2017) == {"east": ["e17", "e1", "e9"], "west": ["w7", "w1"]}
    assert draw(STRATA, {"east": 3, "west": 2}, 2018) != draw(STRATA, {"east": 3, "west": 2}, 2017)


def test_neither_order_nor_size_of_the_list_moves_who_was_drawn() -> None:
    backwards = {name: list(reversed(keys)) for name, keys in reversed(STRATA.items())}
    assert draw(backwards, {"west": 2, "east": 3}, 1) == draw(STRATA, {"east": 3, "west": 2}, 1)
    assert draw(STRATA, {"east": 9}, 1)["east"][:3] == draw(STRATA, {"east": 3}, 1)["east"]
    assert list_digest(backwards) == list_digest(STRATA)
    assert list_digest(STRATA | {"west": ["w1"]}) != list_digest(STRATA)


def test_everybody_is_drawn_equally_often() -> None:
    """1,000 draws of 3 out of 30: 100 each, and nobody further off than chance allows (five standard deviations)."""
    times = Counter(key for seed in range(1_000) for key in draw(STRATA, {"east": 3}, seed)["east"])
    assert set(times) == set(STRATA["east"])
    assert all(abs(number - 100) < 47 for number in times.values())


@given(SIZES, st.data(), st.sampled_from(["proportional", "equal"]))
def test_a_sample_adds_up_and_no_stratum_gives_more_than_it_has(
    sizes: dict[str, int], data: st.DataObject, how: Allocation
) -> None:
    total = data.draw(st.integers(0, sum(sizes.values())))
    wanted = allocate(sizes, total, how)
    assert sum(wanted.values()) == total
    assert all(0 <= wanted[name] <= held for name, held in sizes.items())


@given(SIZES, st.data())
def test_proportional_is_within_one_of_its_share_and_equal_within_one_of_the_rest(
    sizes: dict[str, int], data: st.DataObject
) -> None:
    whole = sum(sizes.values())
    total = data.draw(st.integers(0, whole))
    shares = allocate(sizes, total)
    assert all(abs(shares[name] * whole - total * held) < max(whole, 1) for name, held in sizes.items())
    alike = allocate(sizes, total, "equal")
    unfilled = [number for name, number in alike.items() if number < sizes[name]]
    assert not unfilled or max(alike.values()) - min(unfilled) <= 1


@pytest.mark.parametrize("asked", [-1, 41])
def test_more_than_there_is_is_refused_with_what_is_possible(asked: int) -> None:
    with pytest.raises(BadSample, match=f"{asked} were asked for: choose a number from 0 to 40"):
        allocate({name: len(keys) for name, keys in STRATA.items()}, asked)
    with pytest.raises(BadSample, match="11 were asked for of stratum 'west'"):
        draw(STRATA, {"west": 11}, 1)
