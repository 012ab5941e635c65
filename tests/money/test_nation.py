"""A nation settled in arrays is settled as one row by one would be, to the fen; what does not balance is refused."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.core.split import split
from hearthlight.money import pricing
from hearthlight.money.nation.amounts import amounts, by_stream
from hearthlight.money.nation.invented import nation
from hearthlight.money.nation.settling import NotBalanced, check, settle
from hearthlight.money.nation.splitting import split_groups
from hearthlight.money.splitting import by_share

WH, PRICE = st.integers(0, 10**11), st.integers(0, 20_000)


def array(numbers: list[int]) -> np.ndarray:
    return np.array(numbers, np.int64)


@given(st.lists(st.tuples(WH, PRICE), max_size=30))
def test_amounts_are_those_of_one_month_at_a_time(rows: list[tuple[int, int]]) -> None:
    energy, price = ([row[n] for row in rows] for n in (0, 1))
    assert amounts(array(energy), array(price)).tolist() == [pricing.amount(*row).fen for row in rows]


@given(WH, PRICE, st.integers(0, 3_000))
def test_streams_are_those_of_one_month(energy: int, coal: int, more: int) -> None:
    both = by_stream(array([energy]), array([coal + more]), array([coal]))
    one = pricing.by_stream(energy, coal + more, coal)
    assert [int(part[0]) for part in both] == [one[pricing.Stream.COAL], one[pricing.Stream.SUBSIDY]]


@pytest.mark.requirement("R19", "income split to the fen by largest remainder")
@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 10**9), st.lists(st.integers(0, 5), min_size=1, max_size=6)), max_size=8))
def test_groups_are_split_as_each_by_itself(groups: list[tuple[int, list[int]]]) -> None:
    kept = [(total if any(weights) else 0, weights) for total, weights in groups]
    totals, weights = array([total for total, _ in kept]), array([one for _, row in kept for one in row])
    group = np.repeat(np.arange(len(kept)), [len(row) for _, row in kept]).astype(np.int64)
    parts = split_groups(totals, group, weights)
    expected = [part for total, row in kept for part in split(total, row)]
    assert parts.tolist() == expected


def test_ties_go_to_the_smaller_key_whatever_the_order() -> None:
    parts = split_groups(array([1]), array([0, 0]), array([1, 1]), keys=array([9, 2]))
    assert parts.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("totals", "group", "weights", "error"),
    [
        ([-1], [0], [1], ValueError),
        ([1], [0], [0], ValueError),
        ([1, 1], [1, 0], [1, 1], ValueError),
        ([2**62], [0], [4], OverflowError),
    ],
)
def test_what_cannot_be_split_is_refused(
    totals: list[int], group: list[int], weights: list[int], error: type[Exception]
) -> None:
    with pytest.raises(error):
        split_groups(array(totals), array(group), array(weights))


def test_a_small_nation_is_settled_as_its_villages_one_by_one() -> None:
    made = nation(60, 25, 400, months=2)
    found = settle(made)
    credited = [0] * made.villages
    for number, fen in enumerate(found.stated.tolist()):
        own = made.share_station == made.station[number]
        owners = dict.fromkeys(map(str, made.share_village[own].tolist()), 0)
        if len(owners) == own.sum():
            weights = made.share_weight[own].tolist()
            padded = [f"{village:09d}" for village in made.share_village[own].tolist()]
            for village, part in by_share(fen, dict(zip(padded, weights, strict=True))).items():
                credited[int(village)] += part
        else:
            pytest.skip("a village holds two shares of one station in this nation")
    assert found.credited.tolist() == credited
    assert found.total == int(found.kept.sum() + found.paid.sum())


@pytest.mark.parametrize("field", ["credited", "kept", "paid"])
def test_a_fen_too_many_anywhere_is_found(field: str) -> None:
    made = nation(300, 40, 900)
    found = settle(made)
    wrong = getattr(found, field).copy()
    wrong[np.argmax(wrong)] += 1
    with pytest.raises(NotBalanced):
        check(made, replace(found, **{field: wrong}))


def test_no_payment_is_above_its_plan_and_what_is_too_little_is_shared() -> None:
    made = nation(10, 5, 5_000)
    found = settle(made)
    assert (found.paid <= made.payment_planned).all()
    assert (found.kept == 0).any()
    assert (found.paid >= 0).all()
