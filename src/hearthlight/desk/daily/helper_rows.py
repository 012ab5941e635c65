"""Helpers and homes of a place as pages show them: coverage, who helps how many, a proposal for those without."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.desk.daily import numbers
from hearthlight.duty import figures as of_duty
from hearthlight.duty.helping.fair import NotEnough, propose
from hearthlight.duty.models import Handover, Pairing, Visit, VisitQuota
from hearthlight.duty.settings import settings
from hearthlight.duty.visiting.quotas import left
from hearthlight.people.models import Appointment, Person
from hearthlight.places.queries import names
from hearthlight.register import standing
from hearthlight.register.figures import HOUSEHOLDS, LEFT
from hearthlight.register.models import Household
from hearthlight.trail.dated import in_force

HELPERS = ("town_helper", "county_helper")
POOR = (LEFT, of_duty.WITHOUT_GRID_HELPER, of_duty.WITHOUT_HELPER, of_duty.WITHOUT_INDUSTRY, of_duty.ALL_LAYERS)
PAGE = 25
"""Helpers shown at once."""
ALL = (HOUSEHOLDS, of_duty.MET, of_duty.NEVER_MET)


@dataclass(frozen=True)
class Row:
    """One helper: how many homes here, this month's task, what is left; in the order of names, never of results."""

    person: Person
    homes: int
    asked: int
    left: int
    gone: bool


def coverage(place: str, day: date, reader: Any) -> dict[str, Any]:
    """The two lists with their two denominators (R76)."""
    return {"poor": numbers.told(POOR, place, day, reader), "all": numbers.told(ALL, place, day, reader)}


def helpers(place: str, day: date) -> list[Row]:
    """Everybody who helps a home of the place; five queries."""
    low, high = areas.subtree(place)
    here = Pairing.objects.filter(until=None, person__isnull=False, area_code__gte=low, area_code__lt=high)
    homes = Counter(here.values_list("person_id", flat=True))
    people = Person.objects.in_bulk(homes)
    quotas = {one.person_id: one for one in VisitQuota.objects.filter(person__in=homes, month=str(Month.of(day)))}
    lacking = left(quotas.values(), day) if quotas else {}
    held = Appointment.objects.filter(in_force(day), person__in=homes).values_list("person_id", flat=True)
    working = set(held)
    rows = [_row(people[pk], count, quotas.get(pk), lacking, pk not in working) for pk, count in homes.items()]
    return sorted(rows, key=lambda one: (one.person.unit, one.person.name, one.person.pk))


def _row(person: Person, homes: int, quota: VisitQuota | None, lacking: dict[int, list[int]], gone: bool) -> Row:
    asked = len(quota.homes) if quota else 0
    return Row(person, homes, asked, len(lacking[quota.pk]) if quota else 0, gone)


@dataclass(frozen=True)
class Proposal:
    """Homes without a helper and who could take each; `short` homes stay without one."""

    rows: list[tuple[Household, str, Person]]
    short: int


def proposal(place: str, day: date) -> Proposal:
    """A fair proposal of the township's and county's helpers for the homes of a township or village without one."""
    low, high = areas.subtree(place)
    poor = Household.objects.filter(pk__in=standing.unexited(day), area_code__gte=low, area_code__lt=high)
    served = Pairing.objects.filter(until=None, person__isnull=False).values("household")
    homes = list(poor.exclude(pk__in=served).order_by("area_code", "pk"))
    now, people = helpers_of(place, day)
    most = settings().at("homes_a_helper", day, areas.at(place, "county")).value
    try:
        plan, short = propose([(one.pk, one.area_code) for one in homes], now, most), 0
    except NotEnough as error:
        short = error.left
        plan = propose([(one.pk, one.area_code) for one in homes[: len(homes) - short]], now, most)
    known = names(sorted({areas.at(one.area_code, "village") for one in homes}))
    rows = [(one, known[areas.at(one.area_code, "village")], people[plan[one.pk]]) for one in homes if one.pk in plan]
    return Proposal(rows, short)


def helpers_of(place: str, day: date) -> tuple[dict[int, int], dict[int, Person]]:
    """{helper: homes they have} of the township's helpers, and of the county's who help here already."""
    town = areas.at(place, "township")
    low, high = areas.subtree(town)
    pairs = Pairing.whole.filter(until=None, area_code__gte=low, area_code__lt=high)
    here = set(pairs.values_list("person", flat=True))
    rows = Appointment.objects.filter(in_force(day), office__in=HELPERS, person__active=True)
    found = [
        one
        for one in rows.filter(area_code__in=[town, areas.at(place, "county")]).select_related("person")
        if one.office == "town_helper" or one.person_id in here
    ]
    people = {one.person_id: one.person for one in found}
    homes = Counter(Pairing.whole.filter(until=None, person__in=people).values_list("person_id", flat=True))
    return {pk: homes[pk] for pk in people}, people


def handovers(place: str) -> list[Handover]:
    """Handovers of the place that wait for a signature."""
    low, high = areas.subtree(place)
    rows = Handover.objects.filter(area_code__gte=low, area_code__lt=high).select_related("leaving", "taking")
    waiting = rows.exclude(leaving_signed_on__isnull=False, taking_signed_on__isnull=False)
    return list(waiting.order_by("pk"))


def asked_for(place: str) -> list[Visit]:
    """What households asked for and nobody answered; at most a page."""
    low, high = areas.subtree(place)
    rows = Visit.objects.filter(area_code__gte=low, area_code__lt=high, withdrawn_why="", settled_on=None)
    return list(rows.exclude(problem="").select_related("household").order_by("on_date", "pk")[:50])
