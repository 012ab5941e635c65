"""Worth of many metered months at once: the same rounding as `pricing.amount`, on int64 arrays. Pure.

Energies in Wh, prices in 1/10,000 yuan per kWh, amounts in fen; every column has one row a month.
"""

import numpy as np
from numpy.typing import ArrayLike

from hearthlight.money.nation.whole_numbers import Ints, column, product, refuse_lengths
from hearthlight.money.pricing import PARTS_OF_A_FEN


def amounts(energy: ArrayLike, price: ArrayLike) -> Ints:
    """Fen of each month, rounded half to even once.

    Raises ValueError for what is no integer, negative or of different lengths, OverflowError for a product beyond 64
    bits.
    """
    wh, at = column("energy", energy), column("price", price)
    refuse_lengths(energy=wh, price=at)
    fen, rest = np.divmod(product(wh, at), PARTS_OF_A_FEN)
    twice = 2 * rest
    fen += (twice > PARTS_OF_A_FEN) | ((twice == PARTS_OF_A_FEN) & (fen % 2 == 1))
    return fen


def by_stream(energy: ArrayLike, tariff: ArrayLike, coal_price: ArrayLike) -> tuple[Ints, Ints]:
    """(coal-price part, subsidy) of each month in fen; together they are the rounded whole.

    For months whose coal price is known; of the others only `amounts` is stated. Raises as `amounts`, and ValueError
    when a coal price is above its tariff.
    """
    whole, coal = amounts(energy, tariff), amounts(energy, coal_price)
    above = column("coal_price", coal_price) > column("tariff", tariff)
    if above.any():
        raise ValueError(f"coal_price: row {int(above.argmax())} is above the tariff that contains it")
    return coal, whole - coal
