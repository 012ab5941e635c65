"""Meter, statement and account beside each other 三方核对: what was read, stated and came to the bank, month by month.

One query a side; energies in Wh, amounts in fen. A side of which nothing is known is None, never nought.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.core.units import WattHour
from hearthlight.money.chart import Code, county_book
from hearthlight.money.models import Account, Applied, BankLine, Leg, Statement
from hearthlight.money.settlement.standing import newest
from hearthlight.sun.models import Reading


@dataclass(frozen=True)
class ThreeWays:
    """One month of a county: energy read and stated, money stated, booked as received, and found at the bank."""

    month: str
    read_wh: WattHour | None
    stated_wh: WattHour | None
    stated_fen: Fen
    booked_fen: Fen
    at_bank_fen: Fen

    @property
    def not_stated_wh(self) -> WattHour | None:
        """Read at meters and not stated; a minus where more is stated than was read."""
        return None if self.read_wh is None or self.stated_wh is None else self.read_wh - self.stated_wh

    @property
    def not_received_fen(self) -> Fen:
        """Stated and not booked as received."""
        return self.stated_fen - self.booked_fen

    @property
    def without_bank_fen(self) -> Fen:
        """Booked as received without a line of the bank behind it."""
        return self.booked_fen - self.at_bank_fen


def three_ways(place: str, day: date) -> list[ThreeWays]:
    """The months of the county that holds `place`, the newest first."""
    county = county_book(place)
    low, high = areas.subtree(county)
    read = _read(low, high, day)
    rows = newest(Statement.whole.filter(area_code__gte=low, area_code__lt=high, made__day__lte=day)).values()
    stated_wh, stated = _energies(rows), defaultdict(int)
    for row in rows:
        stated[row.month] += row.fen
    booked, at_bank = _booked(county, day), _at_bank(county, day)
    months = sorted({*read, *stated}, reverse=True)
    return [
        ThreeWays(one, read.get(one), stated_wh.get(one), stated[one], booked.get(one, 0), at_bank.get(one, 0))
        for one in months
    ]


def _read(low: str, high: str, day: date) -> dict[str, WattHour]:
    rows = Reading.whole.filter(station__area_code__gte=low, station__area_code__lt=high, set_aside=False)
    found: dict[str, WattHour] = defaultdict(int)
    summed = rows.filter(read_on__lte=day).exclude(energy_wh=None).order_by().values_list("read_on")
    for read_on, energy in summed.annotate(energy=Sum("energy_wh")):
        found[str(Month.of(read_on))] += energy
    return found


def _energies(rows: "object") -> dict[str, WattHour]:
    """A month's energy once, though it is stated in two streams."""
    once: dict[tuple[str, int], WattHour] = {}
    for row in rows:  # type: ignore[attr-defined]
        once[row.month, row.station_id] = row.energy_wh
    found: dict[str, WattHour] = defaultdict(int)
    for (month, _station), energy in once.items():
        found[month] += energy
    return found


def _booked(county: str, day: date) -> dict[str, Fen]:
    """What the utility's debt was lowered by, by the month of the statement."""
    legs = Leg.whole.filter(account__book=county, account__code=Code.RECEIVABLE, entry__number__isnull=False)
    legs = legs.filter(entry__day__lte=day).exclude(entry__kind="owe").exclude(entry__reverses__kind="owe")
    return {month: -fen for month, fen in legs.order_by().values_list("statement__month").annotate(fen=Sum("fen"))}


def _at_bank(county: str, day: date) -> dict[str, Fen]:
    rows = Applied.objects.filter(line__book=county, line__day__lte=day, entry__legs__account__code=Code.RECEIVABLE)
    months = rows.exclude(entry__reversed_by__isnull=False).order_by().values_list("entry__legs__statement__month")
    return dict(months.annotate(part=Sum("fen")))


@dataclass(frozen=True)
class Balance:
    """A book's account beside the bank's own balance; None where no line tells one."""

    booked: Fen
    at_bank: Fen | None
    told_on: date | None


def balance(name: str, day: date) -> Balance:
    """What a book says its account holds, and what the bank said last."""
    codes = (Code.SETTLEMENT, Code.AVAILABLE, Code.PLANNED)
    booked = Account.objects.filter(book=name, code__in=codes).aggregate(fen=Sum("balance_fen"))["fen"] or 0
    told = BankLine.whole.filter(book=name, day__lte=day).exclude(balance_fen=None).order_by("-day", "-pk").first()
    return Balance(booked, told.balance_fen if told else None, told.day if told else None)
