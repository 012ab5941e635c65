"""The invented homes' and villages' states over time: registered since 2014, exited in December of their year. Pure."""

from datetime import date

import numpy as np
import polars as pl

from hearthlight.demo.homes import causes
from hearthlight.demo.towns import START, Layout

SCHEME, VILLAGE_SCHEME = "registration", "poor_village"
FIRST_DAY, LAST_DAY = 5, 25
"""Exits fall between these days of December."""


def of_homes(households: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    """Registered on the first day; one row more for the exit, in December."""
    homes = households.filter("registered").select("household", "area_code", "exited")
    homes = homes.hstack(causes(random, len(homes))).with_columns(
        scheme=pl.lit(SCHEME), day=pl.Series(random.integers(FIRST_DAY, LAST_DAY + 1, len(homes)))
    )
    begun = homes.with_columns(state=pl.lit("registered"), from_date=pl.lit(START), way=pl.lit(""))
    ended = homes.filter(pl.col("exited").is_not_null()).with_columns(
        state=pl.lit("exited"), from_date=pl.date("exited", 12, "day"), way=pl.lit("help")
    )
    return pl.concat([begun, ended]).drop("exited", "day")


def of_villages(layouts: list[Layout]) -> pl.DataFrame:
    """Poor or key since 2014; the ones that are out, since the last day of 2016."""
    rows = []
    for layout in layouts:
        for village, fate in sorted(layout.poor.items()):
            code = layout.town.villages[village] + "000"
            rows.append((None, code, VILLAGE_SCHEME, layout.town.village_state, "", START))
            if fate == "out":
                rows.append((None, code, VILLAGE_SCHEME, "exited", "", date(2016, 12, 31)))
    columns = ["household", "area_code", "scheme", "state", "way", "from_date"]
    return pl.DataFrame(rows, schema=columns, orient="row")
