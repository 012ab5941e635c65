"""A book as Beancount text, so that an independent program can add it up again. Amounts in yuan, signs as ours."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.money.chart import Code
from hearthlight.money.models import Account, Entry, Leg

ROOTS = {
    Code.RECEIVABLE: "Assets:Receivable",
    Code.OWED: "Liabilities:Owed",
    Code.SETTLEMENT: "Assets:Settlement",
    Code.TO_VILLAGES: "Liabilities:Sent",
    Code.FROM_COUNTY: "Income:County",
    Code.FROM_PROJECTS: "Income:Projects",
    Code.AVAILABLE: "Assets:Available",
    Code.PLANNED: "Assets:Planned",
    Code.WAGES: "Expenses:Wages",
    Code.GRANTS: "Expenses:Grants",
    Code.WORKS: "Expenses:Works",
}
"""Our accounts under Beancount's five roots; a place is the last part of a name."""


def export(name: str) -> str:
    """The book of that code: accounts, complete entries, and a balance to check for each account; empty if none."""
    entries = list(Entry.objects.filter(book=name, number__isnull=False).order_by("number"))
    if not entries:
        return ""
    accounts = list(Account.objects.filter(book=name).order_by("code", "area_code"))
    days = sorted(entry.day for entry in entries)
    opened = [f"{days[0]} open {_name(one.code, one.area_code)} CNY" for one in accounts]
    closed = [_balance(one, days[-1] + timedelta(days=1)) for one in accounts]
    return "\n".join(['option "operating_currency" "CNY"', *opened, *_transactions(entries), *closed, ""])


def _balance(account: Account, day: date) -> str:
    return f"{day} balance {_name(account.code, account.area_code)}  {_yuan(account.balance_fen)} CNY"


def _transactions(entries: Sequence[Entry]) -> Iterator[str]:
    legs: dict[int, list[tuple[str, str, Fen]]] = defaultdict(list)
    rows = Leg.whole.filter(entry__book=entries[0].book).order_by("id")
    for entry, *leg in rows.values_list("entry_id", "account__code", "account__area_code", "fen"):
        legs[entry].append((leg[0], leg[1], leg[2]))
    for one in entries:
        yield f'{one.day} * "{one.kind}" "{one.number} {one.ext}"'
        yield from (f"  {_name(code, place)}  {_yuan(fen)} CNY" for code, place, fen in legs[one.pk])


def _name(code: str, place: str) -> str:
    return f"{ROOTS[Code(code)]}:{areas.prefix(place)}"


def _yuan(fen: Fen) -> str:
    whole, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{cents:02d}"
