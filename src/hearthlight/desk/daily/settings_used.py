"""Which dated settings a page rests on, with document and certainty: what is not sure is marked where it is used."""

from collections.abc import Iterator
from datetime import date

from hearthlight.core import areas, workdays
from hearthlight.core.parameters import Value
from hearthlight.duty.meeting.rhythms import settings as of_rhythms
from hearthlight.duty.settings import settings as of_duty
from hearthlight.duty.visiting.questions import settings as of_visits
from hearthlight.oversight.kinds import settings as of_oversight


def used(day: date, place: str, *keys: str) -> list[Value]:
    """The values of the keys as they stand at the place's county, in their order; one that is not set is left out."""
    return [one for key in keys for one in _of(key, day, areas.at(place, "county"))]


def _of(key: str, day: date, place: str) -> Iterator[Value]:
    for file in (of_duty(), of_rhythms(), of_visits(), of_oversight()):
        entry = file.entry(key, day, place)
        if entry:
            yield entry
            return


def holidays(day: date) -> list[Value]:
    """The holidays of a year, where they are entered."""
    entry = workdays.entered(day.year)
    return [entry] if entry else []
