"""Rows of a what-if's page: the places below with both numbers and a bar, and the homes that would cross."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from django.utils.safestring import mark_safe

from hearthlight.core import areas
from hearthlight.desk.drawing import pairs
from hearthlight.desk.overview import number_link
from hearthlight.places import queries as places
from hearthlight.standard.income import per_head
from hearthlight.standard.what_if.crossings import DOWN, RULE, UNKNOWN, UP
from hearthlight.standard.what_if.sums import by_place

LISTS = (UP, DOWN, UNKNOWN)
"""The lists of homes that the page opens."""


def parts(homes: pl.DataFrame, place: str) -> list[dict[str, Any]]:
    """The sums of each place below, in the order of codes; none below a villager group."""
    if areas.child_level(place) is None:
        return []
    rows = list(by_place(homes, place).iter_rows(named=True))
    named = places.names([row["place"] for row in rows])
    most = max((max(row["below_before"], row["below_after"]) for row in rows), default=0)
    return [_dressed(row, named.get(row["place"], row["place"]), most, row["place"] == place) for row in rows]


def _dressed(row: dict[str, Any], name: str, most: int, here: bool) -> dict[str, Any]:
    """`here`: a home that stands at the place itself, in no place below it."""
    drawn = mark_safe(pairs.pair(row["below_before"], row["below_after"], most))  # noqa: S308
    return row | {"name": name, "bar": drawn, "here": here} | ({} if here else links(row["place"]))


def links(place: str) -> dict[str, str]:
    """The pages of the figures that a what-if starts from."""
    answers = {"before": "breaks", "unknown": "unknown"}
    return {
        f"{who}_{name}_link": number_link(f"standard.{who}_by_answer", place, rule=RULE, answer=answer)
        for who in ("households", "people")
        for name, answer in answers.items()
    }


def chosen(wanted: str, whole: Mapping[str, int]) -> str:
    """The list to show: the one asked for, else the first crossing that somebody makes."""
    return wanted if wanted in LISTS else next((one for one in (UP, DOWN) if whole[one]), DOWN)


def crossing(homes: pl.DataFrame, which: str) -> pl.DataFrame:
    """The homes of one list."""
    return homes.filter(pl.col("crossing") == which)


def income(row: Mapping[str, Any]) -> dict[str, int | None]:
    """Income a head before and after, for showing."""
    return {f"{when}_head": per_head(row[f"net_{when}"], row["size"]) for when in ("before", "after")}
