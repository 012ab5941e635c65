"""Tasks follow decisions and findings: after every act on them they are brought in line, whoever acted on what page."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from hearthlight.checks.models import Finding
from hearthlight.decisions.models import Decision, Objection
from hearthlight.duty.helping.wanted import HANDOVER
from hearthlight.duty.models import Handover, Visit
from hearthlight.duty.opening import NAME, refresh_household, refresh_matters, refresh_of, refresh_visits
from hearthlight.jobs.queue import enqueue
from hearthlight.people.models import Appointment, Sight
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Event

KINDS = "decisions."
OF_FINDINGS = ("checks.", "standard.screen_household", "standard.screen_changed")
"""Acts after which findings of single homes stand otherwise; a run of everything has the tasks' own job after it."""

OF_VISITS = ("duty.visit", "duty.settle_problem")
OF_HANDOVERS = ("duty.hand_over", "duty.sign_handover")
LEFT = "people.leave"

MOST = 12
"""Homes whose tasks are brought in line at once; those of more of them are a job."""


def after_commit(instance: Event, created: bool, **_: Any) -> None:
    """Receiver of a stored event. The act stands even when the tasks cannot follow; the next run mends them."""
    if created and instance.kind.startswith(KINDS):
        transaction.on_commit(lambda: follow(instance), robust=True)
    if created and instance.kind.startswith(OF_FINDINGS):
        transaction.on_commit(lambda: follow_findings(instance), robust=True)
    if created and instance.kind in OF_VISITS:
        transaction.on_commit(lambda: follow_visit(instance), robust=True)
    if created and instance.kind in OF_HANDOVERS:
        transaction.on_commit(lambda: follow_handover(instance), robust=True)
    if created and instance.kind == LEFT:
        transaction.on_commit(lambda: follow_leaving(instance), robust=True)


def follow(event: Event) -> None:
    """Bring the tasks of the matters and objections that an act touched in line on its day."""
    moved = list(Objection.whole.filter(event=event))
    touched = Q(event=event) | Q(steps__made=event)
    touched |= Q(objections__in=moved) | Q(steps__notice__objections__in=moved)
    decisions = list(Decision.whole.filter(touched).distinct())
    if decisions or moved:
        refresh_matters(decisions, event.day, moved)


def follow_visit(event: Event) -> None:
    """Bring the helper's month and what the household asked for in line."""
    for one in Visit.whole.filter(event=event):
        refresh_visits(one.person_id, one.household_id, one.area_code, event.day)


def follow_handover(event: Event) -> None:
    """Bring the task of who signs next in line."""
    rows = Handover.objects.filter(event=event)
    if rows.exists():
        refresh_of(HANDOVER, rows, event.area_code, event.day)


def follow_leaving(event: Event) -> None:
    """Who holds no office any more sees no home any more; their tasks go to whoever answers now."""
    appointment = Appointment.objects.select_related("person").filter(pk=event.subject_id).first()
    if appointment is None or appointment.person.held(event.day):
        return
    with act(System(NAME), "duty.close_sight", at=event.area_code, day=event.day) as closing:
        homes = Sight.objects.filter(person=appointment.person_id, until=None, from_date__lt=event.day)
        homes.update(until=event.day, event=closing)
    enqueue(NAME, at=event.area_code, day=event.day.isoformat(), place=event.area_code)


def follow_findings(event: Event) -> None:
    """Bring the tasks of the homes whose findings an act opened, mended or settled in line on its day."""
    found = Finding.whole.filter(Q(made=event) | Q(event=event)).order_by()
    homes = dict(found.exclude(household_id=None).values_list("household_id", "area_code"))
    if len(homes) > MOST or found.filter(household_id=None).exists():
        enqueue(NAME, at=event.area_code, day=event.day.isoformat(), place=event.area_code)
        return
    for home, place in homes.items():
        refresh_household(home, place, event.day)
