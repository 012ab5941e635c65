"""Closing a month of a book 月结: for ever, with the head of its chain; what it is printed with."""

from collections import defaultdict
from dataclasses import dataclass

from hearthlight.core.money import Fen
from hearthlight.money.chart import CHART, Code
from hearthlight.money.corrections import close_period
from hearthlight.money.models import Leg, Period
from hearthlight.trail.act import Actor


def close_month(user: Actor, name: str, month: str) -> Period:
    """Close it; a month closed before stays as it was."""
    return closed(name, month) or close_period(user, name, month)


def closed(name: str, month: str) -> Period | None:
    """The closed month of a book, None while it is open."""
    return Period.objects.filter(book=name, month=month, closed_on__isnull=False).first()


@dataclass(frozen=True)
class Sheet:
    """The accounts of a month: (title, before, moved, after) in fen, numbers of its entries, the head of the chain."""

    accounts: tuple[tuple[str, Fen, Fen, Fen], ...]
    first: int
    last: int
    head: str


def sheet(period: Period) -> Sheet:
    """What a closed month is printed with; two queries."""
    legs = Leg.whole.filter(
        entry__book=period.book, entry__number__isnull=False, entry__period__month__lte=period.month
    )
    before: dict[str, Fen] = defaultdict(int)
    moved: dict[str, Fen] = defaultdict(int)
    for code, month, fen in legs.values_list("account__code", "entry__period__month", "fen"):
        (moved if month == period.month else before)[code] += fen
    numbers = list(period.entries.filter(number__isnull=False).order_by("number").values_list("number", flat=True))
    rows = [
        (sort.chinese, before[code], moved[code], before[code] + moved[code])
        for code, sort in ((str(one), CHART[one]) for one in Code)
        if code in before or code in moved
    ]
    return Sheet(tuple(rows), numbers[0] if numbers else 0, numbers[-1] if numbers else 0, period.head)
