"""Reading whole places of the register: the cohort ledger, and where a stated value differs from the records.

Both are of a whole place, so the caller asks first whether the reader sees it (`viewer.sees`).
"""

from datetime import date

from django.db.models import QuerySet, Sum

from hearthlight import figures
from hearthlight.people.sight import EVERYTHING
from hearthlight.places.queries import stated
from hearthlight.register.book.books import Books
from hearthlight.register.book.differences import StatedDifference
from hearthlight.register.book.ledger import Ledger
from hearthlight.register.models import LedgerCase
from hearthlight.register.models.household import BEGIN
from hearthlight.trail.dated import in_force

HOUSEHOLDS, PEOPLE = "register.households_registered", "register.people_registered"


def ledger(place: str, day: date, opening: date = BEGIN) -> Ledger:
    """The cohort ledger of a place from `opening` to `day` (R58)."""
    return Books.of(place).ledger(place, (opening, day))


def stated_differences(place: str, day: date) -> list[StatedDifference]:
    """What was stated of a place's register beside what the records add up to, households and people apart."""
    explained = dict(zip((HOUSEHOLDS, PEOPLE), _explained(place, day), strict=True))
    return [
        StatedDifference(code, row.value, figures.value(figures.find(code), place, day, EVERYTHING), explained[code])
        for code in (HOUSEHOLDS, PEOPLE)
        for row in stated(code, place, day)
        if row.kind == "stated"
    ]


def _explained(place: str, day: date) -> tuple[int, int]:
    """Households and people that the open cases of a place add up to."""
    found = cases(place, day).aggregate(households=Sum("households"), people=Sum("people"))
    return found["households"] or 0, found["people"] or 0


def cases(place: str, day: date) -> "QuerySet[LedgerCase]":
    """The cases of a place that stand on `day`, past sight."""
    return LedgerCase.whole.filter(in_force(day), area_code=place)
