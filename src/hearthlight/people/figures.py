"""Figures of people: who stands where."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from hearthlight.figures import Figure
from hearthlight.trail.dated import in_force

LEADERS_IN_CHARGE = ("deputy_secretary", "seconded_deputy_head")
_COLUMNS = (("Office", "office"), ("Place", "area_code"), ("Since", "from_date"))


def _holding(*offices: str) -> Any:
    def where(day: date, **arguments: Any) -> Q:
        return Q(office__in=offices) & in_force(day)

    return where


FIGURES = [
    Figure(
        "people.leaders_in_charge",
        "Leaders in charge of poverty work",
        "person",
        "people.Appointment",
        _holding(*LEADERS_IN_CHARGE),
        Count("person", distinct=True),
        columns=_COLUMNS,
    ),
    Figure(
        "people.poverty_office_staff",
        "Staff of the poverty office",
        "person",
        "people.Appointment",
        _holding("poverty_office_staff", "poverty_office_director"),
        Count("person", distinct=True),
        columns=_COLUMNS,
    ),
    Figure(
        "people.villages_with_specialist",
        "Villages with a poverty specialist",
        "village",
        "people.Appointment",
        _holding("specialist"),
        Count("area_code", distinct=True),
        columns=_COLUMNS,
    ),
]
