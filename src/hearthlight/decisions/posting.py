"""Posting a notice 公示: one list of many matters, one line each, standing for the days of their procedure."""

from collections.abc import Sequence
from datetime import date
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hearthlight.decisions import procedure as law
from hearthlight.decisions.checking import refuse_too_early
from hearthlight.decisions.models import Decision, Notice, Step
from hearthlight.decisions.notice_lines import digest_of, lined
from hearthlight.decisions.procedure import StepRule
from hearthlight.decisions.queries import waiting_all
from hearthlight.decisions.refusals import NotYet
from hearthlight.decisions.standing import refuse_others
from hearthlight.decisions.stepping import common_place, locked, one_rule
from hearthlight.people.models import Person
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event

TOKEN_BYTES = 12


@once
def post_notice(
    user: Actor,
    decisions: Sequence[Decision],
    *,
    posted_on: date,
    place_posted: str,
    contact: str,
    names: str = Notice.Names.MASKED,
    key: UUID | None = None,
) -> Notice:
    """Post one list of matters that wait for their notice; each gets a line and a step with the notice's end.

    `place_posted` is where the paper hangs, `contact` how and where to object, `names` full or masked on paper. Its
    days count from the day it is written down: one that is entered late stands as long again. Raises Refused, NotYet.
    """
    place, asked = common_place([one.area_code for one in decisions]), [one.pk for one in decisions]
    said = {"on": posted_on, "place_posted": place_posted, "contact": contact, "names": names, "matters": asked}
    with act(user, "decisions.notice", at=place, key=key, **said) as event:
        running = sorted(locked(asked), key=lambda one: (one.area_code, one.pk))
        rule = _checked(user, event, running, posted_on, place_posted, contact)
        notice = Notice(kind=running[0].kind, posted_on=posted_on, place_posted=place_posted, contact=contact)
        notice.token, notice.names, notice.number = token_urlsafe(TOKEN_BYTES), names, _ordinal(running[0])
        notice.area_code, notice.until = rule.place(place), law.notice_until(max(posted_on, event.day), rule.days)
        numbered = list(enumerate(running, 1))
        notice.digest = digest_of(lined(numbered, posted_on, names == Notice.Names.FULL))
        add(event, notice)
        bulk(event, [_step(user, one, notice, number) for number, one in numbered])
        return notice


def _checked(
    user: Any, event: Event, running: Sequence[Decision], posted_on: date, place_posted: str, contact: str
) -> StepRule:
    if not place_posted.strip() or not contact.strip():
        raise NotYet(_("Say where the notice hangs and how people can object."))
    if len({one.kind for one in running}) > 1:
        raise NotYet(_("A notice posts matters of one kind: post each kind apart."))
    awaited = waiting_all(running, posted_on)
    rule = one_rule(running, awaited)
    if rule.kind != Step.Kind.NOTICE:
        raise NotYet(_("These matters do not wait for a notice."))
    for one in running:
        refuse_too_early(one, awaited[one.pk], posted_on, event.day)
        refuse_others(user, awaited[one.pk].duty, event.day)
    return rule


def _ordinal(decision: Decision) -> int:
    """Which notice of its procedure this is: 1 for the first."""
    return Step.whole.filter(decision=decision, kind=Step.Kind.NOTICE).count() + 1


def _step(user: Any, decision: Decision, notice: Notice, line: int) -> Step:
    by = user if isinstance(user, Person) else None
    number = Step.whole.filter(decision=decision).count() + 1
    step = Step(decision=decision, number=number, kind=Step.Kind.NOTICE, on_date=notice.posted_on, by=by)
    step.until, step.notice, step.line, step.result = notice.until, notice, line, law.PASSED
    return step
