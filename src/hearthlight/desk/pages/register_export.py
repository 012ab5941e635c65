"""Sending register tables out: which table, of which place or households, and whether with identity numbers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.workbooks import measures_out
from hearthlight.desk.workbooks.files import as_download
from hearthlight.jobs.queue import enqueue
from hearthlight.places import queries as places
from hearthlight.register.shadow import big_export, export, tables
from hearthlight.trail.act import Refused
from hearthlight.trail.models import Event

TABLES = {
    tables.HOUSEHOLDS: pgettext_lazy("menu", "Households"),
    tables.MEMBERS: gettext_lazy("Household members"),
    tables.INCOME: gettext_lazy("Income account"),
    measures_out.MEASURES: gettext_lazy("Measures of help"),
}


class NoTable(ValueError):
    """No table was chosen."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_homes
def register_export(request: Any) -> HttpResponse:
    """The form; sent, the file."""
    asked = request.POST if request.method == "POST" else request.GET
    place = seen_place(request, asked.get("place", ""))
    if not request.user.may("register.export", place):
        raise PermissionDenied
    problem = ""
    if request.method == "POST":
        try:
            return _file(request, place)
        except (NoTable, export.NoReason, export.TooMany) as error:
            problem = str(error)
    chosen = sorted(_chosen(asked))
    context = {
        "area": places.area(place),
        "below": places.children(place),
        "tables": TABLES.items(),
        "chosen": chosen,
        "problem": problem,
        "asked": asked,
        "opens": request.user.may("people.unmask", place),
    }
    return render(request, "desk/register_export.html", context, status=422 if problem else 200)


def _file(request: Any, place: str) -> HttpResponse:
    table = request.POST.get("table", "")
    if table not in TABLES:
        raise NoTable(_("Choose a table."))
    homes = _homes(place, _chosen(request.POST))
    if table != measures_out.MEASURES and not _chosen(request.POST) and export.is_big(homes):
        return _later(request, table, place)
    try:
        found = _export(request, table, homes, place)
    except Refused as error:
        raise PermissionDenied from error
    return as_download(found.content, found.name)


def _export(request: Any, table: str, homes: Any, place: str) -> export.Export:
    if table == measures_out.MEASURES:
        return measures_out.export(request.user, homes, place, request.day)
    numbers, reason = request.POST.get("numbers") == "1", request.POST.get("reason", "")
    return export.export(request.user, homes, table, place, request.day, numbers=numbers, reason=reason)


def _later(request: Any, table: str, place: str) -> HttpResponse:
    """A big table is a job: without identity numbers, which are for a village at most."""
    if request.POST.get("numbers") == "1":
        raise export.TooMany(_("Identity numbers go out for one village at a time: choose a smaller place."))
    asked = {"table": table, "place": place, "day": str(request.day), "person": request.user.pk}
    job = enqueue("register.export_table", asked_by=request.user.pk, at=place, **asked)
    return redirect("job", job.pk)


@require_safe
@for_homes
def export_file(request: Any, pk: int) -> HttpResponse:
    """A big table that was made for this reader, who must still be allowed to have it."""
    big_export.tidy(request.day)
    event = Event.objects.filter(pk=pk, kind="register.export", actor_id=request.user.pk).first()
    if event and not (request.viewer.sees(event.area_code) and big_export.may_fetch(request.user, event)):
        raise PermissionDenied
    content = big_export.kept_file(event) if event else None
    if content is None:
        raise Http404
    return as_download(content, f"导出-{pk}.xlsx")


def _chosen(asked: Any) -> set[int]:
    """Ids of chosen households; none means all of the place."""
    return {pk for text in asked.getlist("household") if (pk := whole(text)) is not None}


def _homes(place: str, chosen: set[int]) -> Any:
    """Households in sight at the place, or those chosen of them."""
    homes = big_export.homes_of(place)
    return homes.filter(pk__in=chosen) if chosen else homes
