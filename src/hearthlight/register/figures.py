"""Figures of the register: households and people, registered, exited, left; poor villages; the incidence of poverty.

Households and people are always counted apart; each says what it is out of.
"""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure, Ratio
from hearthlight.register import standing
from hearthlight.trail.dated import in_force

_HOME = ((N_("Household number"), "number"), (N_("Place"), "area_code"))
_MEMBER = (
    (N_("Household number"), "household__number"),
    (N_("Member"), "number"),
    (N_("Relation"), "relation"),
    (N_("Joined on"), "joined_on"),
)
_VILLAGE = ((N_("Village"), "area_code"), (N_("State"), "state"), (N_("Since"), "from_date"))
_ALL = N_("all households of the place, registered or not")
_REGISTER = N_("the register's records: all cohorts, exited or not; struck-off households are left out")


def _households(day: date, **_: Any) -> Q:
    return in_force(day)


def _people(day: date, **_: Any) -> Q:
    return standing.present(day)


def _registered(day: date, **_: Any) -> Q:
    return Q(pk__in=standing.in_register(day))


def _registered_people(day: date, **_: Any) -> Q:
    return Q(household__in=standing.in_register(day)) & standing.present(day)


def _left(day: date, **_: Any) -> Q:
    return Q(pk__in=standing.unexited(day))


def _left_people(day: date, **_: Any) -> Q:
    return Q(household__in=standing.unexited(day)) & standing.present(day)


def _exited(day: date, year: int | None = None, **_: Any) -> Q:
    return Q(pk__in=standing.exited(day, year))


def _exited_people(day: date, year: int | None = None, **_: Any) -> Q:
    return standing.people_exited(day, year)


def _poor_people(day: date, year: int | None = None, **_: Any) -> Q:
    """The stock at the start of the year: the source does not say which stock it means (C022)."""
    start = date(year or day.year, 1, 1)
    return _left_people(min(start, day))


def _poor_villages(day: date, kind: str = "", **_: Any) -> Q:
    return standing.villages([kind] if kind else standing.POOR, day)


def _villages_exited(day: date, year: int | None = None, **_: Any) -> Q:
    when = Q(from_date__year=year) if year else Q()
    return standing.villages(["exited"], day) & when


def _villages_left(day: date, **_: Any) -> Q:
    return Q(pk__in=standing.villages_standing(day).filter(state__in=standing.POOR).values("pk"))


def _home(code: str, title: str, where: Any, base: str) -> Figure:
    return Figure(f"register.{code}", title, "household", "register.Household", where, columns=_HOME, base=base)


def _person(code: str, title: str, where: Any, base: str) -> Figure:
    return Figure(f"register.{code}", title, "person", "register.Member", where, columns=_MEMBER, base=base)


def _village(code: str, title: str, where: Any) -> Figure:
    once = Count("area_code", distinct=True)
    return Figure(f"register.{code}", title, "village", "register.Status", where, once, columns=_VILLAGE)


HOUSEHOLDS = _home("households", N_("Households"), _households, _ALL)
PEOPLE = _person("people", N_("People"), _people, _ALL)
REGISTERED = _home("households_registered", N_("Registered households"), _registered, _REGISTER)
REGISTERED_PEOPLE = _person("people_registered", N_("Registered people"), _registered_people, _REGISTER)
EXITED = _home("households_exited", N_("Households exited"), _exited, N_("exits dated in the year"))
EXITED_PEOPLE = _person(
    "people_exited", N_("People exited"), _exited_people, N_("who belonged to the household on the day of its exit")
)
LEFT = _home("households_left", N_("Households not yet exited"), _left, _REGISTER)
LEFT_PEOPLE = _person("people_left", N_("People not yet exited"), _left_people, _REGISTER)
POOR_PEOPLE = _person(
    "poor_people",
    N_("People counted poor in the year"),
    _poor_people,
    N_("the stock at the start of the year; the source does not say which stock it means"),
)

FIGURES = [
    HOUSEHOLDS,
    PEOPLE,
    REGISTERED,
    REGISTERED_PEOPLE,
    EXITED,
    EXITED_PEOPLE,
    LEFT,
    LEFT_PEOPLE,
    POOR_PEOPLE,
    _village("poor_villages", N_("Poor villages, exited ones too"), _poor_villages),
    _village("villages_exited", N_("Poor villages exited"), _villages_exited),
    _village("villages_left", N_("Poor villages not yet exited"), _villages_left),
    Ratio(
        "register.poverty_rate",
        N_("Incidence of poverty"),
        LEFT_PEOPLE,
        PEOPLE,
        N_("people not yet exited out of all people of the place on the day"),
    ),
    Ratio(
        "register.poverty_rate_of_year",
        N_("Incidence of poverty in the year"),
        POOR_PEOPLE,
        PEOPLE,
        N_("people poor at the start of the year out of all people of the place on the day"),
    ),
]
