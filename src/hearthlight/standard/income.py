"""Net income of a household 家庭纯收入 from its items, and what each item counts as.

net = wage 工资性 + business 生产经营性 + property 财产性 + transfer 转移性 − business cost 生产经营性支出.
Living, school and medical bills are never taken off. Pure: frames and dated parameters in, frames out; amounts in fen.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import narwhals as nw
from narwhals.typing import IntoDataFrameT

from hearthlight.core.money import Fen
from hearthlight.core.parameters import NotKnown, Parameters

ACCOUNTS = ("wage", "business", "property", "transfer", "cost")


class UnknownItem(LookupError):
    """An item of income that the parameters do not name: nobody may guess whether it counts."""


def income_year(day: date) -> int:
    """The last whole calendar year before `day`: what the handbook counts income by."""
    return day.year - 1


def line_day(parameters: Parameters, day: date) -> date:
    """The day whose line an income is compared with when it is asked on `day`.

    The registration compares a year's income with that year's line: the last day of the income's year. A scheme with
    ``line_at = "day"`` compares it with the range in force now.
    """
    try:
        now = parameters.at("line_at", day).value == "day"
    except NotKnown:
        now = False
    return day if now else date(income_year(day), 12, 31)


def monitoring_period(identified: date) -> tuple[date, date]:
    """The income that monitoring counts, half-open: twelve whole months before the month of identification.

    From the first day of the same month a year before to the end of the month before it (Anhui 2020):
    ``monitoring_period(date(2021, 6, 17))`` is 1 June 2020 up to, and without, 1 June 2021.
    """
    return identified.replace(year=identified.year - 1, day=1), identified.replace(day=1)


def item_accounts(parameters: Parameters, day: date, place: str = "") -> dict[str, str]:
    """Item to account on `day` at `place`: one of ACCOUNTS, or ``"none"`` for what is written down but not counted."""
    items = {str(value.conditions["item"]) for value in parameters.all("income_item")}
    return {item: str(parameters.at("income_item", day, place, item=item).value) for item in sorted(items)}


def net_income(items: IntoDataFrameT, accounts: Mapping[str, str]) -> IntoDataFrameT:
    """One row a household: wage_fen, business_fen, property_fen, transfer_fen, cost_fen and net_fen (integers).

    `items` has household, item and fen (not negative), a row an item of one year. A household without a row is absent
    from the answer: its income is unknown, not nothing. Raises UnknownItem for an item that `accounts` does not name.
    """
    frame = nw.from_native(items, eager_only=True)
    _refuse_unknown(frame, accounts)
    sums = frame.with_columns(_in_account(frame, accounts, account) for account in ACCOUNTS)
    sums = sums.group_by("household").agg(nw.col(f"{account}_fen").sum() for account in ACCOUNTS)
    return sums.with_columns(net_fen=net()).sort("household").to_native()


def net() -> nw.Expr:
    """Net income of a household as an expression over the five account columns; null where one of them is."""
    income = nw.col("wage_fen") + nw.col("business_fen") + nw.col("property_fen") + nw.col("transfer_fen")
    return income - nw.col("cost_fen")


def per_head(net_fen: Fen | None, size: int | None) -> Fen | None:
    """Income per head 人均纯收入, cut down to the whole fen, for showing only; None where something is unknown.

    Nothing is decided by it: rules compare ``net_fen < line_fen * size``.
    """
    if net_fen is None or not size:
        return None
    return net_fen // size


def _in_account(frame: nw.DataFrame[Any], accounts: Mapping[str, str], account: str) -> nw.Expr:
    items = [item for item, counts_in in accounts.items() if counts_in == account]
    return nw.when(nw.col("item").is_in(items)).then(nw.col("fen")).otherwise(nw.lit(0)).alias(f"{account}_fen")


def _refuse_unknown(frame: nw.DataFrame[Any], accounts: Mapping[str, str]) -> None:
    strange = sorted(set(frame["item"].to_list()) - accounts.keys())
    if strange:
        raise UnknownItem(
            f"income item {strange[0]!r} is not in the parameters: add an entry that says where it counts"
        )
