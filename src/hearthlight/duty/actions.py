"""What people do with tasks: urge, say that one has seen them, hand them over. None of this finishes a task."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.decisions.queries import waiting_all
from hearthlight.decisions.standing import holds, office_words
from hearthlight.duty.holders import around, takes_tasks
from hearthlight.duty.models import Task
from hearthlight.duty.wanted import DECISION
from hearthlight.people.models import Appointment, Person
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk

CARRIED = ("title", "values", "area_code", "household_id", "with_department", "due_on", "origin_kind", "origin_id")
"""What goes with a task that is handed over."""


class NotHanded(ValueError):
    """A task stays where it is, for a reason in one sentence."""


def urge(user: Person, tasks: Sequence[Task]) -> None:
    """Write down that somebody was urged 催办 today; the sentence itself is sent by hand, never by the program."""
    _mark(user, "duty.urge", tasks, "urged_on")


def see(user: Person, tasks: Sequence[Task]) -> None:
    """Write down that the person whose tasks these are has seen them 已阅; those of others are left alone."""
    _mark(user, "duty.see", [one for one in tasks if one.person_id == user.pk and not one.seen_on], "seen_on")


def _mark(user: Person, kind: str, tasks: Sequence[Task], column: str) -> None:
    ids = [one.pk for one in tasks]
    if ids:
        with act(user, kind, at=around([one.area_code for one in tasks]), tasks=ids) as event:
            Task.whole.filter(pk__in=ids, state=Task.State.OPEN).update(event=event, **{column: event.day})


def hand_over(user: Person, tasks: Sequence[Task], to: Person) -> list[Task]:
    """Give open tasks to another holder of an office there 移交; the old rows stay, each named by the new one.

    What is not open any more, or theirs already, is left alone: a second click changes nothing. Raises Refused,
    NotHanded.
    """
    if not tasks:
        return []
    ids, place = [one.pk for one in tasks], around([one.area_code for one in tasks])
    with act(user, "duty.hand_over", at=place, tasks=ids, to=to.pk) as event:
        standing = list(Task.whole.select_for_update().filter(pk__in=ids, state=Task.State.OPEN).exclude(person=to))
        rows = [_handed(user, one, to, event.day) for one in standing]
        _refuse_wrong_steps(standing, to, event.day)
        Task.whole.filter(pk__in=[one.pk for one in standing]).update(event=event, state=Task.State.HANDED)
        return bulk(event, rows)


def _handed(user: Person, task: Task, to: Person, day: date) -> Task:
    held = [one for one in to.held(day) if areas.within(task.area_code, one.area_code)]
    if not held:
        raise NotHanded(_("%(person)s holds no office for this place.") % {"person": to.name})
    held = [one for one in held if takes_tasks(one.office)]
    if not held:
        raise NotHanded(_("The office of %(person)s settles no tasks: choose somebody else.") % {"person": to.name})
    if not _may_give(user, task, day):
        raise NotHanded(_("Only its own person, or an office of the same level or above, hands a task over."))
    nearest = max(held, key=lambda one: areas.level(one.area_code).width)
    return carried(task, to, nearest)


def carried(task: Task, to: Person, by: Appointment | None = None) -> Task:
    """The same task for another person, by an office of theirs; by the task's own office where none is named."""
    same = {name: getattr(task, name) for name in CARRIED}
    office, level = (by.office, areas.level(by.area_code).name) if by else (task.office, task.level)
    return Task(**same, person=to, office=office, level=level, handed_from=task)


def _may_give(user: Person, task: Task, day: date) -> bool:
    reach = areas.width(task.level)
    above = [one for one in user.held(day) if areas.within(task.area_code, one.area_code)]
    return task.person_id == user.pk or any(areas.level(one.area_code).width <= reach for one in above)


def _refuse_wrong_steps(tasks: Sequence[Task], to: Person, day: date) -> None:
    """The step of a matter goes only to whoever may take it."""
    ids = [one.origin_id for one in tasks if one.origin_kind == DECISION]
    for waiting in waiting_all(Decision.whole.filter(pk__in=ids), day).values() if ids else ():
        if not holds(to, waiting.duty, day):
            raise NotHanded(_("This step belongs to %(office)s.") % {"office": office_words(waiting.duty.office)})
