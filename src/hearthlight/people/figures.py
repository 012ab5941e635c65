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


def _people(code: str, title: str, *offices: str) -> Figure:
    once = Count("person", distinct=True)
    return Figure(f"people.{code}", title, "person", "people.Appointment", _holding(*offices), once, columns=_COLUMNS)


FIGURES = [
    _people("leaders_in_charge", N_("Leaders in charge of poverty work"), *LEADERS_IN_CHARGE),
    _people(
        "poverty_office_staff", N_("Staff of the poverty office"), "poverty_office_staff", "poverty_office_director"
    ),
    _people("instructors", N_("Instructors of culture and fitness"), "culture_instructor", "fitness_instructor"),
    _people("first_responsible", N_("Village secretaries and grid heads in office"), "village_secretary", "grid_head"),
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
