"""A household's income as its record and its file show it: item by item with basis, voucher and page (R85)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.desk.terms import term
from hearthlight.register import codes
from hearthlight.register.file_papers import VOUCHER
from hearthlight.register.household_file import without_voucher
from hearthlight.register.models import Household, Income

COSTS = ("business_cost", "self_paid_medical")
"""Items 支出 that are no income, whether or not the law takes them off: they are read as minus."""


@dataclass(frozen=True)
class Year:
    """The account of one calendar year: its lines, and how many of them no voucher proves."""

    year: int
    lines: list[dict[str, Any]]
    missing: int


def lines(home: Household) -> list[Income]:
    """The account, the newest year first; a line that was withdrawn is unknown again and not shown."""
    rows = Income.objects.filter(household=home, fen__isnull=False).select_related("source")
    return list(rows.order_by("-year", "item", "line"))


def years(incomes: Sequence[Income]) -> list[Year]:
    """The lines by year."""
    found = []
    for year, rows in groupby(incomes, key=lambda one: one.year):
        of_year = list(rows)
        found.append(Year(year, [line(one) for one in of_year], len(without_voucher(of_year))))
    return found


def line(row: Income) -> dict[str, Any]:
    """One line as it is read; costs are minus."""
    proved = row.voucher_page is not None
    return {
        "id": row.pk,
        "year": row.year,
        "item": term(codes.INCOME_ITEM, row.item),
        "fen": -(row.fen or 0) if row.item in COSTS else row.fen,
        "origin": _origin(row.origin),
        "evidence": term(codes.EVIDENCE, row.evidence_grade),
        "page": row.voucher_page,
        "voucher": row.source.title if proved and row.source and row.source.kind == VOUCHER else "",
        "lacks": bool(row.fen) and not proved,
    }


def _origin(origin: str) -> str:
    return {"declared": _("declared"), "import": _("imported"), "payment": _("paid by this system")}.get(origin, origin)
