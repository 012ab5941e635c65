"""What is late and what lies idle 欠拨与滞留: due since when, received, not come, how long; money without a plan.

Whole places past sight: the page has asked `viewer.sees(place)`. One query each.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Sum

from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.core.parameters import NotKnown
from hearthlight.core.period import Month
from hearthlight.money.chart import Code
from hearthlight.money.due import Term, term
from hearthlight.money.models import Leg
from hearthlight.money.pricing import Stream

_CAME = (Code.SETTLEMENT, Code.TO_VILLAGES)


@dataclass(frozen=True)
class Arrear:
    """One month and stream of a place: what was stated, what came, and the last day by rule (None: no rule known)."""

    month: str
    stream: str
    stated: Fen
    received: Fen
    due: Term | None

    @property
    def open(self) -> Fen:
        """Stated and not received; a minus is set off against the next payment."""
        return self.stated - self.received

    def days_late(self, day: date) -> int:
        """Days since it was due; 0 before."""
        return max(0, (day - self.due.on).days) if self.due else 0


def arrears(place: str, day: date) -> list[Arrear]:
    """The months and streams of a place that are not wholly received, the longest due first."""
    low, high = areas.subtree(place)
    legs = Leg.whole.filter(account__area_code__gte=low, account__area_code__lt=high, entry__number__isnull=False)
    legs = legs.filter(account__code__in=[Code.OWED, *_CAME], entry__day__lte=day).order_by()
    sums: dict[tuple[str, str], dict[bool, Fen]] = defaultdict(lambda: {True: 0, False: 0})
    rows = legs.values_list("statement__month", "statement__stream", "account__code").annotate(fen=Sum("fen"))
    for month, stream, code, fen in rows:
        sums[month, stream][code == Code.OWED] += fen
    found = [Arrear(*key, -one[True], one[False], _due(*key, place)) for key, one in sums.items()]
    return sorted((one for one in found if one.open), key=lambda one: (_on(one), one.month, one.stream))


def _due(month: str, stream: str, place: str) -> Term | None:
    try:
        return term(Stream(stream), Month.parse(month), place)
    except NotKnown:
        return None


def _on(one: Arrear) -> date:
    return one.due.on if one.due else date.max


@dataclass(frozen=True)
class Idle:
    """Money in a village's account that no plan has, and since when its oldest part lies there."""

    village: str
    fen: Fen
    since: date

    def days(self, day: date) -> int:
        """How long the oldest part lies."""
        return (day - self.since).days


def idle(place: str, day: date) -> list[Idle]:
    """The villages of a place with money that no plan has, in the order of their codes."""
    low, high = areas.subtree(place)
    legs = Leg.whole.filter(account__code=Code.AVAILABLE, account__area_code__gte=low, account__area_code__lt=high)
    legs = legs.filter(entry__number__isnull=False, entry__day__lte=day).order_by()
    found: dict[str, tuple[Fen, date]] = {}
    rows = legs.values_list("account__area_code", "statement", "contribution").annotate(Sum("fen"), Min("entry__day"))
    for village, _statement, _contribution, fen, since in rows:
        if fen:
            held, first = found.get(village, (0, since))
            found[village] = held + fen, min(first, since)
    return [Idle(village, fen, since) for village, (fen, since) in sorted(found.items()) if fen > 0]
