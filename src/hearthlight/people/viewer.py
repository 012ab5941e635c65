"""The viewer of a signed-in person: their sight rows of a day."""

from datetime import date

from hearthlight.core import areas
from hearthlight.people.models import Person, Sight
from hearthlight.people.sight import Viewer
from hearthlight.trail.dated import in_force


def viewer_of(person: Person, day: date) -> Viewer:
    """The sight rows of a person that hold on `day`, as one Viewer; one query."""
    rows = list(Sight.objects.filter(in_force(day), person=person).order_by("code_from"))
    ranges = tuple((row.code_from, row.code_to) for row in rows if row.code_from and row.code_to)
    return Viewer(
        person_id=person.pk,
        role=rows[0].role if rows else "public",
        ranges=ranges,
        households=frozenset(row.household_id for row in rows if row.household_id),
        home=ranges[0][0] if ranges else areas.COUNTRY,
    )
