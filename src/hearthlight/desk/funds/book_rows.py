"""A book as its page shows it: accounts, the last entries with their legs, the months and their heads."""

from collections import defaultdict
from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.desk.funds.words import ACCOUNTS, KINDS
from hearthlight.money.models import Account, Entry, Leg, Period
from hearthlight.places import queries as places

ENTRIES = 50


def read(name: str, month: str, before: int | None) -> dict[str, Any]:
    """For the page; five queries."""
    entries = Entry.objects.filter(book=name, number__isnull=False).select_related("period", "event", "plan")
    if month:
        entries = entries.filter(period__month=month)
    if before:
        entries = entries.filter(number__lt=before)
    rows = list(entries.order_by("-number")[:ENTRIES])
    return {
        "accounts": _accounts(name),
        "entries": [_entry(one, legs) for one, legs in zip(rows, _legs(rows), strict=True)],
        "next": rows[-1].number if len(rows) == ENTRIES else None,
        "periods": list(Period.objects.filter(book=name).order_by("-month")[:24]),
        "month": month,
    }


def _accounts(name: str) -> list[tuple[str, int]]:
    """Balances by account; of a county's book all its villages together."""
    sums: dict[str, int] = defaultdict(int)
    for code, fen in Account.objects.filter(book=name).values_list("code", "balance_fen"):
        sums[code] += fen
    return [(str(words), sums[code]) for code, words in ACCOUNTS.items() if code in sums]


def _legs(rows: list[Entry]) -> list[list[Leg]]:
    found: dict[int, list[Leg]] = defaultdict(list)
    for leg in Leg.whole.filter(entry__in=rows).select_related("account").order_by("pk"):
        found[leg.entry_id].append(leg)
    return [found[one.pk] for one in rows]


def _entry(one: Entry, legs: list[Leg]) -> dict[str, Any]:
    sums: dict[str, int] = defaultdict(int)
    for leg in legs:
        sums[leg.account.code] += leg.fen
    words = [(str(ACCOUNTS[code]), fen) for code, fen in sums.items()]
    return {"one": one, "kind": KINDS[one.kind], "legs": words, "hash": one.hash[:12], "by": one.event.office_title}


def closable(name: str, day: date) -> list[str]:
    """The months of a book that are over and open, the oldest first: the next to be closed leads."""
    rows = Period.objects.filter(book=name, closed_on=None, month__lt=str(Month.of(day)))
    return list(rows.order_by("month").values_list("month", flat=True))


def below(place: str) -> list[Any]:
    """The villages whose books a page of a higher place leads to."""
    if areas.level(place).name in ("village", "group"):
        return []
    low, high = areas.subtree(place)
    books = Account.objects.filter(book__gte=low, book__lt=high).values_list("book", flat=True).distinct()
    names = places.names(list(books))
    return [(code, names.get(code, code)) for code in sorted(set(books)) if code != place]
