"""A nation settled: statements to villages by share, village money to payments by plan, every step checked. Pure.

All amounts in fen. Nothing is made and nothing lost: what a village's plan does not take stays in its account.
"""

import numpy as np

from hearthlight.money.nation.amounts import amounts
from hearthlight.money.nation.balance import check
from hearthlight.money.nation.splitting import split_groups
from hearthlight.money.nation.tables import Nation, Settled, checked
from hearthlight.money.nation.whole_numbers import Ints, summed


def settle(nation: Nation) -> Settled:
    """Settle everything; each statement is split by itself, and a village pays the smaller of plan and account.

    Raises ValueError for tables that are refused (see `tables.checked`) and for a stated station that nobody owns,
    OverflowError for what 64 bits do not hold, NotBalanced when a step's sums are not those of the step before.
    """
    given = checked(nation)
    stated = amounts(given.energy, given.price)
    statement, rows = _owners(given)
    village = given.share_village[rows]
    owed = split_groups(stated, statement, given.share_weight[rows], village)
    credited = summed(village, owed, given.villages)
    spent = np.minimum(summed(given.payment_village, given.payment_planned, given.villages), credited)
    paid = split_groups(spent, given.payment_village, given.payment_planned)
    settled = Settled(stated, statement, village, owed, credited, credited - spent, paid, given.synthetic)
    check(given, settled)
    return settled


def _owners(nation: Nation) -> tuple[Ints, Ints]:
    """For each statement and owner: the statement's row, and the row of the share."""
    bounds = np.searchsorted(nation.share_station, np.arange(nation.stations + 1))
    first, owners = bounds[nation.station], np.diff(bounds)[nation.station]
    if not owners.all():
        raise ValueError(f"station {int(nation.station[np.argmin(owners)])} has a statement but no owner")
    statement = np.repeat(np.arange(len(owners)), owners)
    before = np.cumsum(owners) - owners
    return statement, np.arange(len(statement)) + np.repeat(first - before, owners)
