"""A whole place low together 区域同降: the grid where all made nothing, else the weather; nobody's fault. Pure.

A place is held against its county in the same period, each by what is usual between the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hearthlight.core import areas
from hearthlight.sun.health.compare import own_ratio
from hearthlight.sun.health.middle import median_of, runs
from hearthlight.sun.health.outage import NOTHING, SUNLESS
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.span import Span
from hearthlight.sun.health.wide import Flags, Floats, Wide

LEAST_STATIONS, MOST_OF_THEM = 3, 0.9
"""So many stations make a place, and so large a share of them speaks for it."""
LOW = {"month": 0.90, "day": 0.75, "quarter_hour": 0.75}
SHORTEST = {"month": 1, "day": 3, "quarter_hour": 3}
"""Weather below this share of what is usual beside the county, for so many periods, is worth a row."""


@dataclass(frozen=True)
class Place:
    """A place low together: the `span` (its row means nothing), and what each of its stations was expected to make by
    the county (stations, t) in Wh."""

    code: str
    rows: list[int]
    span: Span
    expected: Floats


def grid(wide: Wide) -> tuple[list[Place], Flags]:
    """Places all of whose stations made nothing while the county did, widest first; and their cells (n, t)."""
    cells = np.zeros(wide.energy.shape, dtype=bool)
    found: list[Place] = []
    for level in ("township", "village"):
        for code, rows, expected in _places(wide, level):
            sun = expected > SUNLESS * median_of(expected, axis=1)[:, None]
            read = sun & ~np.isnan(wide.energy[rows]) & ~cells[rows]
            zero = read & (wide.energy[rows] <= NOTHING * expected)
            enough = (read.sum(axis=0) >= LEAST_STATIONS) & (zero.sum(axis=0) >= MOST_OF_THEM * read.sum(axis=0))
            found += _rows(code, rows, expected, Cause.GRID, enough, np.asarray(read.any(axis=0)), 1, not wide.monthly)
            cells[rows] |= zero & enough[None, :]
    return found, cells


def weather(wide: Wide) -> list[Place]:
    """Townships low in part beside their county; never sure: snow, smoke and a grid that limits look alike."""
    found: list[Place] = []
    for code, rows, expected in _places(wide, "township"):
        ratio = np.divide(wide.energy[rows], expected, out=np.full_like(expected, np.nan), where=expected > 0)
        middle = median_of(ratio, axis=0)
        usual = median_of(middle[None], axis=1)[0]
        known = (~np.isnan(ratio)).sum(axis=0) >= LEAST_STATIONS
        low = known & (middle < LOW[wide.kind] * usual)
        found += _rows(code, rows, expected * usual, Cause.WEATHER, low, known, SHORTEST[wide.kind], False)
    return found


def _places(wide: Wide, level: str) -> Iterator[tuple[str, list[int], Floats]]:
    """Each place with at least three stations: its code, their rows, and what the county expects of them (m, t)."""
    specific = wide.energy / wide.power_w[:, None]
    counties = _grouped(wide, "county")
    common = {code: median_of(specific[rows], axis=0) for code, rows in counties.items()}
    for code, rows in _grouped(wide, level).items():
        county = areas.at(code, "county")
        if len(rows) >= LEAST_STATIONS and len(rows) < len(counties[county]):
            own = own_ratio(
                np.divide(
                    specific[rows], common[county], out=np.full_like(specific[rows], np.nan), where=common[county] > 0
                )
            )
            yield code, rows, common[county][None, :] * (own * wide.power_w[rows])[:, None]


def _grouped(wide: Wide, level: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, code in enumerate(wide.area_codes):
        found.setdefault(areas.at(code, level), []).append(row)
    return found


def _rows(
    code: str, rows: list[int], expected: Floats, cause: Cause, low: Flags, known: Flags, shortest: int, surely: bool
) -> list[Place]:
    spans = [Span(-1, cause, a, b, surely) for _, a, b in runs(low[None], known[None]) if b - a >= shortest]
    return [Place(code, rows, span, expected) for span in spans]
