"""What a row of the household list says on a day: itself, or the tables where some row speaks of a day to come."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from hearthlight.desk.models import ListedHome
from hearthlight.register.models import Member
from hearthlight.register.models.status import MONITORING, REGISTRATION
from hearthlight.register.standing import present, rows

SAID = {
    "now_state": "state",
    "now_since": "since",
    "now_cause": "cause",
    "now_monitored": "monitored",
    "now_monitored_from": "monitored_from",
    "now_ill": "ill_serious",
}
"""What is asked of a row on a day, and the column that says it from `holds_from` on."""


def today() -> dict[str, Any]:
    """The annotations where every row holds on the day."""
    return {name: F(column) for name, column in SAID.items()}


def on(day: date) -> dict[str, Any]:
    """The same on a day on which some rows do not hold yet: those are asked from the tables."""
    tables = {
        "now_state": _last(REGISTRATION, day, F("state")),
        "now_since": _last(REGISTRATION, day, Coalesce("since", "from_date")),
        "now_cause": _last(REGISTRATION, day, F("cause_1")),
        "now_monitored": _last(MONITORING, day, F("state")),
        "now_monitored_from": _last(MONITORING, day, F("from_date")),
        "now_ill": _ill(day),
    }
    return {name: _then(day, SAID[name], table) for name, table in tables.items()}


def ahead(day: date) -> "QuerySet[ListedHome]":
    """The rows that do not hold yet on `day`: none, unless a day long past is looked at."""
    return ListedHome.whole.filter(holds_from__gt=day)


def _then(day: date, column: str, table: Any) -> Case:
    kind = ListedHome._meta.get_field(column)
    return Case(When(holds_from__gt=day, then=table), default=F(column), output_field=kind)


def _last(scheme: str, day: date, said: Any) -> Subquery:
    told = rows(day, scheme).filter(household=OuterRef("pk"))
    return Subquery(told.order_by("-from_date").annotate(said=said).values("said")[:1])


def _here(day: date) -> "QuerySet[Member]":
    return Member.whole.filter(present(day), household=OuterRef("pk"))


def _ill(day: date) -> Case:
    here = _here(day)
    ill, unknown = Exists(here.filter(ill_serious=True)), Exists(here.filter(ill_serious=None))
    return Case(When(ill, then=Value(True)), When(Q(unknown) | ~Exists(here), then=None), default=Value(False))
