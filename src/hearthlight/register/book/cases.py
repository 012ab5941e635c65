"""Cases 差额个案: one household each that explains why a stated number differs from the records (R58).

There is no way to type a balancing row: a case names a household and a reason, and never goes beyond what is still
unexplained.
"""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.register import codes
from hearthlight.register.models import Household, LedgerCase, Member
from hearthlight.register.models.ledger_case import MOST_PEOPLE
from hearthlight.register.queries import HOUSEHOLDS, PEOPLE, stated_differences
from hearthlight.register.refusals import Impossible
from hearthlight.register.standing import in_register, present
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Event, Source

NUMBER = re.compile(r"[0-9A-Za-z-]{6,32}")
"""A household's number 户编号, as whoever stated the total holds it."""
HERE = ("only_here", "doubled", "people_differ")
"""Kinds that speak of a household of this register."""
SHAPE = {"only_there": 1, "doubled": 1, "only_here": -1, "people_differ": 0}
"""What a case of a kind adds to the stated households; elsewhere and other may be either."""


@once
def explain_difference(
    user: Actor,
    place: str,
    *,
    number: str,
    households: int,
    people: int,
    kind: str,
    reason: str,
    source: Source | None = None,
    key: UUID | None = None,
) -> LedgerCase:
    """Explain a part of a place's named difference by one household; once a key.

    `households` −1, 0 or 1 and `people`: what the stated total holds beyond the records. Raises Refused, Impossible.
    """
    number, reason = number.strip(), reason.strip()
    said = {"number": number, "households": households, "people": people, "case": kind, "because": reason}
    with act(user, "register.explain_difference", at=place, key=key, source=source, **said) as event:
        home = Household.whole.filter(number=number).first()
        _refuse_nameless(place, number, reason, kind)
        _refuse_shape(kind, households, home)
        _refuse_many(people)
        if kind in HERE or not households:
            _refuse_strange(place, event.day, home, people)
        _refuse_beyond(event, place, {HOUSEHOLDS: households, PEOPLE: people})
        row = LedgerCase(area_code=place, number=number, household=home, households=households, people=people)
        row.kind, row.reason, row.source, row.from_date = kind, reason, source, event.day
        return add(event, row)


def _refuse_nameless(place: str, number: str, reason: str, kind: str) -> None:
    if not NUMBER.fullmatch(number):
        raise Impossible(_("Give the household's number: a difference is explained one household at a time."))
    if not reason:
        raise Impossible(_("Give the reason in words."))
    if kind not in codes.CASE:
        raise Impossible(_("Choose the kind of reason."))
    if LedgerCase.whole.filter(area_code=place, number=number, until=None).exists():
        raise Impossible(_("Household %(number)s explains a part of this difference already.") % {"number": number})


def _refuse_shape(kind: str, households: int, home: Household | None) -> None:
    if households not in (-1, 0, 1) or households != SHAPE.get(kind, households):
        raise Impossible(_("This kind of reason does not change the number of households that way."))
    if kind == "only_there" and home is not None:
        raise Impossible(_("That household stands in this register: choose another kind of reason."))


def _refuse_many(people: int) -> None:
    if abs(people) > MOST_PEOPLE:
        raise Impossible(
            _("A case speaks of one household: of %(most)d people at the most.") % {"most": MOST_PEOPLE},
        )


def _refuse_strange(place: str, day: date, home: Household | None, people: int) -> None:
    """What changes people only, or speaks of a household of this register, needs one here that has so many."""
    if home is None or not (areas.within(home.area_code, place) and in_register(day).filter(household=home).exists()):
        raise Impossible(_("No household of this register has that number: look it up."))
    held = Member.whole.filter(present(day), household=home).count()
    if abs(people) > held:
        said = {"number": home.number, "held": held}
        raise Impossible(_("Household %(number)s holds %(held)d people: a case does not speak of more.") % said)


def _refuse_beyond(event: Event, place: str, amounts: dict[str, int]) -> None:
    found = {one.measure: one for one in stated_differences(place, event.day)}
    if not any(amounts.values()):
        raise Impossible(_("A case accounts for a household or for people: neither was given."))
    for measure, amount in amounts.items():
        if amount and not (measure in found and found[measure].takes(amount)):
            raise Impossible(_beyond(measure, found[measure].unexplained if measure in found else 0))


def _beyond(measure: str, left: int) -> str:
    households = _("Only %(left)d households are still unexplained: a case does not go beyond.")
    people = _("Only %(left)d people are still unexplained: a case does not go beyond.")
    return (households if measure == HOUSEHOLDS else people) % {"left": left}


@once
def withdraw_case(user: Actor, case: LedgerCase, reason: str, *, key: UUID | None = None) -> LedgerCase:
    """A case turned out wrong: from today it explains nothing; once a key. Raises Refused, Impossible."""
    given: dict[str, Any] = {"because": reason.strip()}
    at = case.area_code
    with act(user, "register.withdraw_case", at=at, key=key, subject=case, reason=reason, **given) as event:
        if not reason.strip():
            raise Impossible(_("Give the reason in words."))
        if case.until is not None:
            raise Impossible(_("The case was withdrawn already."))
        amend(event, case, event.day, until=event.day)
        return case
