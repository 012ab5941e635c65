"""Which households and villages are in which state on a day 在册与脱贫. All past sight: callers see to it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from hearthlight.register.book.spans import UNEXITED
from hearthlight.register.models.status import REGISTRATION, VILLAGE_SCHEME, Status

POOR = ("poor", "key")
"""States in which a village is a poor village."""


def standing(day: date) -> "QuerySet[Status]":
    """The row of each registered household that holds on `day`: its last one by then."""
    return _last(day, REGISTRATION, "household")


def villages_standing(day: date) -> "QuerySet[Status]":
    """The row of each village that is or was a poor village that holds on `day`."""
    return _last(day, VILLAGE_SCHEME, "area_code")


def rows(day: date, scheme: str) -> "QuerySet[Status]":
    """What is known by `day` of a scheme; a row entered by mistake 录入有误 never was."""
    return Status.whole.filter(scheme=scheme, from_date__lte=day).exclude(way="mistaken")


def _last(day: date, scheme: str, key: str) -> "QuerySet[Status]":
    known = rows(day, scheme)
    later = known.filter(from_date__gt=OuterRef("from_date"))
    return known.filter(~Exists(later.filter(**{key: OuterRef(key)})))


def in_register(day: date) -> "QuerySet[Any]":
    """Ids of the households in the register on `day`, exited or not; struck off 注销 are not."""
    return standing(day).exclude(state="cancelled").values("household")


def unexited(day: date) -> "QuerySet[Any]":
    """Ids of the households registered and not exited on `day`."""
    return standing(day).filter(state__in=UNEXITED).values("household")


def exits(day: date, year: int | None = None) -> "QuerySet[Status]":
    """The exits of households known by `day`; of one year, or of all. A state only carried on 分户、迁入 is no exit."""
    found = rows(day, REGISTRATION).filter(state="exited", since=None)
    return found.filter(from_date__year=year) if year else found


def exited(day: date, year: int | None = None) -> "QuerySet[Any]":
    """Ids of the households that exited in `year`, by `day`."""
    return exits(day, year).values("household")


def present(day: date) -> Q:
    """Members who belong to their household on `day`."""
    return Q(joined_on__lte=day) & (Q(left_on=None) | Q(left_on__gt=day))


def people_exited(day: date, year: int | None = None) -> Q:
    """Members who belonged to their household on the day it exited."""
    then = exits(day, year).filter(household=OuterRef("household"), from_date__gte=OuterRef("joined_on"))
    stayed = then.filter(from_date__lt=OuterRef("left_on"))
    return Q(household__in=exited(day, year)) & (Q(Exists(then), left_on=None) | Q(Exists(stayed)))


def villages(kinds: Iterable[str], day: date) -> Q:
    """Status rows by which a village became one of `kinds` by `day`."""
    return Q(scheme=VILLAGE_SCHEME, state__in=list(kinds), from_date__lte=day)
