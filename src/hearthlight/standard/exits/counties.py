"""The gate of counties 贫困县摘帽: counted here, or known only as a third party stated it. Reads only, past sight."""

from datetime import date
from typing import Any

import polars as pl
from django.db.models.functions import Substr

from hearthlight.core import areas
from hearthlight.places.queries import below, latest
from hearthlight.register.models import Household
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
    **dict.fromkeys(["villages", "loaded", "villages_left", *THIRD_PARTY, *LIMITS], pl.Int64),
}


def counties(place: str, day: date) -> pl.DataFrame:
    """The counties at `place`: county, area_code and the columns of the county's rules. Raises NoPack.

    `villages` of which `loaded` have homes in the register; `villages_left` are poor and not out.
    """
    stated = latest([f"exit.{name}" for name in THIRD_PARTY], place, day)
    villages = _villages(place, day)
    rows = [_county(one, villages, stated.get(one.code, {}), day) for one in below(place, "county")]
    return counted(pl.DataFrame(rows, schema=COLUMNS), place, day, "county")


def _villages(place: str, day: date) -> tuple[list[str], ...]:
    """Codes of all villages at `place`, of those with homes in the register, of the poor ones not out."""
    low, high = areas.subtree(place)
    inside = {"area_code__gte": low, "area_code__lt": high}
    homes = Household.whole.filter(**inside).order_by().values_list(Substr("area_code", 1, areas.width("village")))
    left = villages_standing(day).filter(state__in=POOR, **inside).values_list("area_code", flat=True)
    return [one.code for one in below(place, "village")], [code for (code,) in homes.distinct()], list(left)


def _county(one: Any, villages: tuple[list[str], ...], stated: dict[str, int], day: date) -> dict[str, Any]:
    every, loaded, left = (sum(areas.within(areas.full(code), one.code) for code in codes) for codes in villages)
    told = {name: stated.get(f"exit.{name}") for name in THIRD_PARTY}
    limits = {name: limit(key, day, one.code) for name, key in LIMITS.items()}
    counts = {"villages": every, "loaded": loaded, "villages_left": known_left(left, loaded, every)}
    return {"county": one.pk, "area_code": one.code, **counts, **told, **limits}


def known_left(left: int, loaded: int, villages: int) -> int | None:
    """Poor villages not out: none is only known where every village is in the register, else it is unknown."""
    return left if left or 0 < villages <= loaded else None
