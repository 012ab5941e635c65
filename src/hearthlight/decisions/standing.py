"""Who must take a step and where, and whether a person may."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.parameters import NotKnown
from hearthlight.decisions.models import Decision, Step
from hearthlight.decisions.procedure import StepRule, in_force, rules
from hearthlight.decisions.refusals import NotYet
from hearthlight.people import offices
from hearthlight.people.models import Person
from hearthlight.places.queries import names


@dataclass(frozen=True)
class Duty:
    """The office that answers for a step, the others that may write it down, and where they stand."""

    office: str
    also: tuple[str, ...]
    area_code: str

    @property
    def offices(self) -> tuple[str, ...]:
        """Every office that may take the step, with those whose holders fill one of them."""
        return tuple(one for office in (self.office, *self.also) for one in offices.filling(office))


def duty_of(rule: StepRule, area_code: str, day: date) -> Duty:
    """Who must take a step of a matter at `area_code`."""
    place = rule.place(area_code)
    if rule.office:
        return Duty(rule.office, rule.also, place)
    level = areas.level(place).name
    standing, also = (rules().at(key, day, place).value for key in ("standing_office", "standing_also"))
    return Duty(standing.get(level, ""), tuple(also.get(level, ())), place)


def refuse_others(user: Any, duty: Duty, day: date) -> None:
    """A person must hold one of the offices of the step where it stands. Raises NotYet."""
    if isinstance(user, Person) and not holds(user, duty, day):
        said = {"office": office_words(duty.office), "place": place_words(duty.area_code)}
        raise NotYet(_("This step belongs to %(office)s of %(place)s: your office does not take it.") % said)


def holds(person: Person, duty: Duty, day: date) -> bool:
    """Whether a person holds one of the offices of the step on `day`."""
    held = [one for one in person.held(day) if one.area_code == duty.area_code]
    return any(one.office in duty.offices for one in held)


def refuse_non_starters(user: Any, rule: StepRule, area_code: str, day: date) -> None:
    """The first step is taken by an office of its list that reaches the place; by anybody where none is named."""
    if not rule.office or not isinstance(user, Person):
        return
    allowed = (rule.office, *rule.also)
    if not any(one.office in allowed and offices.covers(one.area_code, area_code) for one in user.held(day)):
        said = {"office": _(", ").join(office_words(one) for one in allowed)}
        raise NotYet(_("Your office may not propose this here: %(office)s does.") % said)


def may_start(person: Person, kind: str, place: str, day: date) -> bool:
    """Whether a person may start a matter of this kind somewhere in `place` under the procedure of `day`."""
    try:
        first = in_force(kind, day, place).steps[0]
    except NotKnown:
        return False
    held = [one for one in person.held(day) if not first.office or one.office in (first.office, *first.also)]
    return any(areas.within(place, one.area_code) or areas.within(one.area_code, place) for one in held)


def refuse_proposer(user: Any, decision: Decision, kind: str) -> None:
    """Who proposed does not approve. Raises NotYet."""
    first = Step.whole.filter(decision=decision, number=1).values_list("by_id", flat=True).first()
    if kind == "approval" and user.pk is not None and first == user.pk:
        raise NotYet(_("You proposed this matter: somebody else must approve it."))


def office_words(code: str) -> str:
    """The title of an office in the language of the page."""
    return offices.find(code).said(get_language()) if code else _("the office above")


def place_words(code: str) -> str:
    """The name of a place, its code where no name is known."""
    return names([code]).get(code, code)
