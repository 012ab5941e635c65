"""Running sums from which any step or ramp between two periods is fitted at once beside a station's usual course. Pure.

The usual course is a level and a season: ``a + b cos + c sin`` of the year, since a steeper roof makes more in winter.
Level and season are taken out of both the station and the shape (Frisch and Waugh 1933, Lovell 1963), so the fit of
a shape is ``amplitude = Σ w x̃ ỹ / Σ w x̃²`` and explains ``gain = (Σ w x̃ ỹ)² / Σ w x̃²``, in variances.
"""

from dataclasses import dataclass

import numpy as np

from hearthlight.sun.health.wide import Floats, Ints

LEVEL_SPREAD, SEASON_SPREAD = 0.3, 0.03
"""How far (one standard deviation) a level and a season are believed to go before the readings are seen."""


@dataclass(frozen=True)
class Usual:
    """The usual course of stations: `course` (n, t); what is `left` of the ratio beyond it (n, t); and the columns
    `across` (n, t, 3), orthonormal under the weights, that take it out of a shape."""

    course: Floats
    left: Floats
    across: Floats


def usual(ratio: Floats, weights: Floats, periods_a_year: int) -> Usual:
    """Fit level and season to each station's ratio (n, t) with `weights` (n, t; 0 unknown)."""
    angle = 2 * np.pi * np.arange(ratio.shape[1]) / periods_a_year
    columns = np.column_stack([np.ones_like(angle), np.cos(angle), np.sin(angle)])
    prior = np.diag([LEVEL_SPREAD**-2, SEASON_SPREAD**-2, SEASON_SPREAD**-2])
    given = np.where(weights > 0, ratio - 1.0, 0.0)
    gram = np.einsum("nt,ti,tj->nij", weights, columns, columns, optimize=True) + prior
    fitted = np.linalg.solve(gram, np.einsum("nt,ti->ni", weights * given, columns)[:, :, None])[:, :, 0]
    lower = np.linalg.cholesky(gram)
    across = np.swapaxes(np.linalg.solve(lower, np.broadcast_to(columns.T, (len(ratio), *columns.T.shape))), 1, 2)
    course = fitted @ columns.T
    return Usual(1.0 + course, given - course, across)


@dataclass(frozen=True)
class Sums:
    """Running sums over periods, each (n, t + 1) or (n, t + 1, 3): of weights `one`, of weights times what is `left`,
    of weights times the columns `across`; and the same with the period's number as a factor (and its square)."""

    one: Floats
    left: Floats
    across: Floats
    time: Floats
    time_left: Floats
    time_across: Floats
    square: Floats


def sums(weights: Floats, of: Usual) -> Sums:
    """The running sums of stations."""
    time = np.arange(weights.shape[1], dtype=np.float64)
    left, across = np.where(weights > 0, weights * of.left, 0.0), weights[:, :, None] * of.across
    return Sums(
        _running(weights),
        _running(left),
        _running(across),
        _running(weights * time),
        _running(left * time),
        _running(across * time[None, :, None]),
        _running(weights * time**2),
    )


def _running(values: Floats) -> Floats:
    start = np.zeros((values.shape[0], 1, *values.shape[2:]))
    return np.concatenate([start, np.cumsum(values, axis=1)], axis=1)


def between(running: Floats, starts: Ints, stops: Ints) -> Floats:
    """What lies between each start and stop: (n, starts, stops), with a last axis of 3 where `running` has it."""
    return np.asarray(running[:, None, stops] - running[:, starts, None])


@dataclass(frozen=True)
class Fit:
    """Shapes fitted: `gain` in variances and `amplitude` as a share, negative for missing energy; gain 0 elsewhere."""

    gain: Floats
    amplitude: Floats


def fit(product: Floats, square: Floats, across: Floats) -> Fit:
    """From Σ w x ỹ, Σ w x² and Σ w x (columns across): the fit of shapes that lower the station."""
    free = square - np.einsum("...i,...i->...", across, across)
    possible = (free > 0.05 * square) & (square > 0) & (product < 0)
    amplitude = np.divide(product, free, out=np.zeros_like(product), where=possible)
    return Fit(amplitude * np.where(possible, product, 0.0), amplitude)
