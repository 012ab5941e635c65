"""The middle of each station's neighbours, period by period. Pure."""

import numpy as np

from hearthlight.sun.health.neighbours import ENOUGH, NOBODY
from hearthlight.sun.health.wide import Flags, Floats, Ints

_BLOCK = 128


def middle(values: Floats, neighbours: Ints) -> tuple[Floats, Ints]:
    """(median, count) of the neighbours' known `values` (n, t): both (n, t); NaN where fewer than five are known."""
    median, count = np.empty_like(values), np.empty(values.shape, dtype=np.int64)
    for start in range(0, len(values), _BLOCK):
        block = slice(start, start + _BLOCK)
        asked = neighbours[block]
        taken = np.where((asked == NOBODY)[:, None, :], np.nan, values.T[:, asked].transpose(1, 0, 2))
        taken.sort(axis=2)
        count[block] = (~np.isnan(taken)).sum(axis=2)
        median[block] = _middle_of_sorted(taken, count[block])
    return np.where(count >= ENOUGH, median, np.nan), count


def _middle_of_sorted(taken: Floats, count: Ints) -> Floats:
    lower, upper = np.maximum(count - 1, 0) // 2, np.maximum(count, 1) // 2
    low, high = (np.take_along_axis(taken, place[..., None], axis=-1)[..., 0] for place in (lower, upper))
    return np.asarray((low + high) / 2)


def median_of(values: Floats, axis: int) -> Floats:
    """Median of what is known along an axis, NaN where nothing is; no warning."""
    ordered = np.sort(np.moveaxis(values, axis, -1), axis=-1)
    count = (~np.isnan(ordered)).sum(axis=-1)
    return _middle_of_sorted(ordered, count) if ordered.shape[-1] else np.full(count.shape, np.nan)


def scatter_of(values: Floats, axis: int) -> Floats:
    """One robust standard deviation along an axis (1.4826 × the median of absolute differences from the median)."""
    centre = np.expand_dims(median_of(values, axis), axis)
    return np.asarray(1.4826 * median_of(np.abs(values - centre), axis))


def runs(flags: Flags, known: Flags) -> list[tuple[int, int, int]]:
    """(row, start, stop) of unbroken flags in (n, t); a period that is not known neither ends a run nor begins one."""
    found: list[tuple[int, int, int]] = []
    for row in np.flatnonzero(flags.any(axis=1)).tolist():
        places = np.flatnonzero(known[row])
        marked = np.concatenate([[False], flags[row, places], [False]]).astype(np.int8)
        begin, end = np.flatnonzero(np.diff(marked) == 1), np.flatnonzero(np.diff(marked) == -1)
        found += [
            (row, int(places[a]), int(places[b - 1]) + 1) for a, b in zip(begin.tolist(), end.tolist(), strict=True)
        ]
    return found
