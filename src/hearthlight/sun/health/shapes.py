"""What a station's history holds: the shapes that explain most of its missing energy, one after another. Pure."""

from collections.abc import Iterator

import numpy as np

from hearthlight.sun.health import degradation, partial
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.search import best_shapes
from hearthlight.sun.health.shape import Shape
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.sums import sums, usual
from hearthlight.sun.health.wide import Floats, Ints, Wide

ROUNDS, BLOCK = 4, 48
ENOUGH = {"month": 25.0, "day": 36.0, "quarter_hour": 36.0}
"""Variances that a shape must explain; chosen on seeds that the table of docs/health.md does not use."""
CLEARLY = 10.0
"""Variances by which one shape must beat another to be sure of it."""
FORE = {Cause.DEGRADATION: 15.0, Cause.SOILING: 6.0}
"""Variances given to a line, whose beginning and end are not chosen, and to a ramp, whose beginning is hard to see: a
step that is chosen freely imitates both."""


def shaped(wide: Wide, ratio: Floats, weights: Floats) -> tuple[list[Span], Floats]:
    """The spans found in the stations' ratio (n, t), and each one's usual course without them (n, t).

    The best shape of a station is told and its periods are left out (a line is taken out of all), then the rest is
    looked at again, four times at most: so no two shapes share the same missing energy.
    """
    left, weights, spans = ratio.copy(), weights.copy(), []
    rows = np.flatnonzero((weights > 0).any(axis=1))
    for _ in range(ROUNDS):
        found = dict(_found(wide, left, weights, rows))
        for row, (shape, surely) in found.items():
            spans.append(_span(row, shape, surely and _year_by_year(shape, left[row], wide), wide))
            if shape.cause == Cause.DEGRADATION:
                left[row] -= shape.amplitude * np.arange(left.shape[1]) / wide.periods_a_year
            else:
                weights[row, shape.start : shape.stop] = 0.0
        rows = np.array(sorted(found), dtype=np.int64)
    return spans, usual(left, weights, wide.periods_a_year).course


def _found(wide: Wide, ratio: Floats, weights: Floats, rows: Ints) -> Iterator[tuple[int, tuple[Shape, bool]]]:
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        of = sums(weights[block], usual(ratio[block], weights[block], wide.periods_a_year))
        for row, shapes in zip(block.tolist(), best_shapes(of, wide.monthly, ENOUGH[wide.kind]), strict=True):
            chosen = _chosen(shapes)
            if chosen and chosen[0].deep_enough(wide.kind, ratio.shape[1] / wide.periods_a_year):
                yield row, chosen


def _chosen(shapes: list[Shape]) -> tuple[Shape, bool] | None:
    """The shape that explains most, and whether it is clearly ahead of the next."""
    ordered = sorted(shapes, key=_merit, reverse=True)
    if not ordered:
        return None
    return ordered[0], len(ordered) == 1 or _merit(ordered[0]) - _merit(ordered[1]) >= CLEARLY


def _year_by_year(shape: Shape, ratio: Floats, wide: Wide) -> bool:
    """Whether ageing shows between the same periods of two years as well."""
    if shape.cause != Cause.DEGRADATION:
        return True
    rate = float(degradation.year_on_year(ratio[None], wide.periods_a_year)[0])
    return rate <= -degradation.LEAST_RATE


def _merit(shape: Shape) -> float:
    return shape.gain + FORE.get(shape.cause, 0.0)


def _span(row: int, shape: Shape, surely: bool, wide: Wide) -> Span:
    cause = partial.cause(shape.stop - shape.start, wide.kind) if shape.cause == Cause.PARTIAL else shape.cause
    flat_tops_excluded = cause != Cause.PARTIAL or wide.kind == "quarter_hour"
    told = surely and cause != Cause.UNKNOWN and flat_tops_excluded
    return Span(row, cause, shape.start, shape.stop, told)
