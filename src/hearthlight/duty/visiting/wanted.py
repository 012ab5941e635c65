"""What needs a person in visiting: a month's homes still to visit, what a household asked for."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.duty import words
from hearthlight.duty.holders import Held, Holders
from hearthlight.duty.models import Visit, VisitQuota
from hearthlight.duty.settings import settings
from hearthlight.duty.visiting.kinds import PROBLEM, QUOTA
from hearthlight.duty.visiting.quotas import left
from hearthlight.duty.wanted import Origin, Wanted, department
from hearthlight.people.models import Appointment
from hearthlight.trail.dated import in_force

ANSWERS = ("specialist", "village_secretary")
"""Who answers for what a household asks for on a visit: its village."""


def open_problems(day: date) -> "QuerySet[Visit]":
    """Visits whose household asked for something that nobody has settled."""
    rows: QuerySet[Visit] = Visit.whole.filter(settled_on=None, withdrawn_why="", on_date__lte=day).exclude(problem="")
    return rows


def of_quotas(quotas: QuerySet[VisitQuota], holders: Holders) -> Iterator[Wanted]:
    """One task a helper and month, while a home of theirs lacks its visit; the helper does it, nobody else."""
    rows = list(quotas)
    lacking = left(rows, holders.day) if rows else {}
    offices = _offices([one.person_id for one in rows], holders)
    for one in rows:
        held = offices.get(one.person_id)
        if lacking[one.pk] and held:
            month = Month.parse(one.month)
            who = department(QUOTA, held, one.area_code, holders)
            said = {"with_department": who, "values": {"month": one.month}}
            yield Wanted((QUOTA, one.pk), words.VISITS, one.area_code, held, month.last, **said)


def _offices(people: list[int], holders: Holders) -> dict[int, Held]:
    rows = Appointment.objects.filter(in_force(holders.day), person__in=people, person__active=True)
    found = rows.order_by("area_code").values_list("person_id", "office", "area_code") if people else ()
    return {person: Held(person, office, code) for person, office, code in found}


def of_problems(rows: QuerySet[Visit], holders: Holders) -> Iterator[Wanted]:
    """One task a thing asked for; what it is stands on the household's page, not in the title."""
    for one in rows:
        days = settings().at("problem_days", holders.day, one.area_code)
        held = holders.find(ANSWERS, areas.at(one.area_code, "village"))
        yield Wanted(
            (PROBLEM, one.pk),
            words.PROBLEM,
            one.area_code,
            held,
            one.on_date + timedelta(days=days.value),
            household_id=one.household_id,
            with_department=department(PROBLEM, held, one.area_code, holders),
        )


ORIGINS = (
    Origin(QUOTA, lambda day: VisitQuota.objects.filter(month=str(Month.of(day))), of_quotas),
    Origin(PROBLEM, open_problems, of_problems),
)
