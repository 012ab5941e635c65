"""Figures of policy continuation 政策延续 by the reason of its answer: households and their people."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure
from hearthlight.register.standing import present
from hearthlight.standard.queries import ids_by_reason, one_of


def _households(day: date, because: str = "not_exited", **arguments: Any) -> Q:
    return Q(pk__in=one_of(ids_by_reason(because, day)))


def _people(day: date, because: str = "not_exited", **arguments: Any) -> Q:
    return Q(household__in=one_of(ids_by_reason(because, day))) & present(day)


FIGURES = [
    Figure(
        "standard.households_by_reason",
        N_("Households by the reason why policies continue or not"),
        "household",
        "register.Household",
        _households,
        columns=((N_("Household"), "number"), (N_("Place"), "area_code")),
        base=N_("registered households"),
        certainty="sourced",
    ),
    Figure(
        "standard.people_by_reason",
        N_("People by the reason why policies continue or not"),
        "person",
        "register.Member",
        _people,
        columns=((N_("Household"), "household__number"), (N_("Member"), "number")),
        base=N_("people of registered households"),
        certainty="sourced",
    ),
]
