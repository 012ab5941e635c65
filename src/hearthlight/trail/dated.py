"""Dated rows: what begins and ends in the world carries half-open `from_date` and `until`."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def in_force(day: date) -> Q:
    """Rows that hold on `day`: from `from_date` to before `until`."""
    return Q(from_date__lte=day) & (Q(until=None) | Q(until__gt=day))


def dates_in_order(name: str) -> models.CheckConstraint:
    """The constraint that a dated row ends after it begins."""
    return models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("from_date")), name=name)
