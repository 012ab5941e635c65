"""The ladder of five lines, on one A4; surveys of three groups, their slips, and the public page that a slip opens."""

from secrets import randbelow
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.daily import ladder_rows, settings_used
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.oversight.models import Group, Survey
from hearthlight.oversight.refusals import NotSeen
from hearthlight.oversight.surveys import asking
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.places import queries as places
from hearthlight.trail.act import Refused

ACT = "oversight.open_survey"


@for_homes
def ladder(request: Any, code: str) -> HttpResponse:
    """Five lines in order; the month of a place on one sheet."""
    place = seen_place(request, code)
    context = {"area": places.area(place), "path": places.path_to(place)}
    context |= {"lines": ladder_rows.ladder(place, request.day, request.viewer)}
    context["survey"] = ladder_rows.newest_survey(place)
    context["settings_used"] = settings_used.used(request.day, place, "content_permille", "feelings", "pilots")
    return render(request, "desk/ladder.html", context)


@for_homes
def surveys(request: Any, code: str) -> HttpResponse:
    """The surveys of a place, and the form to open one."""
    place, problem = seen_place(request, code), ""
    may = request.user.may(ACT, place)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        try:
            return redirect("survey", _opened(request, place).pk)
        except NotSeen as error:
            problem = str(error)
    rows = Survey.objects.filter(area_code=place).order_by("-opened_on", "-pk")[:12]
    context = {"area": places.area(place), "path": places.path_to(place), "may": may, "problem": problem}
    context |= {"rows": [ladder_rows.survey(one) for one in rows], "groups": ladder_rows.GROUPS.items()}
    context |= {"given": request.POST, "key": key_of(request.POST)}
    context["settings_used"] = settings_used.used(request.day, place, "content_permille", "survey_days")
    return render(request, "desk/surveys.html", context, status=422 if problem else 200)


def _opened(request: Any, place: str) -> Survey:
    sizes = {group: whole(request.POST.get(group)) or 0 for group in Group.values}
    title, key = request.POST.get("title", ""), key_of(request.POST)
    seed = key.int % 10**12 or randbelow(10**12)
    return asking.open_survey(request.user, place, title, sizes, seed=seed, key=key)


@for_homes
def survey(request: Any, pk: int) -> HttpResponse:
    """One survey: whom to offer a slip, and how it stands."""
    row = Survey.objects.filter(pk=pk).first()
    if row is None or not request.viewer.sees(row.area_code):
        raise Http404
    may = request.user.may(ACT, row.area_code)
    context = ladder_rows.survey(row) | {"area": places.area(row.area_code), "may": may}
    return render(request, "desk/survey.html", context)


@for_homes
def slips(request: Any, pk: int) -> HttpResponse:
    """The slips of a survey to print and cut, and the list of whom to offer one: by number, apart from the codes."""
    row = Survey.objects.filter(pk=pk).first()
    if row is None or not request.viewer.sees(row.area_code):
        raise Http404
    if not request.user.may(ACT, row.area_code):
        raise PermissionDenied
    codes = [(ladder_rows.GROUPS[group], _codes(row, group)) for group in Group.values]
    drawn = [(ladder_rows.GROUPS[group], ladder_rows.offered(found)) for group, found in asking.drawn(row).items()]
    context = {"row": row, "codes": codes, "drawn": drawn, "area": places.area(row.area_code)}
    context["address"] = request.build_absolute_uri(reverse("survey-answer"))
    return render(request, "desk/survey_slips.html", context)


def _codes(row: Survey, group: str) -> list[str]:
    return [asking.code(row, group, number) for number in range(row.sizes[group])]


def answer(request: Any) -> HttpResponse:
    """Answer a survey by the code of a slip; nobody is asked for a name."""
    context: dict[str, Any] = {
        "given": request.POST,
        "choices": ladder_rows.CONTENT.items(),
        "key": key_of(request.POST),
    }
    if request.method == "POST":
        try:
            with viewing(EVERYTHING):
                posted = request.POST
                said = (posted.get("code", ""), posted.get("content", ""), posted.get("words", ""))
                receipt = asking.answer(*said, request.day)
            context |= {"done": True, "receipt": receipt}
        except (NotSeen, Refused) as error:
            context["problem"] = str(error)
    return render(request, "desk/survey_answer.html", context, status=422 if context.get("problem") else 200)
