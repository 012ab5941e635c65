"""Many totals are split as each by itself: conserved, ties to the smaller key, nothing to a zero weight."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.core.split import split
from hearthlight.money.nation.splitting import split_groups
from hearthlight.money.nation.whole_numbers import LARGEST, Ints

Group = tuple[int, list[int], list[int]]
"""A total, weights and keys."""


@st.composite
def groups(draw: st.DrawFn, most: int = 8) -> list[Group]:
    """Groups with few different weights, so that ties are common; some empty, some of zeros alone."""
    made = []
    for _ in range(draw(st.integers(0, most))):
        weights = draw(st.lists(st.integers(0, 4) | st.integers(0, 10**6), max_size=6))
        keys = draw(st.permutations(range(len(weights))))
        made.append((draw(st.integers(0, 10**12)) if any(weights) else 0, weights, list(keys)))
    return made


def columns(made: list[Group]) -> tuple[list[int], Ints, list[int], list[int]]:
    """Totals, and for each part its group, weight and key."""
    group = np.repeat(np.arange(len(made)), [len(weights) for _, weights, _ in made])
    weights, keys = (list(chain.from_iterable(one[n] for one in made)) for n in (1, 2))
    return [total for total, _, _ in made], group.astype(np.int64), weights, keys


@pytest.mark.requirement("R19", "income split to the fen by largest remainder")
@settings(max_examples=150, deadline=None)
@given(groups())
def test_groups_are_split_as_each_by_itself(made: list[Group]) -> None:
    totals, group, weights, keys = columns(made)
    by_key = [part for total, row, key in made for part in split(total, row, [f"{one:03d}" for one in key])]
    assert split_groups(totals, group, weights, keys).tolist() == by_key
    by_row = [part for total, row, _ in made for part in split(total, row)]
    assert split_groups(totals, group, weights).tolist() == by_row


@pytest.mark.requirement("R19", "income split to the fen by largest remainder")
@settings(max_examples=80, deadline=None)
@given(groups())
def test_every_total_is_conserved_and_no_part_is_off_by_a_fen(made: list[Group]) -> None:
    totals, group, weights, keys = columns(made)
    parts = split_groups(totals, group, weights, keys).tolist()
    for number, (total, row, _) in enumerate(made):
        mine = [part for part, at in zip(parts, group.tolist(), strict=True) if at == number]
        assert sum(mine) == total
        assert all(
            abs(part * sum(row) - total * weight) < sum(row) for part, weight in zip(mine, row, strict=True) if total
        )
        assert not any(part for part, weight in zip(mine, row, strict=True) if not weight)


@given(st.integers(0, LARGEST))
def test_a_single_part_is_the_total(total: int) -> None:
    assert split_groups([total], [0], [1]).tolist() == [total]


def test_empty_groups_stand_anywhere() -> None:
    assert split_groups([], [], []).tolist() == []
    assert split_groups([0, 5, 0, 1, 0], [1, 1, 3], [1, 1, 7]).tolist() == [3, 2, 1]


def test_ties_go_to_the_smaller_key_whatever_the_order() -> None:
    assert split_groups([1], [0, 0], [1, 1], keys=[9, 2]).tolist() == [0, 1]
    assert split_groups([2, 1], [0, 0, 0, 1, 1], [1, 1, 1, 1, 1], keys=[3, 2, 1, 1, 2]).tolist() == [0, 1, 1, 1, 0]


def test_narrow_integers_do_not_wrap() -> None:
    narrow = [np.array(one, np.int32) for one in ([1_000_000], [0, 0], [70_000, 30_000])]
    assert split_groups(*narrow).tolist() == [700_000, 300_000]


def test_only_products_within_one_row_must_fit() -> None:
    assert split_groups([2**40, 5], [0, 1], [3, 2**40]).tolist() == [2**40, 5]


@pytest.mark.parametrize(
    ("totals", "group", "weights", "error", "sentence"),
    [
        ([-1], [0], [1], ValueError, "totals: row 0 is negative"),
        ([1], [0, 0], [2, -1], ValueError, "weights: row 1 is negative"),
        ([1], [-1], [1], ValueError, "group: row 0 is negative"),
        ([1], [1], [1], ValueError, "points at 1, but there are only 1"),
        ([1], [0], [0], ValueError, "nothing can be shared in group 0"),
        ([0, 1], [0], [1], ValueError, "nothing can be shared in group 1"),
        ([1, 1], [1, 0], [1, 1], ValueError, "smaller than the row before"),
        ([1], [0], [1, 2], ValueError, "different lengths"),
        ([1.5], [0], [1], ValueError, "column of integers"),
        ([2**62], [0, 0], [4, 1], OverflowError, "product of row 0 does not fit"),
        ([1], [0, 0], [2**62, 2**62], OverflowError, "sum of group 0 does not fit"),
    ],
)
def test_what_cannot_be_split_is_refused(
    totals: list[int], group: list[int], weights: list[int], error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        split_groups(totals, group, weights)
