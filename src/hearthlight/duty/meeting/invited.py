"""Who is expected at a gathering 应到: by its kind, from the offices held on the day, nobody is typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hearthlight.core import areas
from hearthlight.duty.meeting.rhythms import settings
from hearthlight.people.models import Appointment
from hearthlight.people.offices import filling
from hearthlight.trail.dated import in_force


@dataclass(frozen=True)
class Expected:
    """Somebody expected, with the office by which they come."""

    person_id: int
    name: str
    office: str
    area_code: str


def expected(kind: str, place: str, day: date, villages: frozenset[str] = frozenset()) -> list[Expected]:
    """Each person once, the township's first, then by village; of a zone only its `villages`. One query."""
    entry = settings().entry("expected", day, place, kind=kind)
    levels = entry.value if entry else {}
    low, high = areas.subtree(place)
    there = Q(office__in=_all(levels.get(areas.level(place).name, ())), area_code=place)
    below = Q(pk__in=())
    for level, offices in levels.items():
        if level != areas.level(place).name:
            below |= Q(office__in=_all(offices), area_code__gt=low, area_code__lt=high)
    if villages:
        below &= Q(area_code__in=villages)
    rows = Appointment.objects.filter(there | below, in_force(day), person__active=True)
    order = [one for offices in levels.values() for one in _all(offices)]
    found: dict[int, Expected] = {}
    for row in sorted(rows.select_related("person"), key=lambda one: (one.area_code, order.index(one.office), one.pk)):
        found.setdefault(row.person_id, Expected(row.person_id, row.person.name, row.office, row.area_code))
    return list(found.values())


def _all(offices: Iterable[str]) -> list[str]:
    return [one for office in offices for one in filling(office)]
