"""A nation settled: statements to villages by share, village money to payments by plan, every step checked. Pure.

All amounts in fen. Nothing is made and nothing lost: what a village's plan does not take stays in its account.
"""

from dataclasses import dataclass

import numpy as np

from hearthlight.money.nation.amounts import Ints, amounts
from hearthlight.money.nation.splitting import split_groups


class NotBalanced(ArithmeticError):
    """A sum of one step is not that of the step before: nothing may be paid."""


@dataclass(frozen=True)
class Nation:
    """What is settled, as columns.

    Statements: `station` (sorted indices), `energy` Wh, `price`. Shares: `share_station` (sorted), `share_village`,
    `share_weight` (watts). Payments: `payment_village` (sorted), `payment_planned` fen.
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


@dataclass(frozen=True)
class Settled:
    """Where the money is: `stated` fen by statement, `credited` and `kept` by village, `paid` by payment."""

    stated: Ints
    credited: Ints
    kept: Ints
    paid: Ints

    @property
    def total(self) -> int:
        """All that was stated."""
        return int(self.stated.sum())


def settle(nation: Nation) -> Settled:
    """Settle everything. Raises NotBalanced, ValueError, OverflowError."""
    stated = amounts(nation.energy, nation.price)
    credited = _credited(nation, stated)
    _same("statements and villages", int(stated.sum()), int(credited.sum()))
    planned = _summed(nation.payment_village, nation.payment_planned, nation.villages)
    spent = np.minimum(planned, credited)
    paid = split_groups(spent, nation.payment_village, nation.payment_planned)
    settled = Settled(stated, credited, credited - spent, paid)
    check(nation, settled)
    return settled


def _credited(nation: Nation, stated: Ints) -> Ints:
    """Each statement to the owners of its station, to the fen; a statement is split by itself, never with others."""
    first = np.searchsorted(nation.share_station, nation.station)
    owners = np.searchsorted(nation.share_station, nation.station, side="right") - first
    if np.any(owners == 0):
        raise ValueError("a station with a statement has no owner")
    group = np.repeat(np.arange(len(stated)), owners)
    place = np.arange(len(group)) - np.repeat(np.cumsum(owners) - owners, owners)
    rows = np.repeat(first, owners) + place
    parts = split_groups(stated, group, nation.share_weight[rows], nation.share_village[rows])
    return _summed(nation.share_village[rows], parts, nation.villages)


def _summed(where: Ints, values: Ints, size: int) -> Ints:
    """Integer sums by index: a float would lose fen."""
    sums = np.zeros(size, np.int64)
    np.add.at(sums, where, values)
    return sums


def check(nation: Nation, settled: Settled) -> None:
    """Everything that must hold of a settlement. Raises NotBalanced naming what does not."""
    _same("villages, kept and paid", int(settled.credited.sum()), int(settled.kept.sum()) + int(settled.paid.sum()))
    by_village = _summed(nation.payment_village, settled.paid, nation.villages)
    if np.any(by_village + settled.kept != settled.credited):
        raise NotBalanced("a village's payments and what it keeps are not what it was credited")
    if np.any(settled.paid > nation.payment_planned) or np.any(settled.paid < 0) or np.any(settled.kept < 0):
        raise NotBalanced("a payment is above its plan, or an amount is negative")


def _same(what: str, one: int, other: int) -> None:
    if one != other:
        raise NotBalanced(f"{what}: {one} fen are not {other} fen")
