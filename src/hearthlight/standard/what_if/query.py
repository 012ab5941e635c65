"""What a what-if of a place is asked of: the register's frames, read once and past sight. Reads only.

The caller sees to sight, as for every figure: the place must lie in the reader's.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from hearthlight.core import areas
from hearthlight.register import item_frame
from hearthlight.standard import pack, queries
from hearthlight.standard.income import income_year
from hearthlight.standard.what_if import crossings as what_if
from hearthlight.standard.what_if import prices as what_if_prices
from hearthlight.standard.what_if.changes import Benefit, Change, Tariff
from hearthlight.standard.what_if.effects import ITEMS, PRICE


def frames(place: str, day: date, changes: Sequence[Change]) -> dict[str, pl.DataFrame]:
    """The frames of `what_if.compare` for a place: homes, and what the changes need besides. Raises NoPack."""
    homes = queries.households(place, day, registered_only=pack.on(day).scheme == "registration")
    needed = {"household": homes}
    if any(isinstance(one, Tariff) or (isinstance(one, Benefit) and one.needs_items) for one in changes):
        needed[ITEMS] = item_frame.items(day, place)
    if any(isinstance(one, Tariff) and one.price is None for one in changes):
        needed["household"] = _priced(homes, day)
    return needed


def compare(place: str, day: date, changes: Sequence[Change]) -> pl.DataFrame:
    """`what_if.compare` of the register at `place` on `day`, by the law of the day. Raises BadChange, NoPack."""
    return what_if.compare(frames(place, day, changes), pack.on(day), day, changes, place)


def _priced(homes: pl.DataFrame, day: date) -> pl.DataFrame:
    """The price at the end of the year that the income is of."""
    prices = what_if_prices.by_village(date(income_year(day), 12, 31))
    village = pl.col("area_code").str.slice(0, areas.width("village")).str.pad_end(areas.WIDTH, "0")
    priced = homes.with_columns(village=village).join(prices, on="village", how="left", maintain_order="left")
    return priced.rename({"solar_price": PRICE}).drop("village")
