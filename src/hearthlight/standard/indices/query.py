"""The indices of poverty of a place and of the places below it, from the register's frames. Reads only, past sight."""

from datetime import date
from typing import Literal

import polars as pl

from hearthlight.core import areas
from hearthlight.standard import pack, queries, screen
from hearthlight.standard.indices import indices
from hearthlight.standard.indices.indices import Poverty

Base = Literal["registered", "all"]
"""Registered households, exited ones too; or everybody, of whom the register mostly keeps no income."""


def of_place(place: str, day: date, base: Base = "registered") -> tuple[Poverty, dict[str, Poverty]]:
    """The whole of `place`, and each place one level below by its full code; an own row for what stands at `place`.

    Raises NoPack.
    """
    level = areas.child_level(place)
    parts = indices.by_place(homes(place, day, base), level.width if level else areas.WIDTH)
    return indices.together(parts.values()), parts


def homes(place: str, day: date, base: Base) -> pl.DataFrame:
    """The homes of that base with the line of their income's year; one struck off is not registered. Raises NoPack."""
    frame = queries.households(place, day, registered_only=base == "registered")
    if base == "registered":
        frame = frame.filter((pl.col("state") != "cancelled").fill_null(True))
    return screen.prepared({"household": frame}, pack.on(day), day)["household"]
