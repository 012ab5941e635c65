"""Figures of the standard: who is entitled, who is undetermined, homes by answer of a rule, open findings of a rule.

Incidence of poverty is `register.poverty_rate` (its base said there): one figure has one definition.
"""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.checks.figures import NEEDED
from hearthlight.figures import Figure
from hearthlight.register.standing import present
from hearthlight.standard.continuing import figures as continuation_figures
from hearthlight.standard.continuing.continuation import ENTITLED, UNDETERMINED
from hearthlight.standard.exits import figures as exit_figures
from hearthlight.standard.pass_line import STANDARD
from hearthlight.standard.queries import ids_by_answer, ids_by_entitlement, one_of
from hearthlight.standard.what_if import figures as what_if_figures

_HOME = ((N_("Household"), "number"), (N_("Place"), "area_code"))
_MEMBER = ((N_("Household"), "household__number"), (N_("Member"), "number"))
_FINDING = ((N_("Rule"), "rule"), (N_("Place"), "area_code"), (N_("State"), "state"), (N_("Opened"), "opened"))


def _entitled(day: date, **arguments: Any) -> Q:
    return Q(pk__in=one_of(ids_by_entitlement(ENTITLED, day)))


def _entitled_people(day: date, **arguments: Any) -> Q:
    return Q(household__in=one_of(ids_by_entitlement(ENTITLED, day))) & present(day)


def _undetermined(day: date, **arguments: Any) -> Q:
    return Q(pk__in=one_of(ids_by_entitlement(UNDETERMINED, day)))


def _answered(day: date, place: str, rule: str = "standard.income", answer: str = "breaks", **arguments: Any) -> Q:
    return Q(pk__in=one_of(ids_by_answer(rule, answer, day, place)))


def standing(day: date, rule: str = "") -> Q:
    """Rows of a rule of the standard, or of all, that are not mended by `day`: doubts and needs."""
    found = Q(opened__lte=day) & (Q(closed=None) | Q(closed__gt=day))
    return found & (Q(rule=rule) if rule else Q(rule__startswith="standard."))


def _doubted(day: date, rule: str = "", **arguments: Any) -> Q:
    return standing(day, rule) & ~NEEDED


def _lacking(day: date, rule: str = "", **arguments: Any) -> Q:
    return standing(day, rule) & (Q() if rule else Q(rule__in=STANDARD))


FIGURES = [
    Figure(
        "standard.households_entitled",
        N_("Households to which policies continue"),
        "household",
        "register.Household",
        _entitled,
        columns=_HOME,
        base=N_("registered households"),
        certainty="sourced",
    ),
    Figure(
        "standard.people_entitled",
        N_("People to whom policies continue"),
        "person",
        "register.Member",
        _entitled_people,
        columns=_MEMBER,
        base=N_("people of registered households"),
        certainty="sourced",
    ),
    Figure(
        "standard.households_undetermined",
        N_("Households whose continued policies are undetermined"),
        "household",
        "register.Household",
        _undetermined,
        columns=_HOME,
        base=N_("registered households"),
        certainty="sourced",
    ),
    Figure(
        "standard.households_by_answer",
        N_("Households by the answer of a rule"),
        "household",
        "register.Household",
        _answered,
        columns=_HOME,
        base=N_("registered households"),
        local=True,
    ),
    Figure(
        "standard.findings",
        N_("Findings of the standard that stand"),
        "finding",
        "checks.Finding",
        _doubted,
        Count("pk"),
        columns=_FINDING,
        base=N_("doubts about the facts; what a home not yet out lacks is counted apart"),
    ),
    Figure(
        "standard.lacks",
        N_("Items of the standard that homes lack"),
        "finding",
        "checks.Finding",
        _lacking,
        Count("pk"),
        columns=_FINDING,
        base=N_("households that the register holds, by the last screening"),
    ),
    *continuation_figures.FIGURES,
    *exit_figures.FIGURES,
    *what_if_figures.FIGURES,
]
