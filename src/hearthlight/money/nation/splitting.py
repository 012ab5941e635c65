"""Many totals split at once, each over its own group, by largest remainder: equal to `core.split.split`. Pure."""

import numpy as np
from numpy.typing import ArrayLike

from hearthlight.money.nation.whole_numbers import (
    Ints,
    column,
    indices,
    product,
    refuse_lengths,
    refuse_unsorted,
    summed,
)


def split_groups(totals: ArrayLike, group: ArrayLike, weights: ArrayLike, keys: ArrayLike | None = None) -> Ints:
    """Parts of ``totals[g]`` for each row with ``group == g``, in proportion to its weight; they add up exactly.

    `group`, `weights` and `keys` have one row a part; `group` ascends and holds row numbers of `totals`. Ties go to the
    smaller key, without `keys` to the earlier row; a zero weight gets zero. A group whose total is zero may be empty.

    Raises ValueError for what is no integer, negative, unsorted, of different lengths, or has something to share and no
    weight; OverflowError for a product or a sum of weights beyond 64 bits.
    """
    shared = column("totals", totals)
    owner, weight = indices("group", group, len(shared)), column("weights", weights)
    key = np.arange(len(owner)) if keys is None else column("keys", keys)
    refuse_lengths(group=owner, weights=weight, keys=key)
    refuse_unsorted("group", owner)
    whole = summed(owner, weight, len(shared))
    _refuse_weightless(shared, whole)
    return _parts(shared, owner, weight, whole, key)


def _parts(totals: Ints, group: Ints, weights: Ints, whole: Ints, keys: Ints) -> Ints:
    parts, rest = np.divmod(product(totals[group], weights), np.maximum(whole, 1)[group])
    missing = totals - summed(group, parts, len(totals))
    rows = _by_remainder(group, rest, keys)
    sorted_group = group[rows]
    starts = np.searchsorted(sorted_group, np.arange(len(totals)))
    place = np.arange(len(rows)) - starts[sorted_group]
    parts[rows] += place < missing[sorted_group]
    return parts


def _by_remainder(group: Ints, rest: Ints, keys: Ints) -> Ints:
    # The fen left over in a group are fewer than its rows with a remainder, so the others need no sorting.
    rows: Ints = np.flatnonzero(rest)
    order = np.lexsort((keys[rows], -rest[rows], group[rows]))
    return rows[order]


def _refuse_weightless(totals: Ints, whole: Ints) -> None:
    bad = (totals > 0) & (whole == 0)
    if bad.any():
        raise ValueError(f"nothing can be shared in group {int(bad.argmax())}: every weight is zero or there is none")
