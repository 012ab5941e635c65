"""What is asked of helpers in a month 走访任务 and how far it is (R50): homes to visit, homes visited."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.duty.models import Pairing, Visit, VisitQuota
from hearthlight.duty.settings import settings
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event


def fix(event: Event, place: str, day: date) -> list[VisitQuota]:
    """Fix the month's task of every helper at `place` who has none yet, from the homes they have now."""
    month = str(Month.of(day))
    there = set(VisitQuota.objects.filter(month=month).values_list("person_id", flat=True))
    low, high = areas.subtree(place)
    open_rows = Pairing.whole.filter(until=None, person__isnull=False, area_code__gte=low, area_code__lt=high)
    homes, codes = defaultdict(list), defaultdict(list)
    for person, home, code in open_rows.order_by("pk").values_list("person_id", "household_id", "area_code"):
        homes[person].append(home)
        codes[person].append(code)
    rows = [
        VisitQuota(person_id=one, area_code=areas.around(codes[one]), month=month, homes=mine)
        for one, mine in homes.items()
        if one not in there
    ]
    for row in rows:
        row.times = settings().at("visits_a_month", day, row.area_code).value
    return bulk(event, rows)


def counted(day: date) -> "QuerySet[Visit]":
    """The visits that count for a task, by the county's setting; withdrawn ones do not."""
    ways = settings().at("counts_as_visit", day).value
    rows: QuerySet[Visit] = Visit.whole.filter(how__in=ways, withdrawn_why="")
    return rows


def left(quotas: Iterable[VisitQuota], day: date) -> dict[int, list[int]]:
    """{quota: homes that still lack a visit of its person in its month}; one query a month."""
    by_month: dict[str, list[VisitQuota]] = defaultdict(list)
    for one in quotas:
        by_month[one.month].append(one)
    return {pk: homes for month, rows in by_month.items() for pk, homes in _left(Month.parse(month), rows, day)}


def _left(month: Month, quotas: list[VisitQuota], day: date) -> list[tuple[int, list[int]]]:
    rows = counted(day).filter(on_date__gte=month.first, on_date__lte=month.last)
    seen = Counter(rows.filter(person__in=[one.person_id for one in quotas]).values_list("person_id", "household_id"))
    return [(one.pk, [home for home in one.homes if seen[one.person_id, home] < one.times]) for one in quotas]
