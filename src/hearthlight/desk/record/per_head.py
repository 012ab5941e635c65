"""Income per head of one household beside the poverty line of the same year."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.core.money import Fen
from hearthlight.register.models import Household
from hearthlight.standard import income
from hearthlight.standard import queries as standard
from hearthlight.standard.line import line_for


@dataclass(frozen=True)
class PerHead:
    """Income per head of a year beside the line of that year, in fen; None where unknown."""

    year: int
    fen: Fen | None
    line: Fen | None
    sure: bool
    below: bool | None


def per_head(home: Household, day: date, frame: pl.DataFrame | None = None) -> PerHead:
    """What one head of the household had last year, as the standard counts it; `frame` if it was read already."""
    homes = standard.households(home.area_code, day) if frame is None else frame
    found = homes.filter(pl.col("household") == home.pk)
    net, size = (None, None) if found.is_empty() else (found.item(0, "net_fen"), found.item(0, "size"))
    line = line_for(home.area_code, day)
    below = None if net is None or not size or line is None else net < line.value * size
    sure = line is not None and line.sure
    return PerHead(income.income_year(day), income.per_head(net, size), line.value if line else None, sure, below)
