"""What must hold of a settlement before anything is paid, step by step, on its arrays alone. Pure.

Together the steps give: sum of statements = sum owed to villages = what villages keep + what is paid.
"""

import numpy as np

from hearthlight.money.nation.tables import Nation, Settled
from hearthlight.money.nation.whole_numbers import Ints, summed


class NotBalanced(ArithmeticError):
    """A sum of one step is not that of the step before, or an amount cannot be: nothing may be paid."""


def check(nation: Nation, settled: Settled) -> None:
    """Everything that must hold of a settlement of `nation`. Raises NotBalanced naming the first row that does not."""
    _amounts("stated", settled.stated, len(nation.station))
    _amounts("owed", settled.owed, len(settled.owed_statement))
    _amounts("credited", settled.credited, nation.villages)
    _amounts("kept", settled.kept, nation.villages)
    _amounts("paid", settled.paid, len(nation.payment_planned))
    _statements(nation, settled)
    _villages(nation, settled)


def _statements(nation: Nation, settled: Settled) -> None:
    owed_of_statement = summed(settled.owed_statement, settled.owed, len(settled.stated))
    _all(owed_of_statement == settled.stated, "statement {}: its villages' parts are not its amount")
    owed_to_village = summed(settled.owed_village, settled.owed, nation.villages)
    _all(owed_to_village == settled.credited, "village {}: it was not credited what it is owed")


def _villages(nation: Nation, settled: Settled) -> None:
    paid = summed(nation.payment_village, settled.paid, nation.villages)
    planned = summed(nation.payment_village, nation.payment_planned, nation.villages)
    _all(paid + settled.kept == settled.credited, "village {}: paid and kept are not what it was credited")
    _all(settled.paid <= nation.payment_planned, "payment {}: it is above its plan")
    _all((settled.kept == 0) | (paid == planned), "village {}: it keeps money that its plan pays out")


def _amounts(name: str, one: Ints, rows: int) -> None:
    if one.dtype != np.int64 or one.shape != (rows,):
        raise NotBalanced(f"{name}: {rows} rows of 64-bit integers are needed, not {one.dtype} of shape {one.shape}")
    _all(one >= 0, f"{name}: row {{}} is negative")


def _all(holds: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], otherwise: str) -> None:
    if not holds.all():
        raise NotBalanced(otherwise.format(int(np.argmin(holds))))
