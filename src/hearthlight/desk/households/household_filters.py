"""By what the household list can be narrowed: each filter and its choices; unknown is one of them, never no."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hearthlight.core.period import year_range
from hearthlight.desk.terms import term
from hearthlight.register import codes
from hearthlight.register.standing import UNEXITED
from hearthlight.trail.dated import in_force

FIRST_YEAR = 2014
"""The register's first year, so the first in which a home could leave poverty."""

UNKNOWN, NONE = "unknown", "none"
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Filter:
    """One question to the list: its name in addresses, its title, its answers on a day, and which rows each means."""

    code: str
    title: Any
    choices: Callable[[date], Choices]
    rows: Callable[[str, date], Q]


def _states(day: date) -> Choices:
    return [
        ("register", _("in the register")),
        ("registered", _("not yet out")),
        ("exited", _("out")),
        ("returned", _("back in poverty")),
        (UNKNOWN, _("state unknown")),
        ("cancelled", _("struck off")),
        ("ordinary", _("ordinary households")),
        ("all", _("all")),
        ("ended", _("households that ended")),
    ]


def _in_state(choice: str, day: date) -> Q:
    """A home is in the register by its row, whatever its state; an unknown state is not an ordinary household."""
    if choice == "ended":
        return Q(until__lte=day)
    return in_force(day) & _standing(choice)


def _standing(choice: str) -> Q:
    known, nothing = Q(now_since__isnull=False), Q(now_state=None)
    if choice == "registered":
        return Q(now_state__in=UNEXITED)
    if choice in ("exited", "returned", "cancelled"):
        return Q(now_state=choice)
    if choice == UNKNOWN:
        return known & nothing
    if choice == "ordinary":
        return ~known
    return Q() if choice == "all" else known & (nothing | ~Q(now_state="cancelled"))


def _years(day: date) -> Choices:
    return [(str(year), str(year)) for year in range(day.year, FIRST_YEAR - 1, -1)]


def _out_since(choice: str, day: date) -> Q:
    first, after = year_range(int(choice))
    return Q(now_state="exited", now_since__gte=first, now_since__lt=after)


def _causes(day: date) -> Choices:
    return [*((code, term(codes.CAUSE, code)) for code in codes.CAUSE), (UNKNOWN, _("unknown"))]


def _cause(choice: str, day: date) -> Q:
    return Q(now_since__isnull=False, now_cause=None) if choice == UNKNOWN else Q(now_cause=choice)


def _monitored(day: date) -> Choices:
    kinds = [(code, term(codes.MONITORED, code)) for code in codes.MONITORED]
    return [*kinds, (UNKNOWN, _("unknown")), (NONE, _("never monitored"))]


def _watched(choice: str, day: date) -> Q:
    if choice == NONE:
        return Q(now_monitored_from=None)
    return Q(now_monitored_from__isnull=False, now_monitored=None if choice == UNKNOWN else choice)


def _grades(day: date) -> Choices:
    return [*((grade, grade) for grade in "ABCD"), (UNKNOWN, _("unknown"))]


def _grade(choice: str, day: date) -> Q:
    return Q(house_grade=None if choice == UNKNOWN else choice)


def _answers(day: date) -> Choices:
    return [("yes", _("yes")), ("no", _("no")), (UNKNOWN, _("unknown"))]


def _whether(column: str) -> Callable[[str, date], Q]:
    return lambda choice, day: Q(**{column: {"yes": True, "no": False, UNKNOWN: None}[choice]})


STATE = Filter("state", gettext_lazy("State"), _states, _in_state)
OTHERS = (
    Filter("year", gettext_lazy("Out since"), _years, _out_since),
    Filter("cause", gettext_lazy("Main cause"), _causes, _cause),
    Filter("monitored", gettext_lazy("Monitoring"), _monitored, _watched),
    Filter("grade", gettext_lazy("House grade"), _grades, _grade),
    Filter("water", gettext_lazy("Safe water"), _answers, _whether("water_safe")),
    Filter("ill", gettext_lazy("Somebody seriously ill"), _answers, _whether("now_ill")),
    Filter("doubt", gettext_lazy("Open findings"), _answers, _whether("doubtful")),
)
EVERY = (STATE, *OTHERS)
