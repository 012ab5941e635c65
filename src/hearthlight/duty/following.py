"""Tasks follow decisions: after every act on a matter its tasks are brought in line, whoever acted on what page."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from hearthlight.decisions.models import Decision, Objection
from hearthlight.duty.opening import refresh_matters
from hearthlight.trail.models import Event

KINDS = "decisions."


def after_commit(instance: Event, created: bool, **_: Any) -> None:
    """Receiver of a stored event. The act stands even when the tasks cannot follow; the next run mends them."""
    if created and instance.kind.startswith(KINDS):
        transaction.on_commit(lambda: follow(instance), robust=True)


def follow(event: Event) -> None:
    """Bring the tasks of the matters and objections that an act touched in line on its day."""
    moved = list(Objection.whole.filter(event=event))
    touched = Q(event=event) | Q(steps__made=event)
    touched |= Q(objections__in=moved) | Q(steps__notice__objections__in=moved)
    decisions = list(Decision.whole.filter(touched).distinct())
    if decisions or moved:
        refresh_matters(decisions, event.day, moved)
