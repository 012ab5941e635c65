"""How much a healthy station's share of its neighbours moves by itself, and so what each period weighs. Pure."""

import warnings

import numpy as np

from hearthlight.sun.health.middle import median_of, scatter_of
from hearthlight.sun.health.wide import Floats

WEEK = 7
ALONE = 5.0
"""A day so many standard deviations off the days around it stands alone, and is no part of a shape."""
LEAST = {"month": 0.006, "day": 0.01, "quarter_hour": 0.01}
"""No station is held to be calmer than this (one standard deviation of a period)."""


def weights(ratio: Floats, spread: Floats, kind: str) -> Floats:
    """1 / variance of each period of each station (n, t), 0 where it is unknown.

    The variance is the station's own times that of the period (a day of broken cloud says less than a clear one). A
    single day far off those around it (half a day's outage) weighs nothing.
    """
    period = spread / np.median(spread) if len(spread) else spread
    variance = (noise(ratio, kind)[:, None] * period[None, :]) ** 2
    alone = (
        np.zeros(ratio.shape, dtype=bool) if kind == "month" else np.abs(ratio - around(ratio)) > ALONE * variance**0.5
    )
    return np.where(np.isnan(ratio) | alone, 0.0, 1.0 / variance)


def around(values: Floats, days: int = 7) -> Floats:
    """The median of the known days around each, itself among them (n, t)."""
    reach = days // 2
    padded = np.pad(values, ((0, 0), (reach, reach)), constant_values=np.nan)
    return median_of(np.lib.stride_tricks.sliding_window_view(padded, days, axis=1), axis=2)


def noise(ratio: Floats, kind: str) -> Floats:
    """One standard deviation of a period (n,): from differences of neighbouring periods, so that no fault counts.

    By days also from those of weeks times the root of seven, since bad days come together. Half the variance is that
    of the middle station: a short history does not know its own.
    """
    found = _of_differences(ratio)
    if kind != "month" and ratio.shape[1] >= 4 * WEEK:
        found = np.fmax(found, _of_differences(_weeks(ratio)) * np.sqrt(WEEK))
    found = np.fmax(found, LEAST[kind])
    typical = float(np.nanmedian(found)) if len(found) and not np.isnan(found).all() else LEAST[kind]
    own = np.where(np.isnan(found), typical, found)
    return np.asarray(np.sqrt((own**2 + typical**2) / 2))


def _of_differences(values: Floats) -> Floats:
    if values.shape[1] < 3:
        return np.full(len(values), np.nan)
    return np.asarray(scatter_of(np.diff(values, axis=1), axis=1) / np.sqrt(2))


def _weeks(ratio: Floats) -> Floats:
    whole = ratio.shape[1] // WEEK * WEEK
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        means: Floats = np.nanmean(ratio[:, :whole].reshape(len(ratio), -1, WEEK), axis=2)
    return means
