"""What a nation's settlement is made of and what it gives, as columns. Pure."""

from dataclasses import dataclass, replace

import numpy as np

from hearthlight.money.nation.whole_numbers import Ints, column, indices, refuse_lengths, refuse_unsorted, total


@dataclass(frozen=True)
class Nation:
    """Three tables of int64 columns; stations and villages are row numbers from 0.

    Statements, one row a station and month: `station`, `energy` Wh, `price` in 1/10,000 yuan per kWh. Shares, one row a
    station and owning village: `share_station` (ascending), `share_village`, `share_weight` W. Payments:
    `payment_village` (ascending; within a village by household number, which decides ties), `payment_planned` fen.
    Villages are numbered in the order of their area codes, which decides ties. `synthetic`: invented, no real money.
    """

    stations: int
    villages: int
    station: Ints
    energy: Ints
    price: Ints
    share_station: Ints
    share_village: Ints
    share_weight: Ints
    payment_village: Ints
    payment_planned: Ints
    synthetic: bool = False


@dataclass(frozen=True)
class Totals:
    """Rows and fen of a settlement: ``stated == credited == kept + paid``."""

    statements: int
    villages: int
    payments: int
    stated: int
    credited: int
    kept: int
    paid: int
    synthetic: bool


@dataclass(frozen=True)
class Settled:
    """Where the money is, int64 fen: `stated` by statement; `credited` and `kept` by village; `paid` by payment.

    `owed` has one row a statement and owner: that of statement `owed_statement` to village `owed_village`.
    """

    stated: Ints
    owed_statement: Ints
    owed_village: Ints
    owed: Ints
    credited: Ints
    kept: Ints
    paid: Ints
    synthetic: bool = False

    @property
    def totals(self) -> Totals:
        """Rows and fen, added up anew."""
        rows = (len(self.stated), len(self.credited), len(self.paid))
        fen = (total(self.stated), total(self.credited), total(self.kept), total(self.paid))
        return Totals(*rows, *fen, self.synthetic)


def checked(nation: Nation) -> Nation:
    """The same nation with every column as 64-bit integers.

    Raises ValueError for what is no integer, negative, unsorted, of different lengths, points beside its table, or
    names a village twice at one station.
    """
    good = replace(
        nation,
        station=indices("station", nation.station, nation.stations),
        energy=column("energy", nation.energy),
        price=column("price", nation.price),
        share_station=indices("share_station", nation.share_station, nation.stations),
        share_village=indices("share_village", nation.share_village, nation.villages),
        share_weight=column("share_weight", nation.share_weight),
        payment_village=indices("payment_village", nation.payment_village, nation.villages),
        payment_planned=column("payment_planned", nation.payment_planned),
    )
    _refuse_tables(good)
    return good


def _refuse_tables(one: Nation) -> None:
    refuse_lengths(station=one.station, energy=one.energy, price=one.price)
    refuse_lengths(share_station=one.share_station, share_village=one.share_village, share_weight=one.share_weight)
    refuse_lengths(payment_village=one.payment_village, payment_planned=one.payment_planned)
    refuse_unsorted("share_station", one.share_station)
    refuse_unsorted("payment_village", one.payment_village)
    order = np.lexsort((one.share_village, one.share_station))
    station, village = one.share_station[order], one.share_village[order]
    twice = (station[1:] == station[:-1]) & (village[1:] == village[:-1])
    if twice.any():
        raise ValueError(f"station {int(station[1:][twice][0])} names a village twice: add up its shares")
