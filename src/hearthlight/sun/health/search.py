"""Every step, ramp and line of many stations tried, the best of each kind kept. Pure.

First on a grid of knots, then period by period around the best: all at once from running sums.
"""

from collections.abc import Callable

import numpy as np

from hearthlight.sun.health import degradation, partial, soiling
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.shape import Shape
from hearthlight.sun.health.sums import Fit, Sums
from hearthlight.sun.health.wide import Ints

KNOTS = 80
HEALTHY_PART = 0.1
"""A station ill for more than nine tenths of its history has no usual course to fall from."""
Tried = Callable[[Sums, Ints, Ints], Fit]


def best_shapes(of: Sums, monthly: bool, worth: float) -> list[list[Shape]]:
    """By station its best step, ramp (not by months) and line (from two years on) that explain at least `worth`."""
    tried: dict[Cause, Tried] = {Cause.PARTIAL: _monthly_steps}
    if not monthly:
        tried = {Cause.PARTIAL: _steps, Cause.SOILING: _ramps}
    found = _lines(of, 12 if monthly else 365)
    for cause, fitted in tried.items():
        for at, shape in enumerate(_on_knots(of, cause, fitted)):
            if shape.gain >= worth / 2:
                found[at].append(_nearby(_one(of, at), shape, fitted))
    return [[shape for shape in shapes if shape.gain >= worth] for shapes in found]


def _lines(of: Sums, periods_a_year: int) -> list[list[Shape]]:
    periods = of.one.shape[1] - 1
    if periods < degradation.LEAST_YEARS * periods_a_year:
        return [[] for _ in of.one]
    lines = degradation.lines(of, periods_a_year)
    both = zip(lines.amplitude.tolist(), lines.gain.tolist(), strict=True)
    return [[Shape(Cause.DEGRADATION, 0, periods, amplitude, gain)] for amplitude, gain in both]


def _steps(of: Sums, starts: Ints, stops: Ints) -> Fit:
    """Steps that leave a healthy part of the history."""
    return _fair(of, partial.steps(of, starts, stops), starts, stops, partial.SHORTEST)


def _monthly_steps(of: Sums, starts: Ints, stops: Ints) -> Fit:
    return _fair(of, partial.steps(of, starts, stops), starts, stops, 1)


def _fair(of: Sums, fitted: Fit, starts: Ints, stops: Ints, shortest: int) -> Fit:
    inside = of.one[:, None, stops] - of.one[:, starts, None]
    fair = inside <= (1 - HEALTHY_PART) * of.one[:, -1][:, None, None]
    long_enough = stops[None, :] - starts[:, None] >= shortest
    return Fit(np.where(fair & long_enough, fitted.gain, 0.0), fitted.amplitude)


def _ramps(of: Sums, starts: Ints, stops: Ints) -> Fit:
    fitted = soiling.ramps(of, starts, stops)
    return Fit(np.where(soiling.possible(starts, stops), fitted.gain, 0.0), fitted.amplitude)


def _on_knots(of: Sums, cause: Cause, fitted: Tried) -> list[Shape]:
    knots = knots_of(of.one.shape[1] - 1)
    found = fitted(of, knots, knots)
    return [_top(found, at, cause, knots, knots) for at in range(len(of.one))]


def knots_of(periods: int) -> Ints:
    """At most 81 places from the first period to behind the last."""
    return np.unique(np.linspace(0, periods, min(KNOTS, periods) + 1).astype(np.int64))


def _nearby(of: Sums, shape: Shape, fitted: Tried) -> Shape:
    periods = of.one.shape[1] - 1
    gap = -(-periods // KNOTS)
    starts, stops = (
        np.arange(max(0, place - gap), min(periods, place + gap) + 1) for place in (shape.start, shape.stop)
    )
    return _top(fitted(of, starts, stops), 0, shape.cause, starts, stops)


def _top(found: Fit, at: int, cause: Cause, starts: Ints, stops: Ints) -> Shape:
    start, stop = divmod(int(found.gain[at].argmax()), len(stops))
    amplitude, gain = float(found.amplitude[at, start, stop]), float(found.gain[at, start, stop])
    return Shape(cause, int(starts[start]), int(stops[stop]), amplitude, gain)


def _one(of: Sums, at: int) -> Sums:
    return Sums(**{name: values[at : at + 1] for name, values in vars(of).items()})
