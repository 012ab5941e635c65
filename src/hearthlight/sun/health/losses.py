"""The rows of LOSS from the spans that were found: each period of a station is counted for one cause alone. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from hearthlight.core.period import Month
from hearthlight.sun.health.compare import Beside
from hearthlight.sun.health.middle import median_of
from hearthlight.sun.health.schema import LOSS, Cause
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.together import Place
from hearthlight.sun.health.wide import Flags, Floats, Wide

LEAST_PERMILLE = 30
"""Less than this is missing from nobody's purse: no row."""
NO_ENERGY = (Cause.UNIT, Cause.CLOCK)
"""Causes by which readings are wrong and no energy is lost."""
ANY_SHARE = (*NO_ENERGY, Cause.DEGRADATION, Cause.CLIPPING)
"""Causes whose own judges say how much is worth a row: ageing begins with nothing, dull days are never cut."""


def losses(wide: Wide, beside: Beside, spans: Sequence[Span], places: Iterable[Place]) -> pl.DataFrame:
    """The frame LOSS. Earlier spans take their periods first, so that causes add to no more than what is missing."""
    taken, rows = np.zeros(wide.energy.shape, dtype=bool), []
    for span in spans:
        cells = _cells(wide, span) & ~np.isnan(beside.ratio[span.row])
        counted = cells if span.cause in NO_ENERGY else cells & ~taken[span.row]
        if counted.any():
            rows += _row(wide, beside, span, counted)
        if span.cause != Cause.CLOCK:
            taken[span.row] |= cells
    rows += [one for place in places for one in _of_a_place(wide, place)]
    return _frame(rows).unique(["station", "area_code", "cause", "from_date"], keep="first", maintain_order=True)


def _frame(rows: list[tuple[Any, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(LOSS), orient="row")  # type: ignore[arg-type]


def _cells(wide: Wide, span: Span) -> Flags:
    at = np.arange(len(wide.periods))
    return np.asarray((at >= span.start) & (at < span.stop))


def _row(wide: Wide, beside: Beside, span: Span, counted: Flags) -> list[tuple[Any, ...]]:
    row = span.row
    expected, made = beside.expected[row, counted], wide.energy[row, counted]
    neighbours = int(median_of(beside.count[row, counted].astype(np.float64)[None], axis=1)[0])
    ends = _ends(wide, span, counted, ~np.isnan(wide.energy[row]))
    who = (int(wide.stations[row]), wide.area_codes[row])
    return _said(who, span, ends, expected, made, neighbours)


def _of_a_place(wide: Wide, place: Place) -> list[tuple[Any, ...]]:
    cells = ~np.isnan(wide.energy[place.rows]) & ~np.isnan(place.expected) & _cells(wide, place.span)[None, :]
    expected, made = place.expected[cells], wide.energy[place.rows][cells]
    read = np.asarray((~np.isnan(wide.energy[place.rows])).any(axis=0))
    ends = _ends(wide, place.span, np.asarray(cells.any(axis=0)), read)
    return _said((None, place.code), place.span, ends, expected, made, len(place.rows))


def _said(
    who: tuple[int | None, str], span: Span, ends: tuple[date, date | None], expected: Floats, made: Floats, count: int
) -> list[tuple[Any, ...]]:
    should, did = round(float(expected.sum())), round(float(made.sum()))
    permille = did * 1000 // should if should else 0
    if span.cause not in ANY_SHARE and permille > 1000 - LEAST_PERMILLE:
        return []
    evidence = {"expected_wh": should, "made_wh": did, "periods": len(made), "permille": permille}
    lost = 0 if span.cause in NO_ENERGY else max(should - did, 0)
    return [(*who, str(span.cause), *ends, lost, span.surely, count, evidence)]


def _ends(wide: Wide, span: Span, counted: Flags, read: Flags) -> tuple[date, date | None]:
    """The first day counted, and the first day that was over: None while the latest reading lies in the span."""
    latest = int(np.flatnonzero(read)[-1])
    last = wide.periods[span.stop - 1]
    over = Month.of(last).plus(1).first if wide.monthly else last + timedelta(days=1)
    return wide.periods[int(np.flatnonzero(counted)[0])], over if span.stop <= latest else None
