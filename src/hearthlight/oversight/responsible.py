"""Who is responsible at a date 当日责任人: a home's helper, else the village's specialist or secretary."""

from datetime import date

from django.db.models import Q

from hearthlight.core import areas
from hearthlight.duty.models import Pairing
from hearthlight.people.models import Appointment, Person
from hearthlight.people.offices import filling
from hearthlight.trail.dated import in_force

OFFICES = ("specialist", "village_secretary")


def responsible(household_id: int | None, area_code: str, on: date) -> Person | None:
    """The one person who answered for the home, or for the village where none is named, on that day."""
    helper = Q(household=household_id, responsible=True)
    row = Pairing.whole.filter(helper, in_force(on)).select_related("person").first() if household_id else None
    return row.person if row else _of_village(areas.at(area_code, "village"), on)


def _of_village(village: str, on: date) -> Person | None:
    for office in OFFICES:
        rows = Appointment.objects.filter(in_force(on), office__in=filling(office), area_code=village, zone=None)
        found = rows.select_related("person").order_by("seat").first()
        if found:
            return found.person
    return None
