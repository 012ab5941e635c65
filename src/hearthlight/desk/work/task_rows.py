"""Tasks as a page shows them: what, whose, by when, and where it is dealt with; everything read in a few queries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.words import kind_words, step_words
from hearthlight.desk.daily.meeting_rows import rhythm_words
from hearthlight.desk.terms import rule_words
from hearthlight.duty import settings
from hearthlight.duty.lining import ASKED
from hearthlight.duty.models import Task, VisitQuota
from hearthlight.duty.queries import Taker
from hearthlight.duty.visiting.kinds import QUOTA
from hearthlight.duty.visiting.quotas import left as left_of
from hearthlight.duty.wanted import DECISION, OBJECTION
from hearthlight.duty.words import department_words, level_words
from hearthlight.people import offices
from hearthlight.places.queries import names
from hearthlight.register.models import Household

OPENS: dict[str, tuple[str, Callable[[Task], tuple[Any, ...]]]] = {
    "duty.visit_quota": ("visits", lambda task: ()),
    "duty.visit": ("visit-problem", lambda task: (task.origin_id,)),
    "duty.handover": ("handover", lambda task: (task.origin_id,)),
    "duty.rhythm": ("meetings", lambda task: (task.area_code,)),
    "oversight.lesson_answer": ("lesson", lambda task: (task.values["open"],)),
    "oversight.observation": ("observation", lambda task: (task.origin_id,)),
}
"""The page where a task of each kind of origin is dealt with, and what its address takes."""

READ = {"rule": rule_words, "kind": kind_words, "step": step_words, "rhythm": rhythm_words}
"""How the values of a title are read."""


@dataclass(frozen=True)
class Row:
    """One task; `when` is late, soon or later; `link` is where it is dealt with, `home` its household's number.

    `homes` is how many homes it touches.
    """

    task: Task
    title: str
    remark: str
    when: str
    place: str
    level: str
    person: str
    office: str
    department: str
    home: str
    link: str
    homes: int = 0


def rows(tasks: Sequence[Task], day: date) -> list[Row]:
    """Tasks for a page, in their order; two queries, one for the places and two where visits are asked for."""
    homes = {task.household_id for task in tasks if task.household_id}
    numbers = dict(Household.objects.filter(pk__in=homes).values_list("pk", "number")) if homes else {}
    known = names(sorted({code for task in tasks for code in _path(task)}))
    left = _homes_left(tasks, day)
    return [_row(task, day, numbers, known, left) for task in tasks]


def by_weight(shown: Sequence[Row]) -> list[Row]:
    """Those that touch most homes first, else in their order: a month of visits before one home."""
    return sorted(shown, key=lambda row: -row.homes)


def _homes_left(tasks: Sequence[Task], day: date) -> dict[int, int]:
    """{origin: homes} of the tasks that ask for a month's visits."""
    asked = [task.origin_id for task in tasks if task.origin_kind == QUOTA]
    found = left_of(VisitQuota.objects.filter(pk__in=asked), day) if asked else {}
    return {pk: len(homes) for pk, homes in found.items()}


def _path(task: Task) -> tuple[str, str, str]:
    """The codes whose names are shown: village, group, and where the office stands."""
    return areas.at(task.area_code, "village"), task.area_code, areas.at(task.area_code, task.level)


def _row(task: Task, day: date, numbers: dict[int, str], known: dict[str, str], left: dict[int, int]) -> Row:
    village, group, seat = _path(task)
    home = numbers.get(task.household_id or 0, "")
    return Row(
        task=task,
        title=title(task),
        remark=_remark(task, left),
        when=when(task.due_on, day),
        place=" ".join(known.get(code, code) for code in dict.fromkeys((village, group))),
        level=level_words(task.level),
        person=task.person.name,
        office=f"{known.get(seat, seat)} {office_words(task.office)}",
        department=department_words(task.with_department),
        home=home,
        link=_link(task, home),
        homes=left.get(task.origin_id, 0) if task.origin_kind == QUOTA else int(bool(home)),
    )


def title(task: Task) -> str:
    """What is to be done, in the language of the page."""
    said = {name: READ[name](value) if name in READ else value for name, value in task.values.items()}
    return _(task.title).format(**said)


def _remark(task: Task, left: dict[int, int]) -> str:
    if task.origin_kind == QUOTA and task.origin_id in left:
        return ngettext("%(homes)s home left", "%(homes)s homes left", left[task.origin_id]) % {
            "homes": left[task.origin_id]
        }
    asked = task.values.get(ASKED)
    return _("Nobody holds the office %(office)s there.") % {"office": office_words(asked)} if asked else ""


def when(due_on: date, day: date) -> str:
    """How near a due day is, by the county's setting."""
    if due_on < day:
        return "late"
    return "soon" if due_on <= settings.due_soon(day, "") else "later"


def office_words(code: str) -> str:
    """An office's title in the language of the page."""
    return offices.find(code).said(get_language()) if code else ""


def _link(task: Task, home: str) -> str:
    """The matter, the objections, the station, else the household."""
    if task.origin_kind == DECISION:
        return _address("decision", task.origin_id)
    if task.origin_kind == OBJECTION:
        return _address("objections")
    if task.origin_kind in OPENS:
        name, given = OPENS[task.origin_kind]
        return _address(name, *given(task))
    if "station" in task.values:
        return _address("station", task.values["station"])
    return _address("household", task.household_id) if home else ""


def _address(name: str, *given: Any) -> str:
    try:
        return reverse(name, args=given)
    except NoReverseMatch:
        return ""


def by_person(shown: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of each person under "office, name", in the order of their first row."""
    found: dict[int, list[Row]] = {}
    for row in shown:
        found.setdefault(row.task.person_id, []).append(row)
    return [(f"{theirs[0].office} {theirs[0].person}", theirs) for theirs in found.values()]


def takers(found: Sequence[Taker]) -> list[tuple[int, str]]:
    """(person, "place, office, name") of those who could take tasks."""
    known = names(sorted({one.area_code for one in found}))
    return [
        (one.person_id, f"{known.get(one.area_code, '')} {office_words(one.office)} {one.name}".strip())
        for one in found
    ]
