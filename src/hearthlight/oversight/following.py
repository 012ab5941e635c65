"""Tasks follow what supervision finds, and villages that join a zone inherit what is open there."""

from typing import Any

from django.db import transaction

from hearthlight.duty.opening import refresh_of
from hearthlight.oversight.lessons.spreading import catch_up
from hearthlight.oversight.models import LessonAnswer, Observation
from hearthlight.oversight.wanted import ANSWER, DEMAND
from hearthlight.places.zones import MOVED
from hearthlight.trail.act import System
from hearthlight.trail.models import Event

NAME = "oversight.follow"


def after_commit(instance: Event, created: bool, **_: Any) -> None:
    """Receiver of a stored event. The act stands even when the tasks cannot follow; the daily run mends them."""
    if created and instance.kind.startswith("oversight."):
        transaction.on_commit(lambda: follow(instance), robust=True)
    if created and instance.kind == MOVED:
        transaction.on_commit(lambda: catch_up(System(NAME), instance.area_code, instance.day), robust=True)


def follow(event: Event) -> None:
    """Bring the tasks of the items and demands that an act touched in line."""
    answers = LessonAnswer.objects.filter(event=event)
    if answers.exists():
        refresh_of(ANSWER, answers, event.area_code, event.day)
    demands = Observation.whole.filter(event=event, head="demand")
    if demands.exists():
        refresh_of(DEMAND, demands, event.area_code, event.day)
