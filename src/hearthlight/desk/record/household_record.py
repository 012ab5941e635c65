"""One household's record, gathered from every room: its states, money received, who answers, who looked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.decisions.words import RESULTS, kind_words
from hearthlight.desk.record import questions
from hearthlight.desk.terms import term
from hearthlight.money.record import household_payments
from hearthlight.people import offices
from hearthlight.people.models import Appointment
from hearthlight.register import codes
from hearthlight.register.models import Household, Member, Status
from hearthlight.register.models.status import MONITORING
from hearthlight.trail.dated import in_force
from hearthlight.trail.models import Event


def statuses(home: Household, day: date) -> list[Status]:
    """States in the schemes by a day, the newest first."""
    return list(Status.objects.filter(household=home, from_date__lte=day).order_by("-from_date", "-pk"))


def state_words(row: Status) -> str:
    """A state as it is read, with how the household came to it."""
    said = term(codes.MONITORED if row.scheme == MONITORING else codes.STATE, row.state)
    return f"{said}（{term(codes.WAY, row.way)}）" if row.way else said


def payments(home: Household, day: date) -> list[Any]:
    """What was listed and paid to the household."""
    return list(household_payments(home.pk, day)[:24])


def answers_for(home: Household, day: date) -> list[str]:
    """The offices that answer for it until pairing stands: the village's."""
    village = areas.at(home.area_code, "village")
    held = Appointment.objects.filter(in_force(day), area_code=village, office__in=["village_secretary", "specialist"])
    return [offices.find(one.office).said(get_language()) for one in held.order_by("office")]


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


def looked(home: Household, people: Sequence[Member]) -> list[Event]:
    """Who opened this record or a number of it."""
    kinds = ["people.open_record", "people.unmask"]
    theirs = Q(subject_kind=questions.MEMBER, subject_id__in=[one.pk for one in people])
    mine = Q(subject_kind=questions.HOME, subject_id=home.pk) | theirs
    return list(Event.objects.filter(mine, kind__in=kinds).order_by("-pk")[:12])
