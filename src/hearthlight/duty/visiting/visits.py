"""Writing visits down 走访记录: one's own, or keyed from a helper's sheet; a wrong one is withdrawn, never erased."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.duty.models import Pairing, Visit
from hearthlight.duty.visiting import questions
from hearthlight.duty.visiting.refusals import NotVisited
from hearthlight.people import offices
from hearthlight.people.models import Person
from hearthlight.people.viewer import WITHOUT_HOMES
from hearthlight.register.models import Household
from hearthlight.trail.act import act, once
from hearthlight.trail.history import add
from hearthlight.trail.models import Event

MOST = 300
"""Characters of a problem or of what came of it."""


@once
def visit(
    user: Person,
    home: Household,
    on: date,
    how: str,
    *,
    by: Person | None = None,
    changed: bool | None = None,
    feelings: Mapping[str, str] | None = None,
    problem: str = "",
    key: UUID | None = None,
) -> Visit:
    """Write down a visit by `by`, the writer themself where nobody is named; `problem` waits to be settled.

    Nothing that is said here is ever held against whoever says it. Raises Refused, NotVisited.
    """
    who, felt = by or user, dict(feelings or {})
    said = {"on": on, "how": how, "by": who, "changed": changed, "feelings": felt, "problem": problem}
    with act(user, "duty.visit", at=home.area_code, subject=home, key=key, **said) as event:
        _refuse_stranger(user, home, event.day)
        _refuse_said(on, how, problem, event.day)
        row = Visit(household=home, area_code=home.area_code, person=who, on_date=on, how=how)
        if how != Visit.How.ABSENT:
            row.changed, row.problem = changed, problem.strip()
            row.feelings = questions.read(felt, event.day, home.area_code)
        return _store(event, row)


def _refuse_stranger(user: Person, home: Household, day: date) -> None:
    """Whose office sees the place writes of any home there; a helper of the homes that are theirs."""
    held = [one.office for one in user.held(day) if areas.within(home.area_code, one.area_code)]
    if any(_with_homes(offices.find(office)) for office in held):
        return
    if not Pairing.whole.filter(household=home, person=user, until=None).exists():
        raise NotVisited(_("This home is not one of yours: its helper or the village writes the visit down."))


def _with_homes(office: offices.Office) -> bool:
    return office.sees and office.role not in WITHOUT_HOMES


def _refuse_said(on: date, how: str, problem: str, day: date) -> None:
    if on > day:
        raise NotVisited(_("A visit is written down when it has taken place: %(day)s has not come.") % {"day": on})
    if how not in Visit.How.values:
        raise NotVisited(_("Say whether somebody was at home, nobody was, or you telephoned."))
    if len(problem) > MOST:
        raise NotVisited(_("Say in at most %(most)s characters what they ask for.") % {"most": MOST})


def _store(event: Event, row: Visit) -> Visit:
    try:
        with transaction.atomic():
            return add(event, row)
    except IntegrityError:
        raise NotVisited(_("This visit is written down already for that day.")) from None


@once
def settle(user: Person, visit: Visit, words: str, *, key: UUID | None = None) -> Visit:
    """Say what came of what a household asked for; the words are kept beside it. Raises Refused, NotVisited."""
    with act(user, "duty.settle_problem", at=visit.area_code, subject=visit, words=words, key=key) as event:
        if not words.strip() or len(words) > MOST or not visit.problem or visit.settled:
            raise NotVisited(_("Say once, in at most %(most)s characters, what came of it.") % {"most": MOST})
        visit.settled, visit.settled_on, visit.event = words.strip(), event.day, event
        visit.save(update_fields=["settled", "settled_on", "event"])
        return visit


@once
def withdraw(user: Person, visit: Visit, why: str, *, key: UUID | None = None) -> Visit:
    """Take back a visit that was wrongly written down: its own person, or an office of the place. Raises as above."""
    with act(user, "duty.visit", at=visit.area_code, subject=visit, reason=why, key=key) as event:
        _refuse_stranger(user, visit.household, event.day)
        if not why.strip() or visit.withdrawn_why:
            raise NotVisited(_("Say once why the visit does not count."))
        visit.withdrawn_why, visit.event = why.strip()[:100], event
        visit.save(update_fields=["withdrawn_why", "event"])
        return visit
