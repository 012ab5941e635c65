"""What each change of a what-if moves in a home: money brought in a year, what of it counts as income, the line. Pure.

Integers throughout; null = cannot be told, and whatever rests on it is null too.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from hearthlight.standard.marks import N_
from hearthlight.standard.what_if.changes import SOLAR, BadChange, Benefit, Change, Line, Tariff
from hearthlight.standard.what_if.groups import RECEIVED

ITEMS, PRICE = "item", "solar_price"
SIGNS = {"wage": 1, "business": 1, "property": 1, "transfer": 1, "cost": -1}
"""How an account of the law enters net income; any other is written down and not counted."""


def moved(
    homes: pl.DataFrame, items: pl.DataFrame | None, accounts: Mapping[str, str], changes: Sequence[Change]
) -> pl.DataFrame:
    """`homes` (with line_fen) with three more columns: line_after, brought_fen and counted_fen.

    `items` has household, item and fen; `accounts` says what each item counts as. Raises BadChange.
    """
    moves: Mapping[type, Callable[..., pl.DataFrame]] = {Line: _line, Benefit: _benefit, Tariff: _tariff}
    frame = homes.with_columns(
        line_after=pl.col("line_fen"), brought_fen=pl.lit(0, pl.Int64), counted_fen=pl.lit(0, pl.Int64)
    )
    for change in changes:
        frame = moves[type(change)](frame, items, accounts, change)
    return frame


def _line(homes: pl.DataFrame, _items: Any, _accounts: Any, change: Line) -> pl.DataFrame:
    here = pl.col("area_code").str.starts_with(change.place)
    return homes.with_columns(line_after=pl.when(here).then(pl.lit(change.fen, pl.Int64)).otherwise("line_after"))


def _benefit(
    homes: pl.DataFrame, items: pl.DataFrame | None, accounts: Mapping[str, str], change: Benefit
) -> pl.DataFrame:
    if change.item not in accounts:
        known = ", ".join(sorted(accounts))
        raise BadChange(
            N_("The law has no item of income {item}: choose one of {known}."), item=change.item, known=known
        )
    if change.needs_items:
        homes = _received(homes, _known(items), change.item)
    absent = [name for name in change.group.reads if name not in homes.columns]
    if absent:
        raise BadChange(N_("The household frame has no column {column}, which the group needs."), column=absent[0])
    belongs = nw.from_native(homes, eager_only=True).select(change.group.belongs.alias("belongs")).to_native()
    amount = change.fen * (pl.col("size") if change.per == "head" else pl.lit(1, pl.Int64))
    amount = _no_more_than_received(amount) if change.fen < 0 else amount
    # A null condition falls through `when` to `otherwise`: here it must stay unknown, never no.
    told = pl.when(pl.col("belongs")).then(amount).when(pl.col("belongs").is_not_null()).then(pl.lit(0, pl.Int64))
    return _brought(homes.with_columns(belongs.to_series()).with_columns(more=told), accounts[change.item])


def _no_more_than_received(cut: pl.Expr) -> pl.Expr:
    all_of_it = -pl.col(RECEIVED)
    return pl.when(cut < all_of_it).then(all_of_it).when(cut >= all_of_it).then(cut)


def _brought(homes: pl.DataFrame, account: str) -> pl.DataFrame:
    sign = SIGNS.get(account, 0)
    counted = pl.col("counted_fen") + sign * pl.col("more") if sign else pl.col("counted_fen")
    return homes.with_columns(brought_fen=pl.col("brought_fen") + pl.col("more"), counted_fen=counted)


def _received(homes: pl.DataFrame, items: pl.DataFrame, item: str) -> pl.DataFrame:
    """received_fen: what a home has of the item, 0 where its account is known without one."""
    mine = items.filter(pl.col("item") == item).group_by("household").agg(pl.col("fen").sum().alias(RECEIVED))
    homes = homes.drop(RECEIVED, strict=False).join(mine, on="household", how="left", maintain_order="left")
    none = pl.when(pl.col("net_fen").is_not_null()).then(pl.lit(0, pl.Int64))
    return homes.with_columns(pl.coalesce(RECEIVED, none))


def _tariff(
    homes: pl.DataFrame, items: pl.DataFrame | None, accounts: Mapping[str, str], change: Tariff
) -> pl.DataFrame:
    homes = _priced(homes, change)
    solar = _known(items).filter(pl.col("item").is_in(SOLAR) & (pl.col("fen") > 0))
    solar = solar.join(homes.select("household", "price"), on="household")
    for account in sorted({accounts.get(item, "none") for item in SOLAR}):
        of_account = [item for item in SOLAR if accounts.get(item, "none") == account]
        more = solar.filter(pl.col("item").is_in(of_account)).select("household", more=proportion(change.change))
        # A sum over a null would be 0: one item that cannot be told leaves the home's sum untold.
        told = pl.when(pl.col("more").is_not_null().all()).then(pl.col("more").sum())
        found = more.group_by("household").agg(more=told, has=pl.lit(True))
        joined = homes.drop("more", strict=False).join(found, on="household", how="left", maintain_order="left")
        none = pl.when(pl.col("has").is_null()).then(pl.lit(0, pl.Int64)).otherwise("more")
        homes = _brought(joined.with_columns(more=none), account).drop("has")
    return homes


def proportion(change: int) -> pl.Expr:
    """``fen * change / price`` of each row, rounded half to even, in integers; null without a price."""
    part, price = pl.col("fen") * change, pl.col("price")
    whole = part // price
    twice = 2 * (part - whole * price)
    return whole + ((twice > price) | ((twice == price) & (whole % 2 != 0))).cast(pl.Int64)


def _priced(homes: pl.DataFrame, change: Tariff) -> pl.DataFrame:
    if change.price is None and PRICE not in homes.columns:
        raise BadChange(N_("The price of solar power at these places is not given: say it, such as +0.05@0.98."))
    price = pl.col(PRICE) if change.price is None else pl.lit(change.price, pl.Int64)
    homes = homes.with_columns(price=price)
    lowest = homes.get_column("price").min()
    if isinstance(lowest, int) and lowest + change.change < 0:
        raise BadChange(N_("A price of solar power is above 0 yuan per kWh and cannot fall below nothing."))
    return homes


def _known(items: pl.DataFrame | None) -> pl.DataFrame:
    if items is None:
        raise BadChange(
            N_(
                "There is no frame `item` of items of income, so who has which cannot be told: name a group, such as "
                "pension=+600@registered."
            )
        )
    return items
