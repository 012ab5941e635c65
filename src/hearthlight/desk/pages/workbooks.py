"""Workbooks received and to be received: the list and the form that takes one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.workbooks.workbook_words import STATES
from hearthlight.jobs.queue import enqueue
from hearthlight.places import queries as places
from hearthlight.register.workbooks import upload
from hearthlight.trail.act import Refused
from hearthlight.trail.models import Source

PAGE = 50
LARGEST = 100_000_000
"""Bytes of the largest workbook taken, as `sheets.workbook` opens them."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_homes
def workbooks(request: Any) -> HttpResponse:
    """The files of the reader's places, newest first; the form takes one for a place."""
    place = seen_place(request, request.POST.get("place") or request.GET.get("place", ""))
    problem = ""
    if request.method == "POST":
        source, problem = _received(request, place)
        if source:
            return redirect("job", _to_check(request, source).pk)
    rows, following = _page(request)
    context = {
        "area": places.area(place),
        "below": places.children(request.viewer.home),
        "home": places.area(request.viewer.home),
        "rows": rows,
        "next": following,
        "problem": problem,
        "may": request.user.may("register.receive_workbook", place),
    }
    return render(request, "desk/workbooks.html", context, status=422 if problem else 200)


def _received(request: Any, place: str) -> tuple[Source | None, str]:
    """The file as a source, or what is wrong with it."""
    file = request.FILES.get("file")
    if not request.user.may("register.receive_workbook", place):
        raise PermissionDenied
    if file is None or file.size > LARGEST:
        return None, _("Choose a workbook of at most 100 MB.")
    try:
        return upload.receive(request.user, place, request.day, file.name, file.read()), ""
    except upload.BadWorkbook as error:
        return None, str(error)
    except Refused as error:
        raise PermissionDenied from error


def _to_check(request: Any, source: Source) -> Any:
    asked = {"asked_by": request.user.pk, "at": source.area_code}
    return enqueue("register.check_workbook", **asked, source=source.pk, day=str(request.day))


def _page(request: Any) -> tuple[list[dict[str, Any]], int | None]:
    before = whole(request.GET.get("before"))
    found = Source.objects.filter(_inside(request.viewer), kind="workbook").select_related("made").order_by("-pk")
    found = found.filter(pk__lt=before) if before else found
    rows = list(found[: PAGE + 1])
    names = places.names([row.area_code for row in rows])
    shown = [{"source": row, "place": names.get(row.area_code), "state": STATES.get(row.state)} for row in rows[:PAGE]]
    return shown, rows[PAGE - 1].pk if len(rows) > PAGE else None


def _inside(viewer: Any) -> Q:
    """Sources of places that the reader sees whole, where their work is with homes."""
    inside = Q(pk__in=[])
    for low, high in viewer.homes:
        inside |= Q(area_code__gte=low, area_code__lt=high)
    return inside
