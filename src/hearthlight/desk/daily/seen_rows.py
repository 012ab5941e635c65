"""Observations and lessons as pages show them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language, pgettext_lazy

from hearthlight.core import areas
from hearthlight.oversight.kinds import problem_kinds
from hearthlight.oversight.lessons.answering import counted
from hearthlight.oversight.models import Lesson, LessonAnswer, Observation
from hearthlight.places.queries import names
from hearthlight.places.zones import work_zones
from hearthlight.register.models import Household
from hearthlight.sun.models import Station

HEADS = {
    "at_post": pgettext_lazy("supervision", "At the post"),
    "progress": pgettext_lazy("supervision", "Progress"),
    "problem": pgettext_lazy("supervision", "Problem"),
    "praise": pgettext_lazy("supervision", "Praise"),
    "demand": pgettext_lazy("supervision", "Demand"),
}
STATES = {
    "draft": pgettext_lazy("observation", "not signed"),
    "signed": pgettext_lazy("observation", "signed"),
    "overturned": pgettext_lazy("observation", "overturned"),
}
CHANNELS = {
    "sms": pgettext_lazy("channel", "text messages"),
    "wechat": pgettext_lazy("channel", "WeChat"),
    "zone_meeting": pgettext_lazy("channel", "zone meeting"),
    "town_meeting": pgettext_lazy("channel", "township meeting"),
}
ANSWERS = {
    "asked": pgettext_lazy("lesson", "not answered"),
    "none": pgettext_lazy("lesson", "none found"),
    "found": pgettext_lazy("lesson", "found, being put right"),
    "fixed": pgettext_lazy("lesson", "put right, second look waits"),
    "checked": pgettext_lazy("lesson", "put right and looked at again"),
    "adopted": pgettext_lazy("lesson", "adopted"),
    "unsuited": pgettext_lazy("lesson", "not suited"),
}
TAGS = {"asked": "", "none": "ok", "found": "bad", "fixed": "sun", "checked": "ok", "adopted": "ok", "unsuited": ""}
PAGE = 60


def observations(place: str, day: date) -> list[dict[str, Any]]:
    """What was seen at and below a place, the newest first, as far as the reader sees."""
    low, high = areas.subtree(place)
    rows = Observation.objects.filter(area_code__gte=low, area_code__lt=high).select_related("person", "signed_by")
    found = list(rows.order_by("-on_date", "-pk")[:PAGE])
    known = names(sorted({areas.at(one.area_code, "village") for one in found}))
    return [observation(one, known, day) for one in found]


def observation(one: Observation, known: dict[str, str], day: date) -> dict[str, Any]:
    """One observation in words."""
    kinds = problem_kinds(day, areas.at(one.area_code, "county"), get_language())
    return {
        "row": one,
        "head": HEADS[one.head],
        "kind": kinds.get(one.kind, one.kind),
        "state": STATES[one.state],
        "tag": {"draft": "sun", "signed": "ok", "overturned": ""}[one.state],
        "place": known.get(areas.at(one.area_code, "village"), ""),
    }


def lessons(place: str) -> list[dict[str, Any]]:
    """Lessons of a place and of the places it lies in: those under way first; two queries."""
    codes = [*areas.ancestors(place), place]
    low, high = areas.subtree(place)
    rows = Lesson.objects.filter(area_code__in=codes) | Lesson.objects.filter(area_code__gte=low, area_code__lt=high)
    found = sorted(rows.select_related("zone").order_by("-pk")[:PAGE], key=lambda one: one.closed_on is not None)
    answers: dict[int, list[LessonAnswer]] = {one.pk: [] for one in found}
    for answer in LessonAnswer.objects.filter(lesson__in=answers).only("lesson_id", "state"):
        answers[answer.lesson_id].append(answer)
    return [{"row": one, "counted": counted(answers[one.pk])} for one in found]


def items(lesson: Lesson, place: str) -> list[dict[str, Any]]:
    """The villages' answers, those that wait first; in a village's view its own alone."""
    low, high = areas.subtree(place)
    rows = lesson.answers.filter(area_code__gte=low, area_code__lt=high)
    found = list(rows.select_related("answered_by", "fixed_by", "looked_by").order_by("area_code"))
    known = names([one.area_code for one in found])
    order = ["found", "fixed", "asked"]
    ranked = sorted(found, key=lambda one: order.index(one.state) if one.state in order else len(order))
    return [_item(one, known) for one in ranked]


def _item(one: LessonAnswer, known: dict[str, str]) -> dict[str, Any]:
    words = ANSWERS[one.state]
    return {"row": one, "place": known.get(one.area_code, ""), "state": words, "tag": TAGS[one.state]}


def zones(place: str, day: date) -> Sequence[Any]:
    """The work zones that a lesson may be spread in."""
    return work_zones(place, day) if areas.level(place).name == "township" else ()


def about(row: Observation) -> dict[str, str]:
    """The number of the household or station that an observation is about, as far as the reader sees it."""
    home = Household.objects.filter(pk=row.household_id).first() if row.household_id else None
    station = Station.objects.filter(pk=row.station_id).first() if row.station_id else None
    return {"home": home.number if home else "", "station": station.number if station else ""}
