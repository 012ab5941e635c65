"""Worth of many metered months at once: the same rounding as `pricing.amount`, on int64 arrays. Pure.

Energies in Wh, prices in 1/10,000 yuan per kWh, amounts in fen.
"""

import numpy as np
from numpy.typing import NDArray

from hearthlight.money.pricing import PARTS_OF_A_FEN

Ints = NDArray[np.int64]


def amounts(energy: Ints, price: Ints) -> Ints:
    """Fen of each month, rounded half to even once. Raises ValueError for what is negative, OverflowError for what
    does not fit."""
    refuse_negative(energy, price)
    refuse_overflow(energy, price)
    parts = energy * price
    fen, rest = np.divmod(parts, PARTS_OF_A_FEN)
    twice = 2 * rest
    up = (twice > PARTS_OF_A_FEN) | ((twice == PARTS_OF_A_FEN) & (fen % 2 == 1))
    return fen + up


def by_stream(energy: Ints, tariff: Ints, coal: Ints) -> tuple[Ints, Ints]:
    """(coal-price part, subsidy) of each month; together they are the rounded whole. Raises ValueError as `amounts`."""
    if np.any(coal > tariff):
        raise ValueError("a coal price is above the tariff that contains it")
    first = amounts(energy, coal)
    return first, amounts(energy, tariff) - first


def refuse_negative(*arrays: Ints) -> None:
    """Raises ValueError unless all are whole and none is negative."""
    for one in arrays:
        if one.dtype.kind != "i":
            raise ValueError("amounts, weights and energies are integers")
        if one.size and one.min() < 0:
            raise ValueError("amounts, weights and energies are never negative")


def refuse_overflow(one: Ints, other: Ints) -> None:
    """Raises OverflowError where the largest product would not fit into 64 bits: nothing is ever wrapped."""
    largest = int(one.max(initial=0)) * int(other.max(initial=0))
    if largest > np.iinfo(np.int64).max:
        raise OverflowError(f"a product of {largest} does not fit into 64 bits: settle it in smaller units or parts")
