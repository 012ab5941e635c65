"""Amounts of many months are those of one month at a time; what cannot be is refused and nothing wraps."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hearthlight.money import pricing
from hearthlight.money.nation.amounts import amounts, by_stream
from hearthlight.money.nation.whole_numbers import LARGEST, column, summed, total

WH, PRICE = st.integers(0, 10**11), st.integers(0, 20_000)
HALF_A_FEN = st.tuples(st.integers(0, 10**6).map(lambda n: 2 * n + 1), st.just(50_000))
"""Months that end on half a fen exactly."""


@given(st.lists(st.tuples(WH, PRICE) | HALF_A_FEN, max_size=30))
def test_amounts_are_those_of_one_month_at_a_time(rows: list[tuple[int, int]]) -> None:
    energy, price = ([row[n] for row in rows] for n in (0, 1))
    assert amounts(energy, price).tolist() == [pricing.amount(*row).fen for row in rows]


@pytest.mark.parametrize(("energy", "fen"), [(1, 0), (3, 2), (5, 2), (7, 4)])
def test_half_a_fen_goes_to_the_even_one(energy: int, fen: int) -> None:
    assert amounts([energy], [50_000]).tolist() == [fen]


@given(st.lists(st.tuples(WH, PRICE, st.integers(0, 3_000)), max_size=20))
def test_streams_are_those_of_one_month(rows: list[tuple[int, int, int]]) -> None:
    energy, coal = ([row[n] for row in rows] for n in (0, 1))
    first, subsidy = by_stream(energy, [price + rest for _, price, rest in rows], coal)
    expected = [pricing.by_stream(wh, price + rest, price) for wh, price, rest in rows]
    assert first.tolist() == [one[pricing.Stream.COAL] for one in expected]
    assert subsidy.tolist() == [one[pricing.Stream.SUBSIDY] for one in expected]


@pytest.mark.parametrize("kind", [np.int16, np.int32, np.uint32])
def test_narrow_integers_do_not_wrap(kind: type[np.integer]) -> None:
    assert amounts(np.array([30_000], kind), np.array([10_000], kind)).tolist() == [3_000]


def test_the_largest_product_fits_and_the_next_is_refused() -> None:
    assert amounts([LARGEST, 1], [1, 9_800]).tolist()[0] == pricing.amount(LARGEST, 1).fen
    with pytest.raises(OverflowError, match="product of row 1 does not fit"):
        amounts([1, LARGEST // 2 + 1], [9_800, 2])


@pytest.mark.parametrize(
    ("energy", "price"), [([-1], [1]), ([1], [-1]), ([1.0], [1]), ([1, 2], [1]), ([[1]], [[1]]), ([True], [1])]
)
def test_what_is_no_column_of_amounts_is_refused(energy: list[int], price: list[int]) -> None:
    with pytest.raises(ValueError, match=r"column of integers|negative|lengths"):
        amounts(energy, price)


def test_a_coal_price_above_its_tariff_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1 is above the tariff"):
        by_stream([1, 1], [9_800, 9_800], [3_693, 9_801])


def test_unsigned_numbers_beyond_64_bits_are_refused() -> None:
    with pytest.raises(OverflowError, match="energy: row 1"):
        column("energy", np.array([1, 2**63], np.uint64))


@example([(0, LARGEST), (0, 1)])
@example([(0, LARGEST), (1, LARGEST)])
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, LARGEST)), max_size=8))
def test_sums_are_exact_or_refused(rows: list[tuple[int, int]]) -> None:
    where, values = (np.array([row[n] for row in rows], np.int64) for n in (0, 1))
    exact = [sum(value for at, value in rows if at == group) for group in range(3)]
    assert total(values) == sum(exact)
    if max(exact) > LARGEST:
        with pytest.raises(OverflowError, match="sum of group"):
            summed(where, values, 3)
    else:
        assert summed(where, values, 3).tolist() == exact
