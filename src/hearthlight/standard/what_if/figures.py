"""The figure that a what-if and the indices start from: people by the answer of a rule, beside their households."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure
from hearthlight.register.standing import present
from hearthlight.standard.queries import ids_by_answer, one_of


def _answered(day: date, place: str, rule: str = "standard.income", answer: str = "breaks", **arguments: Any) -> Q:
    return Q(household__in=one_of(ids_by_answer(rule, answer, day, place))) & present(day)


PEOPLE = Figure(
    "standard.people_by_answer",
    N_("People by the answer of a rule about their household"),
    "person",
    "register.Member",
    _answered,
    columns=((N_("Household"), "household__number"), (N_("Member"), "number")),
    base=N_("people of registered households"),
    local=True,
)
FIGURES = [PEOPLE]
