"""A month of the appraisal as pages show it: the scheme, the sheet without any order of merit, one's own page."""

from collections import defaultdict
from datetime import date
from typing import Any

from hearthlight.core.period import Month
from hearthlight.desk.daily import numbers
from hearthlight.duty.figures import VISITED
from hearthlight.duty.models import VisitQuota
from hearthlight.duty.visiting.quotas import left
from hearthlight.oversight.appraising import scheme
from hearthlight.oversight.appraising.lines import waiting
from hearthlight.oversight.figures import ASKED, RIGHT
from hearthlight.oversight.models import Appraisal, Deduction, Familiarity
from hearthlight.people.models import Person
from hearthlight.places.queries import names


def months(place: str) -> list[Appraisal]:
    """The schemes of a township, the newest first."""
    return list(Appraisal.objects.filter(area_code=place).order_by("-month")[:13])


def sheet(row: Appraisal) -> dict[str, Any]:
    """The lines of a month by person, in the order of places and names; what lacks its line yet."""
    items = {one.code: one for one in scheme.read(row.items)}
    lines = Deduction.objects.filter(appraisal=row).select_related("person", "observation").order_by("area_code", "pk")
    by_person: dict[int, list[Deduction]] = defaultdict(list)
    for one in lines:
        by_person[one.person_id].append(one)
    known = names(sorted({one.area_code for one in lines}))
    people = [_person(rows, items, known) for rows in by_person.values()]
    lacking, overturned = waiting(row.area_code)
    return {"items": list(items.values()), "people": people, "lacking": lacking, "overturned": overturned}


def _person(rows: list[Deduction], items: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    told = [{"row": one, "item": items[one.item].title if one.item in items else one.item} for one in rows]
    return {
        "person": rows[0].person,
        "place": known.get(rows[0].area_code, ""),
        "lines": told,
        "hundredths": sum(one.hundredths for one in rows),
        "fen": sum(one.fen for one in rows),
    }


def mine(person: Person, day: date) -> dict[str, Any]:
    """One's own month: the task of visits, familiarity, lines; nobody else's stands beside."""
    quotas = list(VisitQuota.objects.filter(person=person).order_by("-month")[:6])
    lacking = left(quotas, day) if quotas else {}
    known = Familiarity.whole.filter(person=person).select_related("household").order_by("-on_date", "-pk")
    lines = Deduction.whole.filter(person=person).select_related("observation", "appraisal").order_by("-pk")
    return {
        "month": str(Month.of(day)),
        "quotas": [(one, len(one.homes) - len(lacking[one.pk]), len(one.homes)) for one in quotas],
        "known": list(known[:12]),
        "lines": list(lines[:24]),
    }


def both(row: Appraisal, day: date, reader: Any) -> list[dict[str, Any]]:
    """The two parts of R53 for the month: homes visited, questions on own homes asked and answered."""
    return [numbers.told_of(one, row.area_code, day, reader, month=row.month) for one in (VISITED, ASKED, RIGHT)]
