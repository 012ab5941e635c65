"""What needs a person in supervision: items of lessons, second looks, demands of a tour."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core import areas
from hearthlight.duty.holders import Holders, standing
from hearthlight.duty.wanted import Origin, Wanted, department
from hearthlight.oversight.lessons.answering import DONE
from hearthlight.oversight.models import Lesson, LessonAnswer, Observation

ANSWER, DEMAND = "oversight.lesson_answer", "oversight.observation"
TITLES = {
    "problem": N_("Look whether this is so here too: {lesson}"),
    "practice": N_("Answer whether this suits here: {lesson}"),
    "found": N_("Put right: {lesson}"),
    "fixed": N_("Look again at what was put right: {lesson}"),
}
DEMANDED = N_("Answer a demand of a tour")
HERE = ("specialist", "village_secretary")
LOOKERS = ("deputy_secretary", "poverty_office_director", "seconded_deputy_head")
"""Who looks again: the township; another person than who put it right."""


def open_answers(day: date) -> "QuerySet[LessonAnswer]":
    """Items that still need somebody."""
    done = [state for states in DONE.values() for state in states]
    rows: QuerySet[LessonAnswer] = LessonAnswer.objects.exclude(state__in=done).filter(lesson__closed_on=None)
    return rows


def of_answers(rows: QuerySet[LessonAnswer], holders: Holders) -> Iterator[Wanted]:
    """One task an item: the village answers and puts right, the township looks again."""
    done = {state for states in DONE.values() for state in states}
    for one in rows.select_related("lesson"):
        if one.state not in done and one.lesson.closed_on is None:
            yield _answer(one, one.lesson, holders)


def _answer(one: LessonAnswer, lesson: Lesson, holders: Holders) -> Wanted:
    looking = one.state == LessonAnswer.State.FIXED
    place = areas.at(one.area_code, "township") if looking else one.area_code
    held = holders.find(LOOKERS if looking else HERE, place)
    title = TITLES[one.state if one.state in TITLES else lesson.kind]
    who = department(ANSWER, held, one.area_code, holders)
    values = {"lesson": lesson.title, "open": lesson.pk, "stage": one.state}
    return Wanted((ANSWER, one.pk), title, one.area_code, held, lesson.due_on, with_department=who, values=values)


def open_demands(day: date) -> "QuerySet[Observation]":
    """Signed demands that nobody has answered."""
    rows: QuerySet[Observation] = Observation.whole.filter(head="demand", state="signed", answered_on=None)
    return rows


def of_demands(rows: QuerySet[Any], holders: Holders) -> Iterator[Wanted]:
    """One task a demand, for whom it named, else for the office that stands for the place."""
    for one in rows.filter(head="demand", state="signed", answered_on=None):
        held = holders.find((one.office,) if one.office else standing(one.area_code, holders.day), one.area_code)
        who = department(DEMAND, held, one.area_code, holders)
        values = {"open_demand": one.gathering_id}
        yield Wanted((DEMAND, one.pk), DEMANDED, one.area_code, held, one.due_on, with_department=who, values=values)


ORIGINS = (
    Origin(ANSWER, open_answers, of_answers),
    Origin(DEMAND, open_demands, of_demands),
)
