"""What is due by rule, as a condition on legs: the months of each stream that are due, place by place."""

from datetime import date

from django.db.models import Q

from hearthlight.core.parameters import Parameters
from hearthlight.money.due import last_month_due, terms
from hearthlight.money.pricing import Stream


def due_where(day: date, given: Parameters | None = None) -> Q:
    """Legs of statements due by `day`: a county with terms of its own by them, all others by the common ones."""
    given = given or terms()
    places = {value.place for key in ("coal_term", "subsidy_term") for value in given.all(key)}
    where = taken = Q(pk__in=[])
    for place in sorted(places, key=len, reverse=True):
        here = _at(place) & ~taken
        where |= here & _due_at(place, day, given)
        taken |= _at(place)
    return where


def _at(place: str) -> Q:
    return Q(statement__area_code__gte=place, statement__area_code__lt=f"{place}\x7f")


def _due_at(place: str, day: date, given: Parameters) -> Q:
    due = Q(pk__in=[])
    for stream in Stream:
        last = last_month_due(stream, day, place, given)
        if last:
            due |= Q(statement__stream=str(stream), statement__month__lte=str(last))
    return due
