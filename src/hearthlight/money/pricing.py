"""What a metered month is worth: integer watt-hours at integer prices to integer fen, in its streams. Pure.

The utility pays the coal-fired benchmark price 脱硫煤标杆电价 soon and the state's subsidy 补贴 late: a month has
two streams. Where the coal price of the time is not known, only the sum is stated.
"""

from dataclasses import dataclass
from enum import StrEnum

from hearthlight.core.money import Fen
from hearthlight.core.units import WattHour

PARTS_OF_A_FEN = 100_000
"""A watt-hour at 1/10,000 yuan per kWh is this part of a fen."""


class Stream(StrEnum):
    """One of the two ways a month's money comes, or the sum of both where the split is not known."""

    COAL = "coal"
    SUBSIDY = "subsidy"
    WHOLE = "whole"


@dataclass(frozen=True)
class Amount:
    """Fen after one rounding, and what the rounding left: `remainder` is in 1/100,000 fen and may be negative."""

    fen: Fen
    remainder: int


def amount(energy: WattHour, price: int) -> Amount:
    """The worth of `energy` at `price` (1/10,000 yuan per kWh), rounded half to even once.

    Raises ValueError for what is no integer or negative.
    """
    if type(energy) is not int or type(price) is not int or energy < 0 or price < 0:
        raise ValueError("energy and price are integers of watt-hours and 1/10,000 yuan per kWh, never negative")
    parts = energy * price
    fen, rest = divmod(parts, PARTS_OF_A_FEN)
    twice = 2 * rest
    if twice > PARTS_OF_A_FEN or (twice == PARTS_OF_A_FEN and fen % 2):
        fen += 1
    return Amount(fen, parts - fen * PARTS_OF_A_FEN)


def by_stream(energy: WattHour, tariff: int, coal_price: int | None) -> dict[Stream, Fen]:
    """The month's fen by stream at the whole `tariff`; without a known coal price only their sum.

    The subsidy is what the coal-price part leaves, so the two always add up to the rounded whole.
    Raises ValueError when the coal price is above the tariff.
    """
    whole = amount(energy, tariff).fen
    if coal_price is None:
        return {Stream.WHOLE: whole}
    if coal_price > tariff:
        raise ValueError(f"the coal price {coal_price} is above the tariff {tariff} that contains it")
    coal = amount(energy, coal_price).fen
    return {Stream.COAL: coal, Stream.SUBSIDY: whole - coal}
