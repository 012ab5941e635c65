"""Figures of oversight: what supervisors signed, what is spread and not yet closed."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.core.period import Month
from hearthlight.figures import Figure
from hearthlight.oversight.lessons.answering import DONE

_SEEN = ((N_("Place"), "area_code"), (N_("Day"), "on_date"), (N_("Head"), "head"))
_LESSON = ((N_("Title"), "title"), (N_("Place"), "area_code"), (N_("Due"), "due_on"))
_ITEM = ((N_("Title"), "lesson__title"), (N_("Place"), "area_code"), (N_("State"), "state"))


def _signed(day: date, year: int | None = None, **_: Any) -> Q:
    return Q(state="signed", signed_on__lte=day, on_date__year=year or day.year)


def _open(day: date, **_: Any) -> Q:
    return Q(made__day__lte=day) & (Q(closed_on=None) | Q(closed_on__gt=day))


def _waiting(day: date, **_: Any) -> Q:
    done = [state for states in DONE.values() for state in states]
    return Q(lesson__made__day__lte=day) & ~Q(state__in=done)


def _adopted(day: date, type: str = "", **_: Any) -> Q:
    kinds = [type] if type else ["home_care", "home_work", "home_help"]
    return Q(lesson__type__in=kinds, state="adopted", answered_on__lte=day)


ADOPTED = Figure(
    "oversight.pilots_adopted",
    N_("Home care, home work and home help taken over"),
    "item",
    "oversight.LessonAnswer",
    _adopted,
    columns=_ITEM,
)
SIGNED = Figure(
    "oversight.signed",
    N_("Findings of supervision this year"),
    "observation",
    "oversight.Observation",
    _signed,
    columns=_SEEN,
)
OPEN_LESSONS = Figure(
    "oversight.open_lessons",
    N_("Problems and experiences under way"),
    "lesson",
    "oversight.Lesson",
    _open,
    columns=_LESSON,
)
OPEN_ITEMS = Figure(
    "oversight.open_items",
    N_("Items of villages not yet closed"),
    "item",
    "oversight.LessonAnswer",
    _waiting,
    Count("pk"),
    columns=_ITEM,
)


def _known(day: date, month: str = "", **_: Any) -> Q:
    asked = Month.parse(month) if month else Month.of(day)
    return Q(on_date__gte=asked.first, on_date__lte=min(asked.last, day))


_QUIZ = ((N_("Household number"), "household__number"), (N_("Day"), "on_date"), (N_("Right"), "right"))
ASKED = Figure(
    "oversight.familiarity_asked",
    N_("Questions on own homes asked in the month"),
    "question",
    "oversight.Familiarity",
    _known,
    Sum("asked"),
    columns=_QUIZ,
)
RIGHT = Figure(
    "oversight.familiarity_right",
    N_("Of them answered right"),
    "question",
    "oversight.Familiarity",
    _known,
    Sum("right"),
    columns=_QUIZ,
)

FIGURES = [ASKED, RIGHT, ADOPTED, SIGNED, OPEN_LESSONS, OPEN_ITEMS]
