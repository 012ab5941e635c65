"""A meter whose clock is off 时钟偏移: the whole day of the station comes early or late. Pure.

Needs data by quarter hour. The first and the last minute with energy move with the clock and not with the facing of
the panels, which moves the middle of the day alone.
"""

import numpy as np

from hearthlight.sun.health.middle import middle, runs
from hearthlight.sun.health.noise import around
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.wide import Floats, Ints, Wide

LEAST_MINUTES = 35
SMOOTH, SHORTEST = 7, 10
"""Days whose middle is taken, and the shortest span."""


def shifts(wide: Wide, neighbours: Ints) -> list[Span]:
    """Spans of days whose clock is off by at least 35 minutes; sure where the middle of the energy moved as well."""
    if "first_minute" not in wide.signs:
        return []
    edges = (_late(wide, "first_minute", neighbours) + _late(wide, "last_minute", neighbours)) / 2
    centre = _late(wide, "middle_minute", neighbours)
    calm = around(edges, SMOOTH)
    spans = []
    for sign in (1, -1):
        for row, start, stop in runs(sign * calm >= LEAST_MINUTES, ~np.isnan(calm)):
            if stop - start >= SHORTEST:
                moved = sign * np.nanmedian(centre[row, start:stop]) >= LEAST_MINUTES / 2
                spans.append(Span(row, Cause.CLOCK, start, stop, surely=bool(moved)))
    return spans


def late(minutes: Floats, neighbours: Ints) -> Floats:
    """How many minutes later than the middle of the neighbours (n, t)."""
    return minutes - middle(minutes, neighbours)[0]


def _late(wide: Wide, name: str, neighbours: Ints) -> Floats:
    return late(wide.signs[name], neighbours)
