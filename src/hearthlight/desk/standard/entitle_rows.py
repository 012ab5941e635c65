"""Rows of households as a page or a paper lists them: in the order of places, a page at a time, heads masked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.asked import whole
from hearthlight.places import queries as places
from hearthlight.register.models import Household, Member
from hearthlight.register.standing import present
from hearthlight.standard.queries import one_of

PAGE = 50


def page(found: pl.DataFrame, after: str, day: date) -> tuple[list[dict[str, Any]], str]:
    """(one page of the rows of `found` after a key, what to ask for next; empty on the last page).

    `found` has household and area_code; a row gains number, head (masked), village and group.
    """
    rows = _after(found.sort("area_code", "household"), after).head(PAGE + 1)
    shown = dressed(rows.head(PAGE), day)
    last = shown[-1] if len(rows) > PAGE else None
    return shown, f"{last['area_code']}.{last['household']}" if last else ""


def _after(ordered: pl.DataFrame, after: str) -> pl.DataFrame:
    place, dot, home = after.partition(".")
    if not dot:
        return ordered
    later = (pl.col("area_code") == place) & (pl.col("household") > (whole(home) or 0))
    return ordered.filter((pl.col("area_code") > place) | later)


def dressed(rows: pl.DataFrame, day: date) -> list[dict[str, Any]]:
    """Every row of a frame of households, in its order, with what people know a household by."""
    ids = rows["household"].to_list()
    numbers = dict(Household.whole.filter(pk__in=one_of(ids)).values_list("pk", "number"))
    heads, named = _heads(ids, day), _named(rows["area_code"].unique().to_list())
    return [
        row
        | {
            "number": numbers[row["household"]],
            "head": heads.get(row["household"], "—"),
            "village": named.get(areas.at(row["area_code"], "village"), ""),
            "group": named.get(row["area_code"], ""),
        }
        for row in rows.iter_rows(named=True)
    ]


def _heads(ids: Sequence[int], day: date) -> dict[int, str]:
    """The head of each household, masked; the first where several are entered."""
    rows = Member.whole.filter(present(day), household__in=one_of(ids), relation="head").order_by("-number")
    return {home: mask_name(name) for home, name in rows.values_list("household_id", "name")}


def _named(codes: list[str]) -> dict[str, str]:
    return places.names([*codes, *{areas.at(code, "village") for code in codes}])
