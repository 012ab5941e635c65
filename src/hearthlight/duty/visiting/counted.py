"""Figures of visits: homes visited in a month, what was asked for and answered, how homes feel."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core.period import Month
from hearthlight.figures import Figure

_VISIT = ((N_("Household number"), "household__number"), (N_("Place"), "area_code"), (N_("Day"), "on_date"))


def _in_month(day: date, month: str = "") -> Q:
    asked = Month.parse(month) if month else Month.of(day)
    return Q(withdrawn_why="", on_date__gte=asked.first, on_date__lte=min(asked.last, day))


def _visits(day: date, month: str = "", **_: Any) -> Q:
    return _in_month(day, month)


def _asked(day: date, **_: Any) -> Q:
    return Q(withdrawn_why="", on_date__lte=day) & ~Q(problem="")


def _unanswered(day: date, **_: Any) -> Q:
    return _asked(day) & (Q(settled_on=None) | Q(settled_on__gt=day))


def _at_ease(day: date, month: str = "", **_: Any) -> Q:
    return _in_month(day, month) & Q(feelings__spirit="yes")


def _asked_how(day: date, month: str = "", **_: Any) -> Q:
    return _in_month(day, month) & Q(feelings__has_key="spirit")


def _visit(code: str, title: str, unit: str, where: Any, measure: Count | None = None) -> Figure:
    return Figure(f"duty.{code}", title, unit, "duty.Visit", where, measure or Count("pk"), columns=_VISIT)


VISITS = _visit("visits", N_("Visits"), "visit", _visits)
VISITED = _visit("visited", N_("Homes visited"), "household", _visits, Count("household", distinct=True))
ASKED = _visit("asked", N_("What households asked for"), "request", _asked)
UNANSWERED = _visit("unanswered", N_("Asked for and not answered"), "request", _unanswered)

AT_EASE = _visit("at_ease", N_("Homes at ease this month"), "household", _at_ease, Count("household", distinct=True))
ASKED_HOW = _visit(
    "asked_how", N_("Homes asked this month how they feel"), "household", _asked_how, Count("household", distinct=True)
)


VISITING = (VISITS, VISITED, ASKED, UNANSWERED, AT_EASE, ASKED_HOW)
