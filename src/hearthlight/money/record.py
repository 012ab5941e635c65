"""The money of one record: a station's statements, a household's payments, a village's book."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.money.chart import Code
from hearthlight.money.due import Claim, Standing, standing
from hearthlight.money.models import Account, Leg, Payment, Statement
from hearthlight.money.pricing import Stream


@dataclass(frozen=True)
class StatedMonth:
    """One statement of a station with what has come of it."""

    statement: Statement
    received: Fen

    @property
    def claim(self) -> Claim:
        """The same as the pure rule of what is due takes it."""
        row = self.statement
        return Claim(Stream(row.stream), Month.parse(row.month), row.fen, self.received)


def stated_months(station: int, day: date) -> list[StatedMonth]:
    """The statements of a station recorded by `day`, the newest month first; two queries."""
    rows = Statement.whole.filter(station=station, made__day__lte=day).order_by("-month", "stream")
    received = _received(station, day)
    return [StatedMonth(row, received.get(row.pk, 0)) for row in rows]


def _received(station: int, day: date) -> dict[int, Fen]:
    legs = Leg.whole.filter(
        statement__station=station,
        account__code__in=[str(Code.SETTLEMENT), str(Code.TO_VILLAGES)],
        entry__number__isnull=False,
        entry__day__lte=day,
    )
    return dict(legs.order_by().values_list("statement").annotate(fen=Sum("fen")))


def station_standing(station: int, day: date, place: str = "") -> Standing:
    """What a station made, what of it is due by rule on `day`, what came; two queries."""
    return standing((month.claim for month in stated_months(station, day)), day, place)


def household_payments(household: int, day: date) -> "QuerySet[Payment]":
    """What a household was listed for and paid by `day`, the newest month first. Asks no sight: the record is open."""
    rows = Payment.whole.filter(household=household, made__day__lte=day)
    return rows.select_related("line", "entry", "member").order_by("-month", "line__number")


def village_book(village: str) -> dict[str, Fen]:
    """The balances of a village's book by account."""
    return dict(Account.objects.filter(book=village).values_list("code", "balance_fen"))
