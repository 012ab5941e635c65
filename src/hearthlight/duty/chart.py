"""The responsibility chart of a township 责任图 and what is wrong with it (R31 to R34, R63, R77 to R79)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hearthlight.core import areas
from hearthlight.duty.models import Pairing, Task
from hearthlight.duty.settings import settings
from hearthlight.people import offices
from hearthlight.people.models import Appointment
from hearthlight.places.queries import below
from hearthlight.trail.dated import in_force

HELPERS = ("town_helper", "county_helper")


@dataclass(frozen=True)
class Chart:
    """The appointments of a township and its villages on a day; read once, three queries."""

    place: str
    day: date
    held: tuple[Appointment, ...]
    villages: tuple[str, ...]
    busy: frozenset[int]

    def at(self, code: str, *wanted: str) -> list[Appointment]:
        """Who holds one of the offices there, or one that fills it; all offices where none is named."""
        codes = {one for office in wanted for one in offices.filling(office)}
        return [one for one in self.held if one.area_code == code and (not wanted or one.office in codes)]

    def lacking(self, office: str) -> list[str]:
        """Villages where nobody holds the office (R34)."""
        return [code for code in self.villages if not self.at(code, office)]

    def holding_more(self) -> list[tuple[Appointment, list[Appointment]]]:
        """People of the full-time team who hold another office beside (R31), with the others."""
        said = settings().at("full_time", self.day, self.place).value
        team = [one for one in self.held if one.office in said["offices"]]
        first = {one.person_id: one for one in reversed(team)}
        return [(one, more) for one in first.values() if (more := self._more(one, said["one"]))]

    def _more(self, mine: Appointment, as_one: Iterable[Sequence[str]]) -> list[Appointment]:
        """Offices beside `mine` that do not count as one with it."""
        same = {office for group in as_one if mine.office in group for office in group} | {mine.office}
        return [one for one in self.held if one.person_id == mine.person_id and one.office not in same]

    def without_work(self) -> list[Appointment]:
        """Cadres with neither an open task nor a household (R31), by their first office."""
        first: dict[int, Appointment] = {}
        for one in self.held:
            if one.office not in HELPERS:
                first.setdefault(one.person_id, one)
        return [one for one in first.values() if one.person_id not in self.busy]


def read(place: str, day: date) -> Chart:
    """The chart of a township."""
    low, high = areas.subtree(place)
    rows = Appointment.objects.filter(in_force(day), area_code__gte=low, area_code__lt=high, person__active=True)
    held = tuple(rows.select_related("person", "zone").order_by("area_code", "seat", "pk"))
    people = {one.person_id for one in held}
    tasks = Task.whole.filter(state=Task.State.OPEN, person__in=people).values_list("person_id", flat=True)
    homes = Pairing.whole.filter(until=None, person__in=people).values_list("person_id", flat=True)
    villages = tuple(one.code for one in below(place, "village") if one.until is None or one.until > day)
    return Chart(place, day, held, villages, frozenset(tasks) | frozenset(homes))


def by_line(held: Iterable[Appointment]) -> dict[str, list[Appointment]]:
    """Appointments by line (R77): accountability 责任线, business 业务线."""
    found: dict[str, list[Appointment]] = defaultdict(list)
    for one in held:
        found[offices.find(one.office).line].append(one)
    return dict(found)
