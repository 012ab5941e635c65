"""The chart of accounts 会计科目: few accounts, the same in every book. Pure.

A county's book 县账 keeps the utility's debt, the settlement account and what each village is owed, apart by village
(国开办发〔2017〕61号). A village's book 村账 keeps what it may plan, what plans hold and what was paid by kind of end.
A positive leg adds to what the book holds or has spent; a negative one to what it owes or has earned.
"""

from dataclasses import dataclass
from enum import StrEnum

from hearthlight.core import areas


class Code(StrEnum):
    """The accounts of the two kinds of book."""

    RECEIVABLE = "receivable"
    OWED = "owed"
    SETTLEMENT = "settlement"
    TO_VILLAGES = "to_villages"
    FROM_COUNTY = "from_county"
    FROM_PROJECTS = "from_projects"
    AVAILABLE = "available"
    PLANNED = "planned"
    WAGES = "wages"
    GRANTS = "grants"
    WORKS = "works"


class Kind(StrEnum):
    """What an entry does, in the order in which a yuan travels; `reverse` undoes one of the others."""

    OWE = "owe"
    RECEIVE = "receive"
    SEND = "send"
    CREDIT = "credit"
    SHARE = "share"
    FUND = "fund"
    PAY = "pay"
    REVERSE = "reverse"


@dataclass(frozen=True)
class Sort:
    """How an account behaves: `floor` is the least balance in fen, `clearing` joins two books by a transfer."""

    chinese: str
    floor: int | None = None
    clearing: bool = False


CHART: dict[Code, Sort] = {
    Code.RECEIVABLE: Sort("应收电费"),
    Code.OWED: Sort("应付村集体电费"),
    Code.SETTLEMENT: Sort("结转账户存款", floor=0),
    Code.TO_VILLAGES: Sort("拨付村集体", clearing=True),
    Code.FROM_COUNTY: Sort("县结转拨入", clearing=True),
    Code.FROM_PROJECTS: Sort("产业项目分成"),
    Code.AVAILABLE: Sort("村集体账户可用", floor=0),
    Code.PLANNED: Sort("已列入分配方案", floor=0),
    Code.WAGES: Sort("岗位和村集体派工工资"),
    Code.GRANTS: Sort("奖励补助"),
    Code.WORKS: Sort("公益事业和成本"),
}

ENDS = (Code.WAGES, Code.GRANTS, Code.WORKS)
"""The three ends a village's money comes to."""

TRACED = (Kind.OWE, Kind.RECEIVE, Kind.SEND, Kind.CREDIT, Kind.SHARE, Kind.FUND)
"""Entries whose every leg names what it came from, a statement or a project's contribution, so that a yuan finds its
kWh or its contract; beyond them only pro rata is true."""


def county_book(area_code: str) -> str:
    """The book of the county that holds `area_code`."""
    return areas.at(area_code, "county")
