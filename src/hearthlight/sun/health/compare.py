"""A station beside its neighbours of the same day or month 邻站对比. Pure.

``expected = power × own ratio × median of the neighbours' (specific yield / own ratio)``

The specific yield 等效利用小时 is Wh per W. The own ratio holds what is always so with a station (tilt, facing, shade
of a hill), so that a station that is always 5 % lower is not called faulty.
"""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from hearthlight.sun.health.middle import median_of, middle, scatter_of
from hearthlight.sun.health.schema import COMPARED
from hearthlight.sun.health.wide import Floats, Ints, Wide

EIGHT_OF_TEN = 1.2816
"""Standard deviations on either side of the middle between which eight of ten lie."""
LEAST_OWN, MOST_OWN = 0.85, 1.15
"""A tilt explains no more than this; what lies below is missing."""
LEAST_SPREAD = 0.005
MOST_PERMILLE = 10_000_000


@dataclass(frozen=True)
class Beside:
    """What neighbours expect: `expected` in Wh and `ratio` made of it (n, t), NaN where too few neighbours are known;
    `count` of them (n, t); `own` ratio (n,); `spread` of healthy ratios by period (t,), one standard deviation."""

    expected: Floats
    ratio: Floats
    count: Ints
    own: Floats
    spread: Floats

    def as_usual(self, usual: Floats) -> "Beside":
        """The same with each station's usual course (n, t), a factor around 1, taken into what is expected of it."""
        ratio = self.ratio / usual
        return replace(self, expected=self.expected * usual, ratio=ratio, spread=spread(ratio))


def beside(wide: Wide, neighbours: Ints) -> Beside:
    """Hold each station against its neighbours, twice: the second time with everybody's own ratio known."""
    specific = wide.energy / wide.power_w[:, None]
    own = own_ratio(_shares(specific, middle(specific, neighbours)[0]))
    common, count = middle(specific / own[:, None], neighbours)
    expected = common * own[:, None] * wide.power_w[:, None]
    ratio = _shares(wide.energy, expected)
    return Beside(expected, ratio, count, own, spread(ratio))


def _shares(made: Floats, expected: Floats) -> Floats:
    """made / expected, NaN where nothing was expected."""
    return np.divide(made, expected, out=np.full_like(made, np.nan), where=expected > 0)


def own_ratio(shares: Floats) -> Floats:
    """What a station makes of its neighbours' yield when it is well (n,): the upper quartile less its noise.

    The upper quartile stands while a station is ill for less than three quarters of the time. Kept within 0.85..1.15,
    and 1 where nothing is known.
    """
    sound = np.where((shares > 0.3) & (shares < 1.7), shares, np.nan)
    noise = scatter_of(np.diff(sound, axis=1), axis=1) / np.sqrt(2) if sound.shape[1] > 1 else np.zeros(len(sound))
    ordered = np.sort(sound, axis=1)
    known = (~np.isnan(ordered)).sum(axis=1)
    if not ordered.shape[1]:
        return np.ones(len(sound))
    upper = np.take_along_axis(ordered, np.maximum((known * 3) // 4 - (known > 3), 0)[:, None], axis=1)[:, 0]
    own = np.clip(upper - 0.6745 * np.nan_to_num(noise), LEAST_OWN, MOST_OWN)
    return np.where(known > 0, own, 1.0)


def spread(ratio: Floats) -> Floats:
    """One standard deviation of healthy stations in each period (t,); a minority of faulty ones does not move it."""
    level = median_of(ratio, axis=1)[:, None]
    found = scatter_of(ratio / np.where(level > 0, level, np.nan), axis=0)
    return np.maximum(np.where(np.isnan(found), LEAST_SPREAD, found), LEAST_SPREAD)


def compared(wide: Wide, found: Beside) -> pl.DataFrame:
    """The frame COMPARED: a row a station and period that was read, by station and period.

    `permille` is null where nothing was expected and stops at ten million (a slip of units can be larger).
    """
    row, column = np.nonzero(~np.isnan(wide.energy))
    expected = found.expected[row, column]
    reach = EIGHT_OF_TEN * found.spread[column]
    permille = np.minimum(found.ratio[row, column] * 1000, MOST_PERMILLE)
    edges = {"low_wh": expected * np.maximum(1 - reach, 0), "high_wh": expected * (1 + reach)}
    return pl.DataFrame(
        {
            "station": wide.stations[row],
            "period": pl.Series(wide.periods, dtype=pl.Date).gather(column),
            "energy_wh": wide.energy[row, column].astype(np.int64),
            "neighbours": found.count[row, column],
            **{name: pl.Series(np.rint(of)).fill_nan(None) for name, of in {"expected_wh": expected, **edges}.items()},
            "permille": pl.Series(np.rint(permille)).fill_nan(None),
        }
    ).cast(dict(COMPARED))  # type: ignore[arg-type]
