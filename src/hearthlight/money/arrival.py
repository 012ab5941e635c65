"""Which payments have arrived on a day, and which homes are lit by it: pages, figures and lists ask here.

All past sight: callers see to it.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from hearthlight.money.models import Entry, Payment


def arrived(day: date) -> Q:
    """Payments whose entry is booked by `day` and not taken back by then."""
    return Q(entry__day__lte=day) & ~Q(entry__in=taken_back().filter(day__lte=day).values("reverses"))


def taken_back() -> "QuerySet[Entry]":
    """The entries that undo another; asked as a list of ids, since a join would read all entries for each payment."""
    return Entry.objects.filter(reverses__isnull=False)


def to_homes(day: date) -> "QuerySet[Payment]":
    """Payments to homes for months up to that of `day`; one that came back counts until it is listed again."""
    again = Payment.whole.filter(line=OuterRef("line"), member=OuterRef("member"), month=OuterRef("month"))
    rows = Payment.whole.filter(household__isnull=False, month__lte=f"{day:%Y-%m}")
    return rows.exclude(Q(state="returned") & Exists(again.exclude(state="returned")))


def homes_waiting(day: date) -> "QuerySet[Any]":
    """Ids of homes with a payment that has not arrived."""
    there = Payment.whole.filter(arrived(day)).values("pk")
    return to_homes(day).exclude(pk__in=there).values("household")


def homes_reached(day: date) -> "QuerySet[Any]":
    """Ids of homes with a payment that has arrived, whatever else they wait for."""
    return to_homes(day).filter(arrived(day)).values("household")
