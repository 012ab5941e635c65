"""Constraints that the register's tables share: codes from a list, numbers within bounds, null being unknown."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q


def one_of(table: str, column: str, codes: Iterable[str]) -> models.CheckConstraint:
    """The column holds one of the codes, or nothing where nothing is known."""
    known = Q(**{f"{column}__in": list(codes)})
    return models.CheckConstraint(condition=known | Q(**{column: None}), name=f"{table}_{column}")


def not_negative(table: str, *columns: str) -> models.CheckConstraint:
    """None of the columns is below zero."""
    condition = Q()
    for column in columns:
        condition &= Q(**{f"{column}__gte": 0}) | Q(**{column: None})
    return models.CheckConstraint(condition=condition, name=f"{table}_not_negative")
