"""Policy continuation of a place in sums: by reason and by the places below, each leading to its records."""

from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.desk.overview import number_link
from hearthlight.places import queries as places
from hearthlight.standard.continuing.continuation import ENTITLED, NOT_ENTITLED, SAID, UNDETERMINED

ANSWERS = (ENTITLED, UNDETERMINED, NOT_ENTITLED)


def totals(judged: pl.DataFrame, place: str) -> dict[str, tuple[int, str]]:
    """The three numbers of the page: what the figures of the same name give, from the frame that is read anyhow."""
    entitled = judged.filter(pl.col("answer") == ENTITLED)
    undetermined = len(judged.filter(pl.col("answer") == UNDETERMINED))
    return {
        "households": (len(entitled), number_link("standard.households_entitled", place)),
        "people": (int(entitled["size"].sum() or 0), number_link("standard.people_entitled", place)),
        "undetermined": (undetermined, number_link("standard.households_undetermined", place)),
    }


def by_reason(judged: pl.DataFrame, place: str) -> list[dict[str, Any]]:
    """One row a reason that somebody has, in the order in which they are told."""
    counted = judged.group_by("because").agg(
        pl.col("answer").first(), households=pl.len(), people=pl.col("size").sum().cast(pl.Int64)
    )
    rows = {row["because"]: row for row in counted.iter_rows(named=True)}
    return [
        rows[because]
        | {
            "said": SAID[because],
            "households_link": number_link("standard.households_by_reason", place, because=because),
            "people_link": number_link("standard.people_by_reason", place, because=because),
        }
        for because in SAID
        if because in rows
    ]


def by_place(judged: pl.DataFrame, place: str) -> list[dict[str, Any]]:
    """One row a place below, in the order of codes: households by answer, people entitled."""
    below = areas.child_level(place)
    if below is None or judged.is_empty():
        return []
    stem = judged.with_columns(code=pl.col("area_code").str.slice(0, below.width))
    tallies = {answer: (pl.col("answer") == answer).sum() for answer in ANSWERS}
    people = pl.col("size").filter(pl.col("answer") == ENTITLED).sum()
    counted = {row["code"]: row for row in stem.group_by("code").agg(people=people, **tallies).iter_rows(named=True)}
    return [
        counted[code] | {"area": one} for one in places.children(place) if (code := one.code[: below.width]) in counted
    ]
