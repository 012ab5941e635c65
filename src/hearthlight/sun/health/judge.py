"""Judging stations by their neighbours 电站健康判断: what is compared, what was lost and why. Pure.

    from hearthlight.sun.health.judge import judge
    judged = judge(days, stations, "day", date(2017, 3, 28))
    judged.losses, judged.compared

The order of the causes: readings off by a factor, the grid, outages, then the shapes of what remains.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from hearthlight.sun.health import clipping, clock, outage, together, unit
from hearthlight.sun.health.compare import LEAST_OWN, Beside, beside, compared
from hearthlight.sun.health.losses import losses
from hearthlight.sun.health.middle import median_of
from hearthlight.sun.health.neighbours import neighbours
from hearthlight.sun.health.noise import weights
from hearthlight.sun.health.schema import COMPARED, DATA_KINDS, LOSS, Cause
from hearthlight.sun.health.shapes import shaped
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.wide import Flags, Floats, Wide, wide

LEAST_MONTHS, LEAST_DAYS = 3, 30
"""A station is called low since its first reading only after so many."""


class BadKind(ValueError):
    """A kind of data that nobody knows."""


@dataclass(frozen=True)
class Judged:
    """The frames COMPARED and LOSS."""

    compared: pl.DataFrame
    losses: pl.DataFrame


def judge(energies: pl.DataFrame, stations: pl.DataFrame, kind: str, day: date) -> Judged:
    """Judge `stations` (frame STATION) by `energies` (frame DAY, or MONTH where `kind` is "month") up to `day`.

    `kind` is month, day or quarter_hour (days with all their columns). Raises BadKind.
    """
    if kind not in DATA_KINDS:
        raise BadKind(f"data of kind {kind!r}; expected one of {', '.join(DATA_KINDS)}")
    read = wide(energies, stations, kind, day)
    if not read.periods:
        return Judged(pl.DataFrame(schema=COMPARED), pl.DataFrame(schema=dict(LOSS)))  # type: ignore[arg-type]
    return _judged(read, stations.filter(pl.col("power_w") > 0))


def _judged(read: Wide, stations: pl.DataFrame) -> Judged:
    near = neighbours(stations)
    by_grid, dark_for_all = together.grid(read)
    found = beside(read.without(dark_for_all), near)
    spans, cells = unit.slipped(read, found.ratio)
    outages, dark = outage.outages(read.without(dark_for_all | cells), found.expected)
    spans += outages
    found, shapes = _with_shapes(read, found, cells | dark)
    tops, found = _with_tops(read, found)
    spans += tops + _without(shapes, tops) + _always_low(read, found, {span.row for span in tops + spans})
    spans += clock.shifts(read, near)
    places = by_grid + together.weather(read.without(dark_for_all | cells))
    return Judged(compared(read, found), losses(read, found, spans, places))


def _with_shapes(read: Wide, found: Beside, explained: Flags) -> tuple[Beside, list[Span]]:
    """What is expected with each station's own season and level, and the spans that lie below it."""
    ratio = np.where(explained, np.nan, found.ratio)
    spans, usual = shaped(read, ratio, weights(ratio, found.spread, read.kind))
    least = LEAST_OWN / found.own[:, None]
    return found.as_usual(np.maximum(usual, least)), spans


def _with_tops(read: Wide, found: Beside) -> tuple[list[Span], Beside]:
    """Clipped stations, with what is expected of them by their days that are not cut."""
    spans, flat = clipping.clipped(read, found.expected)
    level = clipping.uncut(found.ratio, flat, [span.row for span in spans])
    return spans, found.as_usual(level[:, None])


def _without(spans: list[Span], tops: list[Span]) -> list[Span]:
    """Spans by shape but those of clipped stations, whose sunny seasons look like steps."""
    cut = {span.row for span in tops}
    return [span for span in spans if span.row not in cut]


def _always_low(read: Wide, found: Beside, told: set[int]) -> list[Span]:
    """Stations below what any tilt explains from the first reading on: nobody can say why."""
    level: Floats = median_of(found.ratio, axis=1)
    enough = (~np.isnan(found.ratio)).sum(axis=1) >= (LEAST_MONTHS if read.monthly else LEAST_DAYS)
    low = [int(row) for row in np.flatnonzero((level < 0.95) & enough) if int(row) not in told]
    return [Span(row, Cause.UNKNOWN, 0, found.ratio.shape[1]) for row in low]
