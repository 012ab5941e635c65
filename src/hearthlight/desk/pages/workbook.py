"""One received workbook: what taking it in would do or did, what is refused and why, how it compares."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hearthlight.desk.access import for_homes
from hearthlight.desk.workbooks import workbook_tabs
from hearthlight.desk.workbooks.files import as_download
from hearthlight.desk.workbooks.workbook_words import STATES
from hearthlight.jobs.queue import enqueue
from hearthlight.places import queries as places
from hearthlight.register.shadow import keying
from hearthlight.register.workbooks import layout, remarks, upload
from hearthlight.trail.act import Refused, act
from hearthlight.trail.models import Source

STEPS = {
    "check": ("register.check_workbook", "register.receive_workbook"),
    "take-in": ("register.take_in_workbook", "register.apply_workbook"),
    "undo": ("register.undo_workbook", "register.undo_workbook"),
    "compare": ("register.compare_workbook", "register.receive_workbook"),
    "keying-list": ("register.list_keying", "register.make_keying_list"),
}
"""A step to its job, and to the act that one must be allowed."""
COLUMN = "column-"
"""Before the letters of a column in the names of the form's fields."""
AS_PERSON = ("take-in", "undo", "keying-list")
CHOSEN = {"take-in": "theirs", "keying-list": "ours"}
"""Cells that both sides changed, and for which of them a person decided."""


@require_safe
@for_homes
def workbook(request: Any, pk: int) -> HttpResponse:
    """The file, one tab of what is known of it."""
    return _page(request, seen_source(request, pk))


def _page(request: Any, source: Source, problem: str = "") -> HttpResponse:
    asked = {"show": "columns"} if problem else request.GET
    context = {
        "problem": problem,
        "source": source,
        "area": places.area(source.area_code),
        "state": STATES.get(source.state),
        "may": request.user.may("register.apply_workbook", source.area_code),
        "lists": keying.made_here(source.area_code),
        **workbook_tabs.tab(source, asked, request.day),
    }
    return render(request, "desk/workbook.html", context, status=422 if problem else 200)


def seen_source(request: Any, pk: int, kind: str = "workbook") -> Source:
    """The source of that id at a place that the reader sees whole. Raises Http404."""
    source = Source.objects.select_related("made").filter(pk=pk, kind=kind).first()
    if source is None or not request.viewer.sees(source.area_code):
        raise Http404
    return source


@require_POST
@for_homes
def step(request: Any, pk: int, name: str) -> HttpResponse:
    """Do a step of a workbook: at once or as a job."""
    source = seen_source(request, pk)
    try:
        if name == "columns":
            return _columns(request, source)
    except Refused as error:
        raise PermissionDenied from error
    if name not in STEPS:
        raise Http404
    return _job(request, source, name)


def _job(request: Any, source: Source, name: str) -> HttpResponse:
    kind, asked = STEPS[name]
    if not request.user.may(asked, source.area_code):
        raise PermissionDenied
    arguments: dict[str, Any] = {"source": source.pk, "day": str(request.day)}
    if name in AS_PERSON:
        arguments["person"] = request.user.pk
    if chosen := request.POST.getlist(CHOSEN.get(name, "")):
        arguments[CHOSEN[name]] = sorted(chosen)
    job = enqueue(kind, asked_by=request.user.pk, at=source.area_code, **arguments)
    return redirect("job", job.pk)


def _columns(request: Any, source: Source) -> HttpResponse:
    """Say which column is which field; the file is checked again."""
    said = [(name.removeprefix(COLUMN), field) for name, field in request.POST.items() if name.startswith(COLUMN)]
    chosen = {letters: field for letters, field in said if field in layout.FIELDS}
    try:
        upload.map_columns(request.user, source, chosen, request.day)
    except ValueError:
        return _page(request, source, _("Each field is in one column at most: choose again."))
    return _job(request, source, "check")


@require_safe
@for_homes
def workbook_remarks(request: Any, pk: int) -> HttpResponse:
    """The refused rows as they came, with a remark each; that they were taken out is written down."""
    source = seen_source(request, pk)
    if not request.user.may("register.export", source.area_code):
        raise PermissionDenied
    try:
        content = remarks.remarks_workbook(source, request.day)
    except workbook_tabs.LOST:
        return _page(request, source, _("The kept file cannot be read any more: send it again."))
    with act(request.user, "register.export", at=source.area_code, subject=source, summary={"table": "remarks"}):
        return as_download(content, f"退回-{source.pk}.xlsx")
