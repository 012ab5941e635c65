"""The register's homes seen through the exit gate: who would pass, who fails on what, who cannot be judged. Reads only.

Past sight: callers see to it.
"""

from datetime import date
from typing import Literal

import polars as pl

from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown
from hearthlight.standard import pack, queries
from hearthlight.standard.exits import homes as gate
from hearthlight.standard.exits.settings import income_years
from hearthlight.standard.indices.incidence import UNEXITED

Kind = Literal["left", "exited", "unregistered"]
"""Not exited 未脱贫; exited 已脱贫; never registered, or struck off 非建档立卡."""
_OUTSIDE = pl.col("scheme").is_null() | (pl.col("state") == "cancelled").fill_null(False)
_OF_KIND = {
    "left": pl.col("state").is_in(UNEXITED),
    "exited": pl.col("state") == "exited",
    "unregistered": _OUTSIDE,
}


def homes(place: str, day: date, kind: Kind) -> pl.DataFrame:
    """The register's frame of the homes of that kind at `place`; those outside the register as if they stood in it."""
    frame = queries.households(place, day, registered_only=kind != "unregistered").filter(_OF_KIND[kind])
    return gate.as_registered(frame) if kind == "unregistered" else frame


def judged(place: str, day: date, kind: Kind) -> pl.DataFrame:
    """The same homes with their verdict and their answer to each item (see `homes.judged`). Raises NoPack."""
    return gate.judged(homes(place, day, kind), pack.on(day), day, years(day, place))


def years(day: date, place: str) -> int:
    """How many whole years of income count: one where no setting says otherwise."""
    try:
        return int(income_years(day, place).value)
    except NotKnown:
        return 1


def ids(place: str, day: date, kind: Kind, verdict: str) -> list[int]:
    """Households of that kind at `place` with that verdict. Raises NoPack."""
    return judged(place, day, kind).filter(verdict=verdict)["household"].to_list()


def by_place(found: pl.DataFrame, width: int) -> dict[str, dict[str, int]]:
    """{full code: {verdict: homes}} of judged homes, by places whose codes are `width` characters, in their order."""
    places = found.group_by(pl.col("area_code").str.slice(0, width).alias("place"), "verdict").len().sort("place")
    told: dict[str, dict[str, int]] = {}
    for place, verdict, number in places.iter_rows():
        told.setdefault(place.ljust(areas.WIDTH, "0"), {})[verdict] = number
    return told
