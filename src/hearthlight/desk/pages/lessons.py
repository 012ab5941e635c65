"""Lessons: one problem to every village, one experience to every village, and what each answered."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from hearthlight.core import areas
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.daily import seen_rows, settings_used
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.oversight.kinds import problem_kinds
from hearthlight.oversight.lessons import answering, spreading
from hearthlight.oversight.models import Lesson, LessonAnswer, Observation
from hearthlight.oversight.refusals import NotSeen
from hearthlight.places import queries as places
from hearthlight.places.models import Zone
from hearthlight.trail.act import Refused


@for_homes
def lessons(request: Any, code: str) -> HttpResponse:
    """Those of a place, and the form to spread one."""
    place, problem = seen_place(request, code), ""
    may = request.user.may(spreading.SPREAD, place) and areas.level(place).name != "village"
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        try:
            return redirect("lesson", _spread(request, place).pk)
        except NotSeen as error:
            problem = str(error)
    context = {"area": places.area(place), "path": places.path_to(place), "below": places.children(place)}
    context |= {"rows": seen_rows.lessons(place), "may": may, "problem": problem, "given": request.POST}
    context |= {"zones": seen_rows.zones(place, request.day), "channels": seen_rows.CHANNELS.items()}
    context |= {"key": key_of(request.POST), "seen": request.GET.get("seen", "")}
    context["kinds"] = problem_kinds(request.day, areas.at(place, "county"), get_language()).items()
    context["settings_used"] = settings_used.used(request.day, place, "problem_kinds", "answer_days", "practice_days")
    return render(request, "desk/lessons.html", context, status=422 if problem else 200)


def _spread(request: Any, place: str) -> Lesson:
    posted = request.POST
    kind = posted.get("kind", "")
    zone = Zone.objects.filter(pk=whole(posted.get("zone")) or 0, area_code=place, until=None).first()
    seen = Observation.objects.filter(pk=whole(posted.get("seen")) or 0).first()
    given = {"zone": zone, "observation": seen, "channel": posted.get("channel", ""), "key": key_of(posted)}
    type_code = posted.get("type", "") if kind == "problem" else "practice"
    return spreading.spread(
        request.user, kind, type_code, place, posted.get("title", ""), posted.get("text", ""), **given
    )


@for_homes
def lesson(request: Any, pk: int) -> HttpResponse:
    """One lesson: 18 of 18 answered, 5 found, 5 put right; each village's item with what it may do."""
    row = Lesson.objects.select_related("zone").filter(pk=pk).first()
    if row is None or not _concerns(request, row):
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            _act(request, row)
            return redirect("lesson", row.pk)
        except Refused as error:
            raise PermissionDenied from error
        except NotSeen as error:
            problem = str(error)
    place = row.area_code if request.viewer.sees(row.area_code) else request.viewer.home
    found = seen_rows.items(row, place)
    context = {"row": row, "area": places.area(row.area_code), "problem": problem, "key": uuid4()}
    context |= {"items": [one | _may(request, one["row"]) for one in found], "practice": row.kind == "practice"}
    context |= {"counted": answering.counted(row.answers.all()), "channel": seen_rows.CHANNELS.get(row.channel, "")}
    context |= {"may_publish": request.user.may("oversight.publish", row.area_code)}
    context["channels"] = seen_rows.CHANNELS.items()
    return render(request, "desk/lesson.html", context, status=422 if problem else 200)


def _concerns(request: Any, row: Lesson) -> bool:
    home = request.viewer.home
    return bool(request.viewer.sees(row.area_code) or (request.viewer.ranges and areas.within(home, row.area_code)))


def _may(request: Any, item: LessonAnswer) -> dict[str, bool]:
    """What the reader may do with an item."""
    answers = request.user.may(answering.ANSWERED, item.area_code)
    looks = request.user.may(answering.LOOKED, item.area_code) and item.fixed_by_id != request.user.pk
    return {
        "may_answer": answers and item.state == "asked",
        "may_fix": answers and item.state == "found",
        "may_look": looks and item.state == "fixed",
    }


def _act(request: Any, row: Lesson) -> None:
    posted, key = request.POST, key_of(request.POST)
    do, words = posted.get("do", ""), posted.get("words", "")
    if do == "publish":
        answering.publish(request.user, row, posted.get("channel", ""), words, key=key)
        return
    item = row.answers.filter(pk=whole(posted.get("item")) or 0).first()
    if item is None:
        raise Http404
    if do in ("none", "found", "adopted", "unsuited"):
        answering.answer(request.user, item, do, words, key=key)
    elif do == "fix":
        answering.fix(request.user, item, words, key=key)
    elif do in ("good", "back"):
        answering.look_again(request.user, item, do == "good", words, key=key)
    else:
        raise Http404
