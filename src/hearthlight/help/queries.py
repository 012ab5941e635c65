"""Entitlements and their use, read from the register and help 应享政策: whole places; the caller sees to sight."""

from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.help import frames, unused
from hearthlight.standard import pack, queries


def by_use(place: str, day: date) -> pl.DataFrame:
    """One row a household of a scheme and entitlement of the pack of `day`: the columns of `unused.COLUMNS`."""
    return of_homes(queries.households(place, day, registered_only=_registration(day)), place, day)


def _registration(day: date) -> bool:
    """Whether the scheme of the day knows registered households only."""
    return pack.on(day).scheme == "registration"


def of_homes(homes: pl.DataFrame, place: str, day: date) -> pl.DataFrame:
    """The same of a household frame that was read before; ordinary households that nobody monitors are left out."""
    inside = homes.filter(pl.col("scheme").is_not_null() | pl.col("monitored"))
    return unused.answers(frames.households(day, place, inside), pack.on(day).entitlements, day)


def ids_by_use(day: date, state: str, entitlement: str = "") -> list[int]:
    """Households everywhere with an entitlement (any, where none is named) in that state.

    Raises ValueError for a state or an entitlement that there is not.
    """
    codes = {one.code for one in pack.on(day).entitlements}
    if state not in unused.STATES or entitlement not in codes | {""}:
        raise ValueError(f"no entitlement {entitlement!r} or no state {state!r}")
    found = by_use(areas.COUNTRY, day).filter(pl.col("state") == state)
    if entitlement:
        found = found.filter(pl.col("entitlement") == entitlement)
    return found["household"].unique().sort().to_list()
