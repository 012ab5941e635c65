"""Days or months on which a station made nothing although its neighbours did 停机. Pure."""

import numpy as np

from hearthlight.sun.health.middle import median_of, runs
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.wide import Flags, Floats, Wide

NOTHING = 0.02
"""Below this share of what is expected nothing is made: an inverter that wakes for minutes."""
SUNLESS = 0.15
"""Days whose neighbours make less than this share of a usual day (snow, storm) prove nothing."""
DARK_MINUTES = 180
"""Without energy for so long while neighbours had sun: the day an outage begins or ends."""
SHORTEST_DAYS = 2
BESIDE = 0.9
"""A period below this share right before or after is the one in which the outage begins or ends."""


def outages(wide: Wide, expected: Floats) -> tuple[list[Span], Flags]:
    """Runs of periods without energy, and their cells (n, t); two days or one month are the shortest.

    Sure: nothing else makes zero beside neighbours with sun, and a grid that fails for all is found before.
    """
    usual = median_of(expected, axis=1)[:, None]
    proves = (expected > SUNLESS * usual) & ~np.isnan(wide.energy)
    zero = proves & (wide.energy <= NOTHING * expected)
    dark = zero | (proves & (wide.signs["dark_minutes"] >= DARK_MINUTES)) if "dark_minutes" in wide.signs else zero
    spans, cells = [], np.zeros_like(dark)
    for row, start, stop in runs(dark, proves):
        if zero[row, start:stop].sum() >= (1 if wide.monthly else SHORTEST_DAYS):
            start, stop = _with_its_edges(wide.energy[row] < BESIDE * expected[row], start, stop)
            cells[row, start:stop] = True
            spans.append(Span(row, Cause.OUTAGE, start, stop, surely=True))
    return spans, cells


def _with_its_edges(low: Flags, start: int, stop: int) -> tuple[int, int]:
    before, after = start > 0 and bool(low[start - 1]), stop < len(low) and bool(low[stop])
    return start - before, stop + after
