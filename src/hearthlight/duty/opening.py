"""Opening tasks and closing them: bringing what stands in line with what needs a person 任务生成与销号."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.decisions.models import Decision, Objection
from hearthlight.duty import wanted
from hearthlight.duty.holders import Holders, around
from hearthlight.duty.lining import line_up
from hearthlight.duty.models import Task, Visit, VisitQuota
from hearthlight.duty.visiting import quotas as visit_quotas
from hearthlight.duty.visiting import wanted as visiting
from hearthlight.places.models import Area
from hearthlight.trail.act import Actor, System, act

NAME = "duty.refresh"


@dataclass(frozen=True)
class Scope:
    """What one run looks at: the origins of tasks, and the tasks that come from them."""

    place: str
    findings: QuerySet[Finding]
    decisions: QuerySet[Decision]
    objections: QuerySet[Objection]
    tasks: QuerySet[Task]
    visits: QuerySet[Visit] = Visit.whole.none()
    quotas: QuerySet[VisitQuota] = VisitQuota.objects.none()


def refresh(user: Actor, place: str, day: date) -> Counter[str]:
    """Bring the tasks at and below `place` in line with what needs a person on `day`, in one act; what changed.

    The counts are opened, done, dropped, handed, moved (another due day) and nobody (what nobody answers for).
    Raises Refused.
    """
    low, high = areas.subtree(place)
    inside = Q(area_code__gte=low, area_code__lt=high)
    scope = Scope(
        place,
        Finding.whole.filter(inside),
        Decision.whole.filter(inside, state=Decision.State.OPEN),
        Objection.whole.filter(goes_to__gte=low, goes_to__lt=high),
        Task.whole.filter(inside),
        visiting.open_problems().filter(inside),
        VisitQuota.objects.filter(inside, month=str(Month.of(day))),
    )
    return _run(user, scope, day, fix=True)


def refresh_household(household_id: int, area_code: str, day: date) -> Counter[str]:
    """The same for the findings of one household, after its facts have changed and its rules were asked again."""
    findings = Finding.whole.filter(household_id=household_id)
    tasks = Task.whole.filter(household_id=household_id, origin_kind=wanted.FINDING)
    scope = Scope(area_code, findings, Decision.whole.none(), Objection.whole.none(), tasks)
    return _run(System(NAME), scope, day)


def refresh_visits(person_id: int, household_id: int, place: str, day: date) -> Counter[str]:
    """The same for one helper's month and for what one household asked for, after a visit."""
    quotas = VisitQuota.objects.filter(person=person_id, month=str(Month.of(day)))
    mine = Q(origin_kind=visiting.QUOTA, origin_id__in=quotas.values("pk"))
    asked = Q(origin_kind=visiting.PROBLEM, household_id=household_id)
    none: Any = (Finding.whole.none(), Decision.whole.none(), Objection.whole.none())
    problems = visiting.open_problems().filter(household=household_id)
    return _run(System(NAME), Scope(place, *none, Task.whole.filter(mine | asked), problems, quotas), day)


def refresh_decision(decision: Decision, day: date) -> Counter[str]:
    """The same for one matter, after a step or an objection."""
    return refresh_matters([decision], day)


def refresh_matters(decisions: Sequence[Decision], day: date, answered: Sequence[Objection] = ()) -> Counter[str]:
    """The same for several matters and the objections to them; `answered` are objections that belong to none."""
    ids = [one.pk for one in decisions]
    theirs = Q(decision__in=ids) | Q(decision=None, notice__steps__decision__in=ids)
    objections = Objection.whole.filter(theirs | Q(pk__in=[one.pk for one in answered])).distinct()
    of_decisions = Q(origin_kind=wanted.DECISION, origin_id__in=ids)
    of_objections = Q(origin_kind=wanted.OBJECTION, origin_id__in=objections.values("pk"))
    scope = Scope(
        around([*(one.area_code for one in decisions), *(one.goes_to for one in answered)]),
        Finding.whole.none(),
        Decision.whole.filter(pk__in=ids, state=Decision.State.OPEN),
        objections,
        Task.whole.filter(of_decisions | of_objections),
    )
    return _run(System(NAME), scope, day)


def _run(user: Actor, scope: Scope, day: date, fix: bool = False) -> Counter[str]:
    with act(user, NAME, at=scope.place, day=day) as event:
        _one_at_a_time()
        if fix:
            visit_quotas.fix(event, scope.place, day)
        holders = Holders(scope.place, day)
        needed = [
            *wanted.of_findings(scope.findings, holders),
            *wanted.of_decisions(scope.decisions, holders),
            *wanted.of_objections(scope.objections, holders),
            *visiting.of_quotas(scope.quotas, holders),
            *visiting.of_problems(scope.visits, holders),
        ]
        return line_up(event, needed, scope.tasks, holders)


def _one_at_a_time() -> None:
    """Two runs that overlap would open a task twice: the second waits for the first."""
    Area.objects.select_for_update(no_key=True).order_by("code").first()
