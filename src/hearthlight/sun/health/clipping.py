"""An inverter that cuts the tops of sunny days 削顶限发. Pure.

Needs data by quarter hour: a clear day of a fixed roof stays within 1 % of its own highest power for about an hour,
a day that is cut for many. What is lost is read from the days that were not cut.
"""

import numpy as np

from hearthlight.sun.health.middle import median_of
from hearthlight.sun.health.neighbours import ENOUGH
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.wide import Flags, Floats, Wide

FLAT_MINUTES = 105
"""So long within 1 % of the month's highest power is no hill of sun."""
SUNNY, LEAST_DAYS = 0.75, 10
"""Days above this quantile of what was expected are sunny; so many flat ones are needed."""
LEAST_SHARE = 0.5
"""The share of sunny days that is flat."""
NEAR_THE_INVERTER = 0.03


def clipped(wide: Wide, expected: Floats) -> tuple[list[Span], Flags]:
    """Stations most of whose sunny days have flat tops, and their flat days (n, t).

    Sure where the highest power is the inverter's own; else a limit that the grid sets looks the same.
    """
    if "flat_minutes" not in wide.signs:
        return [], np.zeros(wide.energy.shape, dtype=bool)
    sunny = expected >= _quantile(expected)[:, None]
    flat = wide.signs["flat_minutes"] >= FLAT_MINUTES
    count = (sunny & flat).sum(axis=1)
    often = (count >= LEAST_DAYS) & (count >= LEAST_SHARE * sunny.sum(axis=1))
    spans = [_span(wide, int(row), flat[row]) for row in np.flatnonzero(often)]
    return spans, flat & often[:, None]


def _quantile(expected: Floats) -> Floats:
    ordered = np.sort(expected, axis=1)
    known = (~np.isnan(ordered)).sum(axis=1)
    place = np.maximum(np.ceil(known * SUNNY).astype(np.int64) - 1, 0)
    found = np.take_along_axis(ordered, place[:, None], axis=1)[:, 0]
    return np.where(known >= ENOUGH, found, np.inf)


def _span(wide: Wide, row: int, flat: Flags) -> Span:
    days = np.flatnonzero(flat)
    highest = float(np.nanmedian(wide.signs["peak_w"][row, days])) if "peak_w" in wide.signs else np.nan
    surely = abs(highest / wide.inverter_w[row] - 1) <= NEAR_THE_INVERTER
    return Span(row, Cause.CLIPPING, int(days[0]), int(days[-1]) + 1, bool(surely))


def uncut(ratio: Floats, flat: Flags, rows: list[int]) -> Floats:
    """What the stations of `rows` make of their neighbours on days that are not cut (n,), 1 for all others."""
    level = np.ones(len(ratio))
    level[rows] = median_of(np.where(flat[rows], np.nan, ratio[rows]), axis=1)
    return np.where(np.isnan(level), 1.0, level)
