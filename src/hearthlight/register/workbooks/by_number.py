"""A table of households without row keys: each row is found by its household number alone, or refused."""

from dataclasses import replace

import polars as pl

from hearthlight.core import areas
from hearthlight.register.models import Household
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.known import MISTAKEN
from hearthlight.register.workbooks.reading import Received
from hearthlight.register.workbooks.rowkey import key_of


def keyed(found: Received, place: str) -> Received:
    """The sheet with the key of the household that each row names by its number; any other sheet as it is.

    A row of no household of `place` is a fault: such a table brings no people, so it makes no household.
    """
    if not found.of_homes or found.has("key"):
        return found
    keys = _keys(found.frame["number"].drop_nulls().unique().to_list(), place)
    rows = found.frame.with_columns(key=pl.col("number").replace_strict(keys, default=None, return_dtype=pl.String))
    unknown = rows.filter(pl.col("key").is_null() & pl.col("number").is_not_null()).select("row", "number")
    faults = [found.fault("home_unknown", row, "number", number) for row, number in unknown.iter_rows()]
    rows = rows.with_columns(number=pl.when(pl.col("key").is_not_null()).then("number"))
    return replace(found, frame=rows.select(found.frame.columns), faults=(*found.faults, *faults))


def _keys(numbers: list[str], place: str) -> dict[str, str]:
    low, high = areas.subtree(place)
    inside = Household.whole.filter(area_code__gte=low, area_code__lt=high)
    found = {}
    for part in chunks(numbers):
        rows = inside.filter(number__in=part).exclude(ended_how=MISTAKEN).values_list("number", "pk", "event_id")
        found |= {number: key_of("household", pk, event) for number, pk, event in rows}
    return found
