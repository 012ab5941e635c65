"""On which days something of a rhythm took place: read from what is there already, nobody clocks in."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from hearthlight.duty.meeting.rhythms import Judged, Rhythm, judge, settings, standing
from hearthlight.duty.models import Attendance, Gathering, Visit
from hearthlight.people.models import Appointment
from hearthlight.trail.models import Event


def held(rhythm: Rhythm, place: str, first: date, last: date) -> list[date]:
    """The days of a period on which it took place at `place`; of meetings one entry a meeting."""
    if rhythm.counts == "days":
        return sorted(_days_of_work(rhythm.office, place, first, last))
    rows = Gathering.objects.filter(area_code=place, kind=rhythm.kind, on_date__range=(first, last), withdrawn_why="")
    found = rows.order_by("on_date", "pk").values_list("on_date", "agenda")
    return [on for on, agenda in found if _covers(agenda, rhythm.agenda)]


def _covers(agenda: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether every item that a meeting must have is on its agenda."""
    there = {one.partition(":")[0] for one in agenda}
    return there.issuperset(wanted)


def _days_of_work(office: str, place: str, first: date, last: date) -> set[date]:
    """Days on which the holder was at a gathering, visited somebody, or did something that counts as the work."""
    holders = Appointment.objects.filter(office=office, area_code=place, from_date__lte=last)
    people = list(holders.exclude(until__lte=first).values_list("person_id", flat=True))
    prefixes = settings().at("counts_as_work", first, place).value
    acts = reduce(or_, (Q(kind__startswith=one) for one in prefixes))
    span = (first, last)
    there = Attendance.objects.filter(person__in=people, state="present", gathering__withdrawn_why="")
    seen = Visit.whole.filter(person__in=people, withdrawn_why="", on_date__range=span)
    return {
        *there.filter(gathering__on_date__range=span).values_list("gathering__on_date", flat=True),
        *seen.values_list("on_date", flat=True),
        *Event.objects.filter(acts, actor_id__in=people, day__range=span).values_list("day", flat=True),
    }


def now(place: str, day: date) -> list[Judged]:
    """The rhythms of a place in the week and month that `day` lies in."""
    found = []
    for rhythm in standing(day, place):
        first, last = rhythm.period(day)
        found.append(judge(rhythm, first, last, held(rhythm, place, first, last), day))
    return found
