"""What a supervisor enters 督察: on the three heads, correctable until signed; signed, it counts (R44, R45).

On-post is what was found on the spot. There is no clock, no telephone roll, no track, no photo that must be taken.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.oversight.appraising.lines import book, needs_line
from hearthlight.oversight.kinds import problem_kinds
from hearthlight.oversight.models import Observation
from hearthlight.oversight.refusals import NotSeen
from hearthlight.oversight.responsible import responsible
from hearthlight.people.models import Person
from hearthlight.trail.act import act, once
from hearthlight.trail.history import add, amend

OBSERVE = "oversight.observe"
MOST = 300


@once
def observe(
    user: Person, head: str, place: str, on: date, text: str, *, key: UUID | None = None, **fields: Any
) -> Observation:
    """Enter what was seen; who was responsible at that date is worked out where nobody is named.

    Raises Refused, NotSeen.
    `fields` are kind, household_id, station_id, person, office, gathering and due_on of Observation.
    """
    with act(user, OBSERVE, at=place, key=key, head=head, on=on, text=text, fields=fields) as event:
        row = Observation(head=head, area_code=place, on_date=on, text=text.strip(), **fields)
        _refuse(row, event.day)
        if row.person is None and row.head in (row.Head.PROBLEM, row.Head.AT_POST):
            row.person = responsible(row.household_id, place, on)
        if row.person_id == user.pk:
            raise NotSeen(_("A supervisor enters nothing about the own work: another person does."))
        return add(event, row)


def _refuse(row: Observation, day: date) -> None:
    if row.head not in Observation.Head.values or not row.text or len(row.text) > MOST:
        raise NotSeen(_("Say on which head it was seen, and what, in at most %(most)s characters.") % {"most": MOST})
    if row.on_date > day:
        raise NotSeen(_("%(day)s has not come: enter what was seen on its day or later.") % {"day": row.on_date})
    if row.head == Observation.Head.PROBLEM and row.kind not in problem_kinds(day, areas.at(row.area_code, "county")):
        raise NotSeen(_("Choose the kind of problem."))
    if row.head == Observation.Head.DEMAND and (row.due_on is None or row.due_on < row.on_date):
        raise NotSeen(_("Say by when the demand is to be answered."))


@once
def correct(user: Person, seen: Observation, text: str, why: str, *, key: UUID | None = None) -> Observation:
    """Correct the words of an observation that is not signed; what stood before is kept. Raises Refused, NotSeen."""
    with act(user, OBSERVE, at=seen.area_code, subject=seen, text=text, reason=why, key=key) as event:
        row = Observation.whole.select_for_update().get(pk=seen.pk)
        if row.state != Observation.State.DRAFT:
            raise NotSeen(_("It is signed: it changes only by an appeal."))
        if not text.strip() or len(text) > MOST:
            raise NotSeen(_("Say it in words, at most %(most)s characters.") % {"most": MOST})
        amend(event, row, event.day, text=text.strip())
        return row


@once
def sign(user: Person, seen: Observation, *, key: UUID | None = None) -> Observation:
    """Sign what was seen: from now on it counts, and where the frozen scheme has its kind it is one deduction line.

    Raises Refused, NotSeen.
    """
    with act(user, "oversight.sign", at=seen.area_code, subject=seen, key=key) as event:
        row = Observation.whole.select_for_update().get(pk=seen.pk)
        if row.state != Observation.State.DRAFT:
            raise NotSeen(_("It is signed already."))
        if row.person_id == user.pk:
            raise NotSeen(_("Nobody signs a finding about the own work."))
        if row.person_id is None and needs_line(row):
            raise NotSeen(_("Nobody was responsible there on that day: name the person first."))
        row.state, row.signed_by, row.signed_on, row.event = row.State.SIGNED, user, event.day, event
        row.save(update_fields=["state", "signed_by", "signed_on", "event"])
        book(event, row)
        return row


@once
def answer_demand(user: Person, seen: Observation, words: str, *, key: UUID | None = None) -> Observation:
    """Answer a demand of a tour 交办事项 in words. Raises Refused, NotSeen."""
    with act(user, "oversight.answer_demand", at=seen.area_code, subject=seen, words=words, key=key) as event:
        row = Observation.whole.select_for_update().get(pk=seen.pk)
        if row.head != row.Head.DEMAND or row.answered_on or not words.strip() or len(words) > MOST:
            raise NotSeen(_("A demand is answered once, in words."))
        row.answer, row.answered_on, row.event = words.strip(), event.day, event
        row.save(update_fields=["answer", "answered_on", "event"])
        return row
