"""What the next months will bring 发电与收益展望: energy with its band, and the money by stream. Pure.

A month ahead is what physics expects of it in a typical year, times the station's own level: what its meter read over
what was expected in the same months, drawn towards 1 while the history is short.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.sun.bands import band
from hearthlight.sun.climate import Spread
from hearthlight.sun.tariffs import Streams, worth

LONGEST = 24
"""Months of history that are looked at, the latest: a station of long ago is not the station of today."""


@dataclass(frozen=True)
class Level:
    """How a station stands to its climatology: `permille` of it, from so many `months` of its own."""

    permille: int
    months: int


@dataclass(frozen=True)
class Ahead:
    """Coming months: their energy with a band of eight in ten (Wh), and its money by stream (fen; None unknown)."""

    months: tuple[Month, ...]
    expected_wh: WattHour
    low_wh: WattHour
    high_wh: WattHour
    coal_fen: Fen | None = None
    subsidy_fen: Fen | None = None


def level(read: Mapping[Month, WattHour], typical: Sequence[WattHour], given: Spread) -> Level:
    """``(Σ read + d) / (Σ expected + d)`` over the latest months, d being ``(month_weather / model)²`` mean months.

    So many months of history weigh as much as the climatology, as its own spreads have it. `typical` are the twelve
    expected months, January first. Without history the level is 1,000 of 0 months.
    """
    kept = sorted(month for month in read if typical[month.number - 1])[-LONGEST:]
    drawn = round(sum(typical) / 12 * (given.month_weather / given.model) ** 2) if given.model else 0
    expected = sum(typical[month.number - 1] for month in kept) + drawn
    made = sum(read[month] for month in kept) + drawn
    return Level((2000 * made + expected) // (2 * expected) if expected else 1000, len(kept))


def ahead(months: Sequence[Month], typical: Sequence[WattHour], own: Level, given: Spread) -> Ahead:
    """The energy of coming months together, in Wh; what the history teaches narrows the model's part of the band."""
    energies = [typical[month.number - 1] * own.permille // 1000 for month in months]
    low, high = band(energies, learned(given, own.months))
    return Ahead(tuple(months), sum(energies), low, high)


def learned(given: Spread, months: int) -> Spread:
    """The spread after so many months of own history.

    One over the variances added: ``1/s² = 1/model² + n/month_weather²``; the weather to come is as wide as ever.
    """
    if not given.model or not given.month_weather:
        return given
    return replace(given, model=1 / sqrt(1 / given.model**2 + months / given.month_weather**2))


def in_money(found: Ahead, streams: Streams) -> Ahead:
    """The same with what the middle of the band is worth by stream; a stream that nobody knows stays None."""
    coal, subsidy = (
        None if price is None else worth(found.expected_wh, price) for price in (streams.coal, streams.subsidy)
    )
    return replace(found, coal_fen=coal, subsidy_fen=subsidy)


def whole_fen(energy: WattHour, streams: Streams) -> Fen:
    """What an energy is worth at the whole price, both streams together."""
    return worth(energy, streams.whole)
