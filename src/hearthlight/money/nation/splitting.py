"""Many totals split at once, each over its own group, by largest remainder: equal to `core.split.split`. Pure."""

import numpy as np

from hearthlight.money.nation.amounts import Ints, refuse_negative, refuse_overflow


def split_groups(totals: Ints, group: Ints, weights: Ints, keys: Ints | None = None) -> Ints:
    """Parts of ``totals[g]`` for each row with ``group == g``, in proportion to its weight; they add up exactly.

    `group` is sorted and holds indices of `totals`; ties go to the smaller key, without `keys` to the earlier row. A
    zero weight gets zero. Raises ValueError for what is negative, unsorted, or has something to share and no weight;
    OverflowError for products beyond 64 bits.
    """
    refuse_negative(totals, weights, group)
    _refuse_unsorted(group, len(totals))
    whole = np.zeros(len(totals), np.int64)
    np.add.at(whole, group, weights)
    if np.any((totals > 0) & (whole == 0)):
        raise ValueError("nothing can be shared: every weight of a group is zero")
    refuse_overflow(totals, weights)
    return _parts(totals, group, weights, whole, keys)


def _parts(totals: Ints, group: Ints, weights: Ints, whole: Ints, keys: Ints | None) -> Ints:
    divisor = np.maximum(whole, 1)[group]
    parts, rest = np.divmod(totals[group] * weights, divisor)
    given = np.zeros(len(totals), np.int64)
    np.add.at(given, group, parts)
    missing = np.where(whole > 0, totals - given, 0)
    order = np.lexsort((np.arange(len(group)) if keys is None else keys, -rest, group))
    starts = np.searchsorted(group, np.arange(len(totals)))
    place = np.arange(len(group)) - starts[group]
    parts[order] += place < missing[group]
    return parts


def _refuse_unsorted(group: Ints, groups: int) -> None:
    if group.size and (np.any(np.diff(group) < 0) or group[-1] >= groups):
        raise ValueError("rows stand in the order of their groups, each group with its total")
