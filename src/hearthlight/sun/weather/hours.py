"""Hours of a file laid out as a year in local standard time; a file with a hole is refused. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from hearthlight.sun.weather.year import HOURS, BadWeather, Floats


def laid_out(
    name: str, at: Sequence[datetime], values: dict[str, Floats], offset: float
) -> tuple[int | None, dict[str, Any]]:
    """The hours that begin at `at` (UTC) as 8,760 hours of local standard time, 29 February left out, and their year.

    A typical year has its months from several years: then the year is None. Raises BadWeather with the first hole.
    """
    slots, years = np.full(len(at), -1), set()
    for n, one in enumerate(at):
        local = one + timedelta(hours=offset)
        years.add(local.year)
        slots[n] = _slot(local)
    found = {key: np.full(HOURS, np.nan) for key in values}
    kept = slots >= 0
    for key, given in values.items():
        found[key][slots[kept]] = given[kept]
    _refuse_holes(name, found)
    return (years.pop() if len(years) == 1 else _mostly(at, offset)), found


def _slot(local: datetime) -> int:
    """Which of the 8,760 hours; −1 on 29 February."""
    if (local.month, local.day) == (2, 29):
        return -1
    plain = local.replace(year=2017)
    return (plain - datetime(2017, 1, 1, tzinfo=plain.tzinfo)).days * 24 + plain.hour


def _mostly(at: Sequence[datetime], offset: float) -> int | None:
    years = [(one + timedelta(hours=offset)).year for one in at]
    often = max(set(years), key=years.count)
    return often if years.count(often) > HOURS - 48 else None


def _refuse_holes(name: str, found: dict[str, Floats]) -> None:
    for key, values in found.items():
        holes = np.flatnonzero(~np.isfinite(values))
        if holes.size:
            raise BadWeather(
                f"{name}: {key} has no value in hour {int(holes[0]) + 1} of the year and in {len(holes)} hours in all; "
                "a whole year is needed: fetch the file again for all twelve months"
            )
