"""The viewer of a signed-in person: their sight rows of a day."""

from datetime import date

from hearthlight.core import areas
from hearthlight.people.models import Person, Sight
from hearthlight.people.sight import Viewer
from hearthlight.trail.dated import in_force

WITHOUT_HOMES = {"operator", "machine"}
"""Roles whose work is not with households."""


def viewer_of(person: Person, day: date) -> Viewer:
    """The sight rows of a person that hold on `day`, as one Viewer; one query."""
    rows = list(Sight.objects.filter(in_force(day), person=person).order_by("code_from"))
    ranged = [(row.role, (row.code_from, row.code_to)) for row in rows if row.code_from and row.code_to]
    with_homes = [(role, span) for role, span in ranged if role not in WITHOUT_HOMES]
    role, (home, _end) = (with_homes or ranged or [_without_place(person, rows, day)])[0]
    return Viewer(
        person_id=person.pk,
        role=role,
        ranges=tuple(span for _role, span in ranged),
        homes=tuple(span for _role, span in with_homes),
        households=frozenset(row.household_id for row in rows if row.household_id),
        home=home,
    )


def _without_place(person: Person, rows: list[Sight], day: date) -> tuple[str, tuple[str, str]]:
    """A helper sees single homes and no place, not even that of the office; who holds none sees what is published."""
    held = person.held(day)
    home = held[0].area_code if held else areas.COUNTRY
    return ("helper" if rows or held else "public"), (home, "")
