"""Showing identity numbers to whoever has no standing right 解密授权: one place, until a day, approved by the county.

Every opening is an event with a reason whatever gave the right.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.decisions.procedure import rules
from hearthlight.decisions.words import day_words
from hearthlight.people import secrets
from hearthlight.people.models import Person
from hearthlight.trail.subject import kind_of

UNMASK = "people.unmask"


def gate(user: Any, subject: Any, payload: Mapping[str, Any], day: date) -> str:
    """It is asked by the person themself, for a county or less, with a reason and a last day not too far off."""
    if not isinstance(subject, Person) or not str(payload.get("reason", "")).strip():
        return _("Say who wants to see the numbers and why.")
    if isinstance(user, Person) and user.pk != subject.pk:
        return _("Whoever wants to see the numbers asks for it themself.")
    if areas.level(str(payload.get("place"))).width < areas.width("county"):
        return _("Ask for one county or a smaller place.")
    most = rules().at("unmask_at_most", day).value
    try:
        until = date.fromisoformat(str(payload.get("until")))
    except ValueError:
        return _("Say until which day.")
    if until < day or until > day + timedelta(days=most):
        return _("Ask for at most %(days)s days, until %(day)s.") % {
            "days": most,
            "day": day_words(day + timedelta(days=most)),
        }
    return ""


def may_unmask(person: Person, household: Any, day: date) -> Decision | None:
    """The passed decision that lets this person see the numbers of a household (id, area_code) on `day`."""
    passed = Decision.whole.filter(kind="unmask", state="passed", subject_kind=kind_of(Person), subject_id=person.pk)
    for one in passed.order_by("-pk"):
        home = one.household_id in (None, household.pk)
        if home and _reaches(one, household.area_code) and _holds(one, day):
            return one
    return None


def _reaches(decision: Decision, place: str) -> bool:
    """Both where the matter stands and the place that was asked for, which the gate measured."""
    return all(areas.within(place, one) for one in (decision.area_code, str(decision.payload["place"])))


def _holds(decision: Decision, day: date) -> bool:
    return day <= date.fromisoformat(decision.payload["until"])


class Granted:
    """A person acting by a decision rather than by their office: they may unmask at its place, nothing else."""

    def __init__(self, person: Person, decision: Decision) -> None:
        self.pk, self.name = person.pk, person.name
        self._person, self._decision = person, decision

    def may(self, kind: str, place: str) -> bool:
        """Only the opening of numbers, only there."""
        return kind == UNMASK and areas.within(place, self._decision.area_code)

    def office_title(self, place: str) -> str:
        """Their own office."""
        return self._person.office_title(place)


def unmask(
    person: Person,
    owner: models.Model,
    household: Any,
    kind: str,
    reason: str,
    day: date,
    key: UUID | None = None,
) -> str:
    """`people.secrets.unmask` by standing right, or by a decision for the home's place on `day`. Raises Refused."""
    given = None if person.may(UNMASK, household.area_code) else may_unmask(person, household, day)
    actor: Any = Granted(person, given) if given else person
    return secrets.unmask(actor, owner, household.area_code, kind, reason, key)
