"""Dirt 积灰: a share that grows day by day until rain or a cleaning takes it away at once. Pure.

Neighbours get dirty as well: what is seen is the dirt that this station has more than they.
"""

import numpy as np

from hearthlight.sun.health.sums import Fit, Sums, between, fit
from hearthlight.sun.health.wide import Ints

LEAST_SHARE = 0.05
SHORTEST_DAYS, LONGEST_DAYS = 14, 300
"""A month at least two weeks of which are known; what grows for a year is ageing."""


def ramps(of: Sums, starts: Ints, stops: Ints) -> Fit:
    """A share that grows from nothing at `starts` to its amplitude at `stops`: every pair, (n, starts, stops)."""
    first = starts[None, :, None] - 1.0
    length = np.maximum(stops[None, None, :] - starts[None, :, None], 1).astype(np.float64)
    one, time = between(of.one, starts, stops), between(of.time, starts, stops)
    product = (between(of.time_left, starts, stops) - first * between(of.left, starts, stops)) / length
    square = (between(of.square, starts, stops) - 2 * first * time + first**2 * one) / length**2
    across = between(of.time_across, starts, stops) - first[..., None] * between(of.across, starts, stops)
    return fit(product, square, across / length[..., None])


def possible(starts: Ints, stops: Ints) -> np.ndarray:
    """Which pairs are as long as dirt lies (starts, stops)."""
    length = stops[None, :] - starts[:, None]
    return np.asarray((length >= SHORTEST_DAYS) & (length <= LONGEST_DAYS))
