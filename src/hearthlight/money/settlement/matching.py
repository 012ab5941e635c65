"""A stated row beside what the meter read and what the price is: differences by name, never silently. Pure.

Energies in Wh, prices in 1/10,000 yuan per kWh, amounts in fen.
"""

from dataclasses import dataclass
from enum import StrEnum

from hearthlight.core.money import Fen
from hearthlight.core.units import WattHour
from hearthlight.money.pricing import amount


class Difference(StrEnum):
    """What does not fit; those in BLOCKING keep the file from being taken in."""

    UNKNOWN_STATION = "unknown_station"
    TWICE = "twice"
    NO_OWNER = "no_owner"
    SUM = "sum"
    NO_PRICE = "no_price"
    STANDS = "stands"
    CORRECTS = "corrects"
    OTHER_STREAM = "other_stream"
    NOT_CONNECTED = "not_connected"
    NOT_READ = "not_read"
    ENERGY = "energy"
    PRICE = "price"
    PRICE_UNKNOWN = "price_unknown"


BLOCKING = (
    Difference.UNKNOWN_STATION,
    Difference.TWICE,
    Difference.NO_OWNER,
    Difference.SUM,
    Difference.NO_PRICE,
    Difference.OTHER_STREAM,
)
ROUNDING = 1
"""Fen by which energy times price may differ from the sum on the paper."""


@dataclass(frozen=True)
class Known:
    """What is known beside a stated row; None where nothing is.

    `read_wh` is what the meter read in the month, `rule_price` the stream's price by rule, `stands` the fen of the
    statement that stands, `other_streams` those stated for the same month in another way (whole beside parts).
    """

    connected: bool
    owned: bool
    read_wh: WattHour | None = None
    rule_price: int | None = None
    stands: tuple[WattHour, Fen] | None = None
    other_stream: bool = False


def differences(energy: WattHour, price: int | None, fen: Fen, known: Known | None) -> tuple[Difference, ...]:
    """Every difference of one stated row, the blocking ones first; `known` is None for a station nobody knows."""
    if known is None:
        return (Difference.UNKNOWN_STATION,)
    found = [name for name, differs in _asked(energy, price, fen, known).items() if differs]
    return tuple(sorted(found, key=lambda one: one not in BLOCKING))


def _asked(energy: WattHour, price: int | None, fen: Fen, known: Known) -> dict[Difference, bool]:
    used = price if price is not None else known.rule_price
    again = known.stands == (energy, fen)
    return {
        Difference.NO_OWNER: not known.owned,
        Difference.NO_PRICE: used is None,
        Difference.SUM: used is not None and abs(amount(energy, used).fen - fen) > ROUNDING,
        Difference.OTHER_STREAM: known.other_stream,
        Difference.STANDS: again,
        Difference.CORRECTS: known.stands is not None and not again,
        Difference.NOT_CONNECTED: not known.connected,
        Difference.NOT_READ: known.read_wh is None,
        Difference.ENERGY: known.read_wh is not None and known.read_wh != energy,
        Difference.PRICE: price is not None and known.rule_price is not None and price != known.rule_price,
        Difference.PRICE_UNKNOWN: known.rule_price is None,
    }
