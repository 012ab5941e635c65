"""The gate of counties 贫困县摘帽: counted here, or known only as a third party stated it. Reads only, past sight."""

from datetime import date
from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.places.queries import below, latest
from hearthlight.register.standing import POOR, villages_standing
from hearthlight.standard.exits.places import counted, limit

THIRD_PARTY = ("wrong_rate", "missed_rate", "approval_rate", "growth_rate", "growth_of_province")
"""Stated of a county by whoever measured it, in 1/10,000, as ``exit.wrong_rate``."""
LIMITS = {
    "wrong_below": "county_wrong_exit_rate",
    "missed_below": "county_missed_rate",
    "approval_above": "county_approval_rate",
}
"""Column of the county's rules to the pack's parameter."""
COLUMNS: dict[str, Any] = {
    "county": pl.Int64,
    "area_code": pl.String,
    "villages_left": pl.Int64,
    **dict.fromkeys([*THIRD_PARTY, *LIMITS], pl.Int64),
}


def counties(place: str, day: date) -> pl.DataFrame:
    """The counties at `place`: county, area_code and the columns of the county's rules. Raises NoPack."""
    stated = latest([f"exit.{name}" for name in THIRD_PARTY], place, day)
    rows = [_county(one, stated.get(one.code, {}), day) for one in below(place, "county")]
    return counted(pl.DataFrame(rows, schema=COLUMNS), place, day, "county")


def _county(one: Any, stated: dict[str, int], day: date) -> dict[str, Any]:
    low, high = areas.subtree(one.code)
    left = villages_standing(day).filter(state__in=POOR, area_code__gte=low, area_code__lt=high).count()
    told = {name: stated.get(f"exit.{name}") for name in THIRD_PARTY}
    limits = {name: limit(key, day, one.code) for name, key in LIMITS.items()}
    return {"county": one.pk, "area_code": one.code, "villages_left": left, **told, **limits}
