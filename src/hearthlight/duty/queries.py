"""Reading tasks: whose they are, how many wait, who could take them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hearthlight.core import areas
from hearthlight.duty.holders import takes_tasks
from hearthlight.duty.models import Task
from hearthlight.people.models import Appointment, Person
from hearthlight.trail.dated import in_force


def open_count(person: Person, day: date) -> int:
    """How many tasks wait for this person; one query that reads an index only. For the person's own eyes."""
    return Task.whole.filter(person=person, state=Task.State.OPEN).count()


def mine(person: Person) -> QuerySet[Task]:
    """The open tasks of a person, the earliest due first."""
    rows: QuerySet[Task] = Task.whole.filter(person=person, state=Task.State.OPEN)
    return rows.order_by("due_on", "pk")


def of_place(place: str) -> QuerySet[Task]:
    """The open tasks at and below a place, as far as the viewer sees them, the earliest due first."""
    low, high = areas.subtree(place)
    rows: QuerySet[Task] = Task.objects.filter(area_code__gte=low, area_code__lt=high, state=Task.State.OPEN)
    return rows.order_by("due_on", "pk")


def after(rows: QuerySet[Task], due_on: date, pk: int) -> QuerySet[Task]:
    """The tasks that follow a task in that order."""
    return rows.filter(Q(due_on__gt=due_on) | Q(due_on=due_on, pk__gt=pk))


@dataclass(frozen=True)
class Taker:
    """Somebody who could take tasks of a place."""

    person_id: int
    name: str
    office: str
    area_code: str


def takers(place: str, day: date) -> list[Taker]:
    """The holders of offices at a place and above it that settle tasks, the nearest first; one query."""
    near = [*areas.ancestors(place), place]
    rows = Appointment.objects.filter(in_force(day), area_code__in=near, zone=None, person__active=True)
    columns = ("person_id", "person__name", "office", "area_code")
    found = [Taker(*row) for row in rows.order_by("-area_code", "office", "seat").values_list(*columns)]
    return [one for one in found if takes_tasks(one.office)]


def offices_of(persons: set[int], day: date) -> dict[int, tuple[str, str]]:
    """{person: (office, place)} of the lowest office that each holds; one query."""
    rows = Appointment.objects.filter(in_force(day), person__in=persons)
    held = rows.order_by("area_code", "-seat").values_list("person_id", "office", "area_code")
    return {person: (office, code) for person, office, code in held}
