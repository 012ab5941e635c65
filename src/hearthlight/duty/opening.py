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
from hearthlight.duty import origins, wanted
from hearthlight.duty.holders import Holders, around
from hearthlight.duty.lining import line_up
from hearthlight.duty.models import Task, VisitQuota
from hearthlight.duty.origins import Rows
from hearthlight.duty.visiting import quotas as visit_quotas
from hearthlight.duty.visiting.kinds import PROBLEM, QUOTA
from hearthlight.duty.visiting.wanted import open_problems
from hearthlight.places.models import Area
from hearthlight.trail.act import Actor, System, act

NAME = "duty.refresh"


@dataclass(frozen=True)
class Scope:
    """What one run looks at: the origins of tasks, and the tasks that come from them."""

    place: str
    rows: Rows
    tasks: QuerySet[Task]


def refresh(user: Actor, place: str, day: date) -> Counter[str]:
    """Bring the tasks at and below `place` in line with what needs a person on `day`, in one act; what changed.

    The counts are opened, done, dropped, handed, moved (another due day) and nobody (what nobody answers for).
    Raises Refused.
    """
    low, high = areas.subtree(place)
    standing = Task.whole.filter(area_code__gte=low, area_code__lt=high)
    return _run(user, Scope(place, origins.at(place, day), standing), day, fix=True)


def refresh_household(household_id: int, area_code: str, day: date) -> Counter[str]:
    """The same for the findings of one household, after its facts have changed and its rules were asked again."""
    findings = Finding.whole.filter(household_id=household_id)
    tasks = Task.whole.filter(household_id=household_id, origin_kind=wanted.FINDING)
    return _run(System(NAME), Scope(area_code, {wanted.FINDING: findings}, tasks), day)


def refresh_visits(person_id: int, household_id: int, place: str, day: date) -> Counter[str]:
    """The same for one helper's month and for what one household asked for, after a visit."""
    quotas = VisitQuota.objects.filter(person=person_id, month=str(Month.of(day)))
    mine = Q(origin_kind=QUOTA, origin_id__in=quotas.values("pk"))
    asked = Q(origin_kind=PROBLEM, household_id=household_id)
    rows = {QUOTA: quotas, PROBLEM: open_problems(day).filter(household=household_id)}
    return _run(System(NAME), Scope(place, rows, Task.whole.filter(mine | asked)), day)


def refresh_of(kind: str, rows: "QuerySet[Any]", place: str, day: date) -> Counter[str]:
    """The same for some rows of one kind of origin, those that need nobody any more among them."""
    tasks = Task.whole.filter(origin_kind=kind, origin_id__in=rows.values("pk"))
    return _run(System(NAME), Scope(place, {kind: rows}, tasks), day)


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
    open_ones = Decision.whole.filter(pk__in=ids, state=Decision.State.OPEN)
    scope = Scope(
        around([*(one.area_code for one in decisions), *(one.goes_to for one in answered)]),
        {wanted.DECISION: open_ones, wanted.OBJECTION: objections},
        Task.whole.filter(of_decisions | of_objections),
    )
    return _run(System(NAME), scope, day)


def _run(user: Actor, scope: Scope, day: date, fix: bool = False) -> Counter[str]:
    with act(user, NAME, at=scope.place, day=day) as event:
        _one_at_a_time()
        if fix:
            visit_quotas.fix(event, scope.place, day)
        holders = Holders(scope.place, day)
        return line_up(event, origins.needed(scope.rows, holders), scope.tasks, holders)


def _one_at_a_time() -> None:
    """Two runs that overlap would open a task twice: the second waits for the first."""
    Area.objects.select_for_update(no_key=True).order_by("code").first()
