"""The household list: filtered, a page at a time by key, masked. One lower bound, never an offset."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from hearthlight.core import areas
from hearthlight.desk.asked import whole
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.standing import UNEXITED

PAGE = 50
REGISTER, ALL = "register", "all"


@dataclass(frozen=True)
class Wanted:
    """What the reader asked for."""

    place: str
    state: str = REGISTER
    text: str = ""
    after: int = 0


def wanted(place: str, asked: Mapping[str, str]) -> Wanted:
    """What an address asks for: the register where nothing is said, every home where a number is looked up."""
    text = asked.get("q", "").strip()
    state = asked.get("state") or (ALL if text else REGISTER)
    return Wanted(place, state, text, whole(asked.get("after")) or 0)


def page(wanted: Wanted, day: date) -> tuple[list[Any], int | None]:
    """(households with head's name, size and state; the id after which the next page begins)."""
    rows = list(_rows(wanted, day).filter(pk__gt=wanted.after).order_by("pk")[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None


def _rows(wanted: Wanted, day: date) -> QuerySet[Household]:
    low, high = areas.subtree(wanted.place)
    rows = Household.objects.filter(area_code__gte=low, area_code__lt=high)
    if wanted.text:
        rows = rows.filter(number__endswith=wanted.text)
    head = Member.whole.filter(household=OuterRef("pk"), relation="head", left_on=None).order_by("number")
    registered = Status.whole.filter(household=OuterRef("pk"), scheme=REGISTRATION, from_date__lte=day)
    state = registered.order_by("-from_date")
    rows = rows.annotate(head=Subquery(head.values("name")[:1]), state=Subquery(state.values("state")[:1]))
    rows = rows.annotate(since=Subquery(state.values("from_date")[:1]), cause=Subquery(state.values("cause_1")[:1]))
    return rows.filter(_in_state(wanted.state))


def _in_state(state: str) -> Q:
    """A home is in the register by its row, whatever its state; an unknown state is not an ordinary household."""
    if state == "ordinary":
        return Q(since=None)
    if state == "registered":
        return Q(state__in=UNEXITED)
    if state == "exited":
        return Q(state="exited")
    return Q() if state == ALL else Q(since__isnull=False) & (Q(state=None) | ~Q(state="cancelled"))
