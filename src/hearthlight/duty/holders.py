"""Who holds which office where 任职: the one person that a task is given to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hearthlight.core import areas
from hearthlight.decisions.procedure import rules
from hearthlight.people.models import Appointment
from hearthlight.people.offices import filling
from hearthlight.people.offices import find as office_of
from hearthlight.trail.dated import in_force


@dataclass(frozen=True)
class Held:
    """One person in one office at one place; `asked` is the office that should have answered, when nobody holds it."""

    person_id: int
    office: str
    area_code: str
    asked: str = ""

    @property
    def level(self) -> str:
        """The level of the office's place."""
        return areas.level(self.area_code).name


class Holders:
    """The appointments that hold on a day at, below and above a place; read once, one query."""

    def __init__(self, place: str, day: date) -> None:
        low, high = areas.subtree(place)
        near = Q(area_code__gte=low, area_code__lt=high) | Q(area_code__in=areas.ancestors(place))
        rows = Appointment.objects.filter(near, in_force(day), zone=None, person__active=True)
        self.day = day
        self._first: dict[tuple[str, str], int] = {}
        self._of: dict[int, set[str]] = defaultdict(set)
        self._all: set[tuple[int, str, str]] = set()
        for office, code, person in rows.order_by("seat").values_list("office", "area_code", "person_id"):
            self._first.setdefault((office, code), person)
            self._of[person].add(code)
            self._all.add((person, office, code))

    def reaches(self, person: int, place: str) -> bool:
        """Whether the person holds any office at or above `place`."""
        return any(areas.within(place, code) for code in self._of[person])

    def holds(self, held: Held) -> bool:
        """Whether the person holds that office there."""
        return (held.person_id, held.office, held.area_code) in self._all

    def find(self, offices: Iterable[str], place: str) -> Held | None:
        """Who answers at `place`: the first of the offices that is held there, else whoever stands for a level above.

        None when nobody does, up to the country.
        """
        wanted = tuple(one for office in offices for one in filling(office))
        here = self._at(wanted, place)
        if here:
            return Held(*here, place)
        for above in reversed(areas.ancestors(place)):
            found = self._at(standing(above, self.day), above)
            if found:
                return Held(*found, above, asked=wanted[0] if wanted else "")
        return None

    def _at(self, offices: Iterable[str], place: str) -> tuple[int, str] | None:
        held = ((self._first.get((office, place)), office) for office in offices)
        return next(((person, office) for person, office in held if person is not None), None)


def standing(place: str, day: date) -> tuple[str, ...]:
    """The offices that stand for the level of `place`, by the dated rules of the procedures."""
    level = areas.level(place).name
    first, also = (rules().at(key, day, place).value for key in ("standing_office", "standing_also"))
    return tuple(office for office in (first.get(level, ""), *also.get(level, ())) if office)


def takes_tasks(office: str) -> bool:
    """Whether tasks may be handed to this office: not to auditors, operators and leaders 领导, who settle no matter."""
    return office_of(office).role not in ("auditor", "operator", "leader", "machine")


around = areas.around
