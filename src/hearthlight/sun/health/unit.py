"""Readings that slipped by a unit or a factor 单位错误: ten times the neighbours, or a thousandth. Pure."""

import numpy as np

from hearthlight.sun.health.middle import runs
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.wide import Flags, Floats, Wide

TOO_MUCH = 3.0
"""No station makes three times its neighbours: any such factor is a slip (a unit, or a transformer's ratio)."""
LITTLE = (0.1, 0.01, 0.001)
NEAR, ON_ONE_DAY = 0.08, 1.8
"""How far from a power of ten, as a share, the middle of a span may lie, and by which factor a single day of it."""
SHORTEST_DAYS = 3
"""Fewer small days in a row are no slip but bad days."""


def slipped(wide: Wide, ratio: Floats) -> tuple[list[Span], Flags]:
    """Spans whose readings are off by a factor, and their cells (n, t).

    Sure where more was read than can be made, or a hundredth and less day after day; a tenth may as well be nine
    tenths of the station lost.
    """
    known, cells = ~np.isnan(ratio), np.zeros(ratio.shape, dtype=bool)
    spans: list[Span] = []
    for flags in (ratio >= TOO_MUCH, *(_around(ratio, factor) for factor in LITTLE)):
        for row, start, stop in runs(flags, known):
            level = float(np.nanmedian(ratio[row, start:stop]))
            if level >= TOO_MUCH or _little(level, int(known[row, start:stop].sum()), wide):
                cells[row, start:stop] = True
                spans.append(Span(row, Cause.UNIT, start, stop, surely=not 0.05 < level < TOO_MUCH))
    return spans, cells


def _around(ratio: Floats, factor: float) -> Flags:
    return np.asarray((ratio > factor / ON_ONE_DAY) & (ratio < factor * ON_ONE_DAY))


def _little(level: float, periods: int, wide: Wide) -> bool:
    near = min(abs(level / factor - 1) for factor in LITTLE)
    return near <= NEAR and periods >= (1 if wide.monthly else SHORTEST_DAYS)
