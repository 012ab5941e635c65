"""Energy to fen."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.money.pricing import PARTS_OF_A_FEN, Stream, amount, by_stream

energies = st.integers(0, 10**12)
prices = st.integers(0, 20_000)


@pytest.mark.requirement("R12", "implied tariff 1.00 yuan/kWh")
def test_98270_kwh_at_one_yuan_are_98270_yuan() -> None:
    assert amount(98_270_000, 10_000).fen == 9_827_000


@given(energies, prices)
def test_one_rounding_and_its_remainder_named(energy: int, price: int) -> None:
    found = amount(energy, price)
    assert found.fen * PARTS_OF_A_FEN + found.remainder == energy * price
    assert abs(found.remainder) <= PARTS_OF_A_FEN // 2
    assert found.fen == round(Fraction(energy * price, PARTS_OF_A_FEN))


def test_a_half_fen_goes_to_the_even_one() -> None:
    assert [amount(energy, 1).fen for energy in (50_000, 150_000, 250_000)] == [0, 2, 2]


@given(energies, prices, prices)
def test_the_streams_add_up_to_the_whole(energy: int, one: int, other: int) -> None:
    coal_price, tariff = sorted((one, other))
    parts = by_stream(energy, tariff, coal_price)
    assert sum(parts.values()) == by_stream(energy, tariff, None)[Stream.WHOLE]
    assert min(parts.values()) >= 0


def test_an_unknown_coal_price_leaves_only_the_sum() -> None:
    assert by_stream(1_000_000, 10_000, None) == {Stream.WHOLE: 100_000}


@pytest.mark.parametrize(("energy", "price"), [(1.5, 1), (1, 0.98), (-1, 1), (True, 1)])
def test_only_integers(energy: int, price: int) -> None:
    with pytest.raises(ValueError, match="integers"):
        amount(energy, price)


def test_a_coal_price_above_the_tariff_is_refused() -> None:
    with pytest.raises(ValueError, match="above the tariff"):
        by_stream(1000, 3000, 3693)
