"""Money of a place over time: collective income by year (R15), wages beside gifts by month (R96). One query each."""

from collections import defaultdict
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Substr

from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.money.chart import Code
from hearthlight.money.models import Leg

MONTHS = 12


def income_by_year(place: str, day: date) -> list[tuple[int, Fen]]:
    """What the utility stated for a place's villages, by the year in which the power was fed in, the newest first."""
    rows = _legs(place, day, Code.OWED).values_list(Substr("statement__month", 1, 4)).annotate(fen=Sum("fen"))
    return sorted(((int(year), -fen) for year, fen in rows), reverse=True)


def labour_by_month(place: str, day: date) -> list[tuple[str, Fen, Fen]]:
    """(month, paid as wages, paid as grants and rewards) by the month of paying, the newest first."""
    found: dict[str, list[Fen]] = defaultdict(lambda: [0, 0])
    rows = _legs(place, day, Code.WAGES, Code.GRANTS).values_list("entry__period__month", "account__code")
    for month, code, fen in rows.annotate(fen=Sum("fen")):
        found[month][code == Code.GRANTS] += fen
    return [(month, wages, gifts) for month, (wages, gifts) in sorted(found.items(), reverse=True)][:MONTHS]


def _legs(place: str, day: date, *codes: Code):  # type: ignore[no-untyped-def]
    low, high = areas.subtree(place)
    legs = Leg.whole.filter(account__area_code__gte=low, account__area_code__lt=high, account__code__in=codes)
    return legs.filter(entry__number__isnull=False, entry__day__lte=day).order_by()
