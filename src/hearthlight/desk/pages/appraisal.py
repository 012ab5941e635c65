"""The month's appraisal of a township: its schemes, the sheet of a month, settling it; and one's own page."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.period import Month
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.daily import month_rows, scheme_form
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.duty.models import Gathering
from hearthlight.oversight.appraising import months, scheme
from hearthlight.oversight.kinds import problem_kinds
from hearthlight.oversight.models import Appraisal
from hearthlight.oversight.refusals import NotSeen
from hearthlight.places import queries as places
from hearthlight.trail.act import Refused

ISSUE = "oversight.issue"


@for_homes
def my_month(request: Any) -> HttpResponse:
    """One's own month."""
    return render(request, "desk/my_month.html", month_rows.mine(request.user, request.day))


@for_homes
def appraisal(request: Any, code: str, month: str = "") -> HttpResponse:
    """The schemes of a township and one month's sheet."""
    place = _town(request, code)
    found = month_rows.months(place)
    wanted = month or (found[0].month if found else "")
    row = next((one for one in found if one.month == wanted), None)
    if month and row is None:
        raise Http404
    return _shown(request, place, found, row)


def _town(request: Any, code: str) -> str:
    place = seen_place(request, code)
    if areas.level(place).name != "township":
        raise Http404
    if not request.user.may(ISSUE, place) and request.viewer.role not in ("leader", "auditor", "county"):
        raise PermissionDenied
    return place


def _shown(request: Any, place: str, found: list[Appraisal], row: Appraisal | None, problem: str = "") -> HttpResponse:
    context = {"area": places.area(place), "path": places.path_to(place), "months": found, "row": row}
    context |= {"problem": problem, "key": uuid4(), "may": request.user.may(ISSUE, place)}
    context["next"] = str(Month.of(request.day).plus(1))
    if row:
        context |= month_rows.sheet(row)
        context["both"] = month_rows.both(row, request.day, request.viewer)
        meetings = Gathering.objects.filter(area_code=place, kind="all_cadre", withdrawn_why="")
        context["meetings"] = [one for one in meetings.order_by("-on_date") if f"settle:{row.month}" in one.agenda]
    return render(request, "desk/appraisal.html", context, status=422 if problem else 200)


@for_homes
def settle(request: Any, code: str, month: str) -> HttpResponse:
    """Settle a month at the meeting that was chosen."""
    place = _town(request, code)
    row = Appraisal.objects.filter(area_code=place, month=month).first()
    if row is None:
        raise Http404
    at = Gathering.objects.filter(pk=whole(request.POST.get("meeting")) or 0).first()
    try:
        if at is None:
            raise NotSeen(_("Choose the all-cadre meeting at which the month was settled."))
        months.settle(request.user, row, at, key=key_of(request.POST))
    except Refused as error:
        raise PermissionDenied from error
    except NotSeen as error:
        return _shown(request, place, month_rows.months(place), row, str(error))
    return redirect("appraisal", place)


@for_homes
def issue(request: Any, code: str) -> HttpResponse:
    """Issue the next month's scheme, begun as a copy of the last."""
    place, problem = _town(request, code), ""
    if not request.user.may(ISSUE, place):
        raise PermissionDenied
    if request.method == "POST":
        try:
            wanted, items = scheme_form.month(request.POST.get("month", "")), scheme_form.items(request.POST)
            months.issue(request.user, place, wanted, items, key=key_of(request.POST))
            return redirect("appraisal", place)
        except NotSeen as error:
            problem = str(error)
    last = Appraisal.objects.filter(area_code=place).order_by("-month").first()
    context = {"area": places.area(place), "problem": problem, "key": key_of(request.POST)}
    context |= {"lines": scheme_form.lines(scheme.read(last.items) if last else []), "given": request.POST}
    context |= {"next": str(Month.of(request.day).plus(1))}
    context["kinds"] = problem_kinds(request.day, areas.at(place, "county"), get_language()).items()
    return render(request, "desk/scheme_issue.html", context, status=422 if problem else 200)
