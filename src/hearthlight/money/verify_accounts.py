"""Accounts, transfers, drafts and closed months beside the entries that made them."""

from collections.abc import Iterator

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Cast, Coalesce, Substr

from hearthlight.money.chart import CHART, Code
from hearthlight.money.models import Account, Entry, Leg, Period
from hearthlight.money.verify_fault import Fault


def accounts(book: str = "") -> list[Fault]:
    """Balances that are not the sum of their legs, and accounts that are not as the chart says."""
    counted = Coalesce(Sum("legs__fen", filter=Q(legs__entry__number__isnull=False)), 0)
    rows = Account.objects.annotate(counted=counted).order_by("book", "code", "area_code")
    found = []
    for row in _of(rows, book).iterator():
        where, sort = f"{row.code} {row.area_code}", CHART.get(row.code)  # type: ignore[call-overload]
        if row.balance_fen != row.counted:
            found.append(Fault(row.book, where, f"balance {row.balance_fen}, legs {row.counted}"))
        if sort is None or (row.floor, row.clearing) != (sort.floor, sort.clearing):
            found.append(Fault(row.book, where, "sort"))
    return found


def strays(book: str = "") -> list[Fault]:
    """Entries that do not stand in the month of their day, and legs on an account of another book."""
    of_day = Substr(Cast(OuterRef("day"), CharField()), 1, 7)
    months = Period.objects.filter(pk=OuterRef("period"), book=OuterRef("book"), month=of_day)
    rows = _of(Entry.objects.filter(~Exists(months), number__isnull=False), book).order_by("book", "number")
    found = [Fault(row.book, f"entry {row.number}", "month") for row in rows]
    legs = Leg.whole.exclude(account__book=F("entry__book")).select_related("entry").order_by("entry")
    of_book = legs.filter(entry__book=book) if book else legs
    return found + [Fault(leg.entry.book, f"entry {leg.entry.number}", "account") for leg in of_book]


def half_transfers(book: str = "") -> list[Fault]:
    """Transfers that are not two entries in two books whose clearing sums cancel out."""
    pairs = (
        Entry.objects.filter(transfer__isnull=False)
        .values("transfer")
        .annotate(n=Count("pk"), books=Count("book", distinct=True))
    )
    odd = [row["transfer"] for row in pairs.exclude(n=2, books=2)]
    uneven = [transfer for transfer, fen in _clearing_sums() if fen]
    rows = _of(Entry.objects.filter(transfer__in={*odd, *uneven}), book).order_by("book", "number")
    return [Fault(row.book, f"entry {row.number}", "transfer") for row in rows]


def _clearing_sums() -> Iterator[tuple[str, int]]:
    codes = [str(code) for code in Code if CHART[code].clearing]
    legs = Leg.whole.filter(account__code__in=codes, entry__transfer__isnull=False)
    yield from legs.order_by().values_list("entry__transfer").annotate(fen=Sum("fen"))


def drafts(book: str = "") -> list[Fault]:
    """Entries that were begun and never completed."""
    return [Fault(row.book, f"draft {row.pk}", "draft") for row in _of(Entry.objects.filter(number=None), book)]


def heads(book: str = "") -> list[Fault]:
    """Closed months whose kept head is no entry's of the book, or that have none though entries went before."""
    rows = _of(Period.objects.filter(closed_on__isnull=False), book).order_by("book", "month")
    found = []
    for row in rows:
        kept = Entry.objects.filter(book=row.book, hash=row.head, period__month__lte=row.month)
        none = not row.head and not Entry.objects.filter(book=row.book, period__month__lte=row.month).exists()
        later = Entry.objects.filter(book=row.book, period=row.pk, number__gt=_number(row))
        if not (none or kept.exists()) or (row.head and later.exists()):
            found.append(Fault(row.book, f"month {row.month}", "head"))
    return found


def _number(row: Period) -> int:
    """The number of the entry whose hash the month kept."""
    found = Entry.objects.filter(book=row.book, hash=row.head).values_list("number", flat=True).first()
    return found or 0


def _of(rows, book: str):  # type: ignore[no-untyped-def]
    return rows.filter(book=book) if book else rows
