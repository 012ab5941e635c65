"""Income of an invented nation's homes in fen: one year's accounts and the net of the year before. Pure: arrays."""

import numpy as np
import polars as pl

from hearthlight.standard.nation.draw import Array, Random, chance, told, whole
from hearthlight.standard.nation.lives import YES_NO

ACCOUNTS = {"wage": 420_000, "business": 210_000, "property": 15_000, "transfer": 190_000, "cost": 45_000}
"""Mean of each account in fen a head, in the year `OF`; every year after it is higher by `GROWTH`, before it lower."""
OF, GROWTH, SPREAD = 2016, 1.1, 0.35


def incomes(random: Random, size: Array, year: int) -> dict[str, pl.Series]:
    """The ``*_fen`` columns, ``size_prev`` and ``income_verified``; of two homes in a hundred nothing was declared."""
    count = len(size)
    known = ~chance(random, 0.02, count)
    level = size * GROWTH ** (year - OF) * np.exp(random.standard_normal(count, dtype=np.float32) * SPREAD)
    parts = {name: _account(random, level, middle) for name, middle in ACCOUNTS.items()}
    net = parts["wage"] + parts["business"] + parts["property"] + parts["transfer"] - parts["cost"]
    before = (net * (0.6 + 0.5 * random.random(count, dtype=np.float32))).astype(np.int64)
    verified = np.where(chance(random, 0.05, count), 0, 1)
    return {
        "net_fen": whole(known, net),
        **{f"{name}_fen": whole(known, part) for name, part in parts.items()},
        "self_paid_fen": whole(known, np.where(chance(random, 0.3, count), _account(random, level, 90_000), 0)),
        "net_fen_prev": whole(~chance(random, 0.06, count), before),
        "size_prev": pl.Series(np.maximum(size - chance(random, 0.03, count) + chance(random, 0.02, count), 1)),
        "income_verified": told([False, True, None], np.where(known, verified, 2), YES_NO),
    }


def _account(random: Random, level: Array, middle: int) -> Array:
    return (level * random.random(len(level), dtype=np.float32) * 2 * middle).astype(np.int64)
