"""One household's record, gathered from every room: its states, money received, who answers, who looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.decisions.words import RESULTS, kind_words
from hearthlight.desk.record import questions
from hearthlight.desk.terms import term
from hearthlight.duty.models import Pairing
from hearthlight.money.record import household_payments
from hearthlight.people import offices
from hearthlight.people.models import Appointment
from hearthlight.places import queries as places
from hearthlight.register import codes
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import MONITORING
from hearthlight.trail.dated import in_force
from hearthlight.trail.models import Event

VILLAGE = [one for office in ("village_secretary", "specialist") for one in offices.filling(office)]
LOOKS = 30
"""How many of those who looked are told."""


def statuses(home: Household, day: date) -> list[Status]:
    """States in the schemes by a day, the newest first."""
    rows = Status.objects.filter(household=home, from_date__lte=day).select_related("made__source")
    return list(rows.order_by("-from_date", "-pk"))


def state_words(row: Status) -> str:
    """A state as it is read, with how the household came to it."""
    said = term(codes.MONITORED if row.scheme == MONITORING else codes.STATE, row.state)
    return f"{said}（{term(codes.WAY, row.way)}）" if row.way else said


def payments(home: Household, day: date) -> list[Any]:
    """What was listed and paid to the household."""
    return list(household_payments(home.pk, day)[:24])


def answers_for(home: Household, day: date) -> list[str]:
    """Its responsible helper by name and unit, then the village's offices."""
    village = areas.at(home.area_code, "village")
    held = Appointment.objects.filter(in_force(day), area_code=village, office__in=VILLAGE)
    paired = Pairing.objects.filter(in_force(day), household=home, person__isnull=False).select_related("person")
    helpers = [_("helper: %(name)s (%(unit)s)") % {"name": one.person.name, "unit": one.person.unit} for one in paired]
    return [*helpers, *(offices.find(one.office).said(get_language()) for one in held.order_by("office"))]


def findings(home: Household) -> list[Finding]:
    """Open findings of the household."""
    return list(Finding.objects.filter(household_id=home.pk, closed=None).order_by("opened", "rule"))


def decisions(home: Household) -> list[dict[str, Any]]:
    """Matters about the household, the newest first; a version given up in a conflict says so."""
    rows = Decision.objects.filter(household_id=home.pk).order_by("-pk")[:12]
    return [
        {
            "id": one.pk,
            "title": kind_words(one.kind),
            "state": RESULTS.get(one.state, one.state),
            "open": one.state == Decision.State.OPEN,
            "since": one.procedure_date,
            "given_up": one.payload.get("because") == "conflict",
        }
        for one in rows
    ]


@dataclass(frozen=True)
class Look:
    """Who opened the record: the official by name, their office and its place, the machine's time, the reason given."""

    day: date
    at: datetime
    name: str
    office: str
    reason: str


def looked(home: Household, people: Sequence[Member]) -> list[Look]:
    """Who opened this record or a number of it, the newest first."""
    kinds = ["people.open_record", "people.unmask"]
    theirs = Q(subject_kind=questions.MEMBER, subject_id__in=[one.pk for one in people])
    mine = Q(subject_kind=questions.HOME, subject_id=home.pk) | theirs
    events = list(Event.objects.filter(mine, kind__in=kinds).order_by("-pk")[:LOOKS])
    held = _offices_of(events)
    return [
        Look(one.day, one.at, one.actor_name, f"{_place_of(one, held)}{one.office_title}", one.reason) for one in events
    ]


def _offices_of(events: Sequence[Event]) -> list[tuple[Appointment, str]]:
    """The appointments of those who acted, each with the name of its place."""
    held = list(Appointment.objects.filter(person__in={one.actor_id for one in events if one.actor_id}))
    names = places.names([one.area_code for one in held])
    return [(one, names.get(one.area_code, "")) for one in held]


def _place_of(event: Event, held: Sequence[tuple[Appointment, str]]) -> str:
    """The place of the office by which somebody acted; empty for a machine."""
    for one, name in held:
        then = one.from_date <= event.day and (one.until is None or one.until > event.day)
        if one.person_id == event.actor_id and then and offices.find(one.office).title == event.office_title:
            return f"{name} "
    return ""
