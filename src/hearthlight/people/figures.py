"""Figures of people: who stands where."""

from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure
from hearthlight.people.offices import filling
from hearthlight.trail.dated import in_force

LEADERS_IN_CHARGE = ("deputy_secretary", "seconded_deputy_head")
_COLUMNS = ((N_("Office"), "office"), (N_("Place"), "area_code"), (N_("Since"), "from_date"))


def _holding(*offices: str) -> Any:
    def where(day: date, **arguments: Any) -> Q:
        return Q(office__in=[one for office in offices for one in filling(office)]) & in_force(day)

    return where


FIGURES = [
    Figure(
        "people.leaders_in_charge",
        N_("Leaders in charge of poverty work"),
        "person",
        "people.Appointment",
        _holding(*LEADERS_IN_CHARGE),
        Count("person", distinct=True),
        columns=_COLUMNS,
    ),
    Figure(
        "people.poverty_office_staff",
        N_("Staff of the poverty office"),
        "person",
        "people.Appointment",
        _holding("poverty_office_staff", "poverty_office_director"),
        Count("person", distinct=True),
        columns=_COLUMNS,
    ),
    Figure(
        "people.instructors",
        N_("Instructors of culture and fitness"),
        "person",
        "people.Appointment",
        _holding("culture_instructor", "fitness_instructor"),
        Count("person", distinct=True),
        columns=_COLUMNS,
    ),
    Figure(
        "people.first_responsible",
        N_("Village secretaries and grid heads in office"),
        "person",
        "people.Appointment",
        _holding("village_secretary", "grid_head"),
        Count("person", distinct=True),
        columns=_COLUMNS,
    ),
    Figure(
        "people.villages_with_specialist",
        N_("Villages with a poverty specialist"),
        "village",
        "people.Appointment",
        _holding("specialist"),
        Count("area_code", distinct=True),
        columns=_COLUMNS,
    ),
]
