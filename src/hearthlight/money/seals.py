"""Seals of papers 单据封存: a digest of what an entry booked, kept in the entry and so in the chain.

Whoever changes a statement, a payment, a plan or a share behind the program's back would have to change the chain too.
"""

from collections.abc import Iterable

from hearthlight.money.models import Contribution, Payment, PlanLine, Statement
from hearthlight.trail.act import digest

STATEMENT = (
    "station_id",
    "area_code",
    "month",
    "stream",
    "revision",
    "energy_wh",
    "price",
    "fen",
    "source_id",
    "source_row",
)
READINGS = ("reading_from_id", "reading_to_id")
PAYMENT = (
    "line_id",
    "area_code",
    "household_id",
    "member_id",
    "placement_id",
    "month",
    "units",
    "fen",
    "run_id",
    "bank_row",
)
LINE = ("number", "kind", "title", "opening_id", "fen_unit", "units", "fen", "cost", "station_id")
SHARE = ("project_id", "area_code", "month", "income_fen", "share_permille", "fen", "source_id")


def of_statement(row: Statement) -> str:
    """The seal of a statement."""
    return digest("statement", *(getattr(row, name) for name in (*STATEMENT, *READINGS)))


def of_payment(row: Payment) -> str:
    """The seal of a payment, with those who listed and checked it."""
    return digest("payment", *(getattr(row, name) for name in (*PAYMENT, "maker_id", "checker_id")))


def of_plan(year: int, part: int, lines: Iterable[PlanLine]) -> str:
    """The seal of an adopted plan: all its lines in order."""
    ordered = sorted(lines, key=lambda line: line.number)
    return digest("plan", year, part, [[getattr(line, name) for name in LINE] for line in ordered])


def of_contribution(row: Contribution) -> str:
    """The seal of a project's share."""
    return digest("contribution", *(getattr(row, name) for name in SHARE))
