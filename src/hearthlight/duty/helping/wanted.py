"""Handovers that wait for a signature, as a task of whoever signs next 待签交接."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from hearthlight.core import areas
from hearthlight.duty import words
from hearthlight.duty.holders import Held, Holders
from hearthlight.duty.models import Handover
from hearthlight.duty.settings import step_days
from hearthlight.duty.wanted import Origin, Wanted, department
from hearthlight.people.models import Appointment
from hearthlight.trail.dated import in_force

HANDOVER = "duty.handover"
OFFICES = ("poverty_office_director", "poverty_office_staff")
"""Who sees to a side that has left: it signs on a paper."""


def waiting(day: date) -> "QuerySet[Handover]":
    """Handovers that one side at least has not signed."""
    return Handover.objects.filter(Q(leaving_signed_on=None) | Q(taking_signed_on=None))


def of_handovers(rows: QuerySet[Handover], holders: Holders) -> Iterator[Wanted]:
    """One task a handover: of the leaving side, then of the taking one."""
    for one in rows.filter(Q(leaving_signed_on=None) | Q(taking_signed_on=None)).select_related("made"):
        side, person = ("taking", one.taking_id) if one.leaving_signed_on else ("leaving", one.leaving_id)
        held = _office_of(person, holders) or holders.find(OFFICES, areas.at(one.area_code, "township"))
        who = department(HANDOVER, held, one.area_code, holders)
        due = one.made.day + max(timedelta(days=1), step_days(holders.day, areas.at(one.area_code, "county")))
        values = {"side": side}
        yield Wanted((HANDOVER, one.pk), words.HANDOVER, one.area_code, held, due, with_department=who, values=values)


def _office_of(person: int, holders: Holders) -> Held | None:
    rows = Appointment.objects.filter(in_force(holders.day), person=person, person__active=True)
    found = rows.order_by("-area_code").values_list("office", "area_code").first()
    return Held(person, *found) if found else None


ORIGINS = (Origin(HANDOVER, waiting, of_handovers),)
