"""A split loses no fen and depends on no order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.split import split

weights = st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=60).filter(any)
totals = st.integers(min_value=0, max_value=10**13)


@given(totals, weights)
def test_every_fen_is_conserved(total: int, given_weights: list[int]) -> None:
    assert sum(split(total, given_weights)) == total


@given(totals, weights)
def test_no_part_is_a_fen_off_its_quota(total: int, given_weights: list[int]) -> None:
    whole = sum(given_weights)
    for part, weight in zip(split(total, given_weights), given_weights, strict=True):
        assert total * weight // whole <= part <= -(-total * weight // whole)


@given(totals, weights, st.randoms())
def test_the_order_of_input_decides_nothing(total: int, given_weights: list[int], random: "object") -> None:
    keys = [f"{i:04d}" for i in range(len(given_weights))]
    straight = dict(zip(keys, split(total, given_weights, keys), strict=True))
    shuffled = list(zip(keys, given_weights, strict=True))
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = split(total, [w for _, w in shuffled], [k for k, _ in shuffled])
    assert dict(zip([k for k, _ in shuffled], again, strict=True)) == straight


@pytest.mark.requirement("R19", "income split to the fen by largest remainder")
def test_a_joint_station_of_equal_villages() -> None:
    parts = split(100_000_001, [187_200] * 175, [f"{i:03d}" for i in range(175)])
    assert sum(parts) == 100_000_001
    assert max(parts) - min(parts) <= 1


@pytest.mark.parametrize(("total", "given_weights"), [(-1, [1]), (1, [0, 0]), (1, [-1, 2]), (1, []), (1.0, [1])])
def test_nonsense_is_refused(total: int, given_weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"split|shared"):
        split(total, given_weights)
