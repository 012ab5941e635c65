"""Laying what is needed beside what stands: tasks are opened, closed, moved, and handed on when an office changes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from hearthlight.decisions.models import Decision
from hearthlight.duty.holders import Holders
from hearthlight.duty.models import Task
from hearthlight.duty.visiting.kinds import QUOTA, RHYTHM
from hearthlight.duty.wanted import DECISION, Wanted
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event

CHUNK = 500
ASKED = "asked"
"""Among a task's values: the office that should have answered and is held by nobody."""
Origin = tuple[str, int]


def line_up(event: Event, needed: Iterable[Wanted], tasks: QuerySet[Task], holders: Holders) -> Counter[str]:
    """Open, close, move and hand on the tasks of a run; how many of each, and how many nobody answers for."""
    wanted = {one.origin: one for one in needed}
    standing = list(tasks.filter(state=Task.State.OPEN))
    kept = [task for task in standing if _stays(task, wanted)]
    counted = _close(event, [task for task in standing if not _stays(task, wanted)], wanted)
    leaving = [task for task in kept if _leaves(task, wanted[_origin(task)], holders)]
    counted["handed"] = len(_hand_on(event, leaving, wanted))
    counted["moved"] = _move(event, set(kept) - set(leaving), wanted)
    origins = {_origin(task) for task in kept}
    fresh = [one for one in wanted.values() if not one.blocked and one.origin not in origins]
    counted["opened"] = len(bulk(event, [task_of(one) for one in fresh if one.held]))
    counted["nobody"] = len([one for one in fresh if not one.held])
    return counted


def _origin(task: Task) -> Origin:
    return task.origin_kind, task.origin_id


def _stays(task: Task, wanted: dict[Origin, Wanted]) -> bool:
    one = wanted.get(_origin(task))
    return one is not None and not one.blocked and _same(task, one)


def _same(task: Task, one: Wanted) -> bool:
    """Whether the task still speaks of this: a matter goes from step to step under one origin."""
    said = {name: value for name, value in task.values.items() if name != ASKED}
    return task.area_code == one.area_code and said == one.values


def _leaves(task: Task, one: Wanted, holders: Holders) -> bool:
    """Whether its person holds no office there any more and somebody else does."""
    return one.held is not None and not holders.reaches(task.person_id, task.area_code)


def _close(event: Event, ended: Sequence[Task], wanted: dict[Origin, Wanted]) -> Counter[str]:
    """Done where the origin is, dropped where it went away or is held up."""
    withdrawn = _withdrawn(ended) | _lapsed(ended, event.day)
    dropped = [task for task in ended if task.pk in withdrawn or _held_up(task, wanted)]
    done = [task for task in ended if task not in set(dropped)]
    _update(event, done, state=Task.State.DONE, done_on=event.day)
    _update(event, dropped, state=Task.State.DROPPED)
    return Counter(done=len(done), dropped=len(dropped))


def _held_up(task: Task, wanted: dict[Origin, Wanted]) -> bool:
    one = wanted.get(_origin(task))
    return one is not None and one.blocked and _same(task, one)


def _withdrawn(tasks: Sequence[Task]) -> set[int]:
    matters = {task.origin_id: task.pk for task in tasks if task.origin_kind == DECISION}
    rows = Decision.whole.filter(pk__in=list(matters), state=Decision.State.WITHDRAWN)
    return {matters[pk] for pk in rows.values_list("pk", flat=True)} if matters else set()


def _lapsed(tasks: Sequence[Task], day: date) -> set[int]:
    """Tasks of a week or month that is over: what was not done in it stays so."""
    return {task.pk for task in tasks if task.origin_kind in (QUOTA, RHYTHM) and task.due_on < day}


def _hand_on(event: Event, leaving: Sequence[Task], wanted: dict[Origin, Wanted]) -> list[Task]:
    _update(event, leaving, state=Task.State.HANDED)
    return bulk(event, [task_of(wanted[_origin(task)], before=task) for task in leaving])


def _move(event: Event, staying: Iterable[Task], wanted: dict[Origin, Wanted]) -> int:
    by_day: dict[date, list[Task]] = defaultdict(list)
    for task in staying:
        due_on = wanted[_origin(task)].due_on
        if due_on != task.due_on:
            by_day[due_on].append(task)
    for due_on, tasks in by_day.items():
        _update(event, tasks, due_on=due_on)
    return sum(map(len, by_day.values()))


def _update(event: Event, tasks: Sequence[Task], **new: object) -> None:
    for some in _chunks([task.pk for task in tasks]):
        Task.whole.filter(pk__in=some).update(event=event, **new)


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    yield from (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def task_of(one: Wanted, before: Task | None = None) -> Task:
    """The open task of what is wanted, for the person who answers for it."""
    held = one.held
    if held is None:
        raise ValueError(f"nobody answers for {one.origin}")
    return Task(
        title=one.title,
        values=one.values | ({ASKED: held.asked} if held.asked else {}),
        level=held.level,
        area_code=one.area_code,
        household_id=one.household_id,
        person_id=held.person_id,
        office=held.office,
        with_department=one.with_department,
        due_on=one.due_on,
        origin_kind=one.origin[0],
        origin_id=one.origin[1],
        handed_from=before,
    )
