"""What happened to a finding: found, explained, accepted, opened again, not judged any more, mended."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hearthlight.checks.models import Finding
from hearthlight.trail.models import Change, Event
from hearthlight.trail.subject import subject_of


@dataclass(frozen=True)
class Step:
    """One thing that happened, the latest first on the page; `words` are those that somebody gave."""

    day: date
    what: str
    by: str
    words: str = ""


def history(one: Finding) -> list[Step]:
    """From the newest to the day it was found."""
    kind, pk = subject_of(one)
    changes = Change.objects.filter(subject_kind=kind, subject_id=pk, field="state").select_related("event")
    said = [_said(change) for change in changes.order_by("-event_id")]
    return [*_last(one), *said, Step(one.made.day, _("found by the rule"), _by(one.made))]


def _said(change: Change) -> Step:
    words = {"explained": _("explained"), "accepted": _("accepted"), "open": _("opened again")}
    return Step(change.event.day, words.get(change.new, change.new), _by(change.event), change.event.reason)


def _last(one: Finding) -> list[Step]:
    """What the rules themselves did last; nobody has to say so."""
    if one.state == Finding.State.RESOLVED and one.closed:
        return [Step(one.closed, _("mended: the rule does not break any more"), _by(one.event))]
    if one.state == Finding.State.CANNOT_JUDGE:
        return [Step(one.event.day, _("cannot be judged any more: something it reads is unknown"), _by(one.event))]
    return []


def _by(event: Event) -> str:
    return event.office_title or (_("the program") if event.actor_id is None else event.actor_name)
