"""The utility's statements: received and looked at, taken in by a second look; the months that stand."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.funds import settlement_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.money.owners import NoOwner
from hearthlight.money.settlement.bad_file import BadFile
from hearthlight.money.settlement.taking_in import KIND, receive_statements, take_in
from hearthlight.money.statements import StatementRefused
from hearthlight.places import queries as places
from hearthlight.sun.readings.bad import BadReadings
from hearthlight.trail.models import Source

LARGEST = 20_000_000
ACT = "money.receive_statements"


@signed_in
def settlement(request: Any, code: str = "") -> HttpResponse:
    """The months that stand and the files they came by; the form takes one."""
    place, problem = seen_place(request, code), ""
    if request.method == "POST":
        source, problem = _received(request, place)
        if source:
            return redirect("statement-file", source.pk)
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "months": settlement_rows.months(place),
        "files": settlement_rows.files(place),
        "may": request.user.may(ACT, place),
        "problem": problem,
    }
    return render(request, "desk/settlement.html", context, status=422 if problem else 200)


def _received(request: Any, place: str) -> tuple[Source | None, str]:
    if not request.user.may(ACT, place):
        raise PermissionDenied
    return received(request, lambda file: receive_statements(request.user, place, request.day, file.name, file.read()))


def received(request: Any, take: Any) -> tuple[Source | None, str]:
    """What `take` makes of the file that was sent, or one sentence why nothing."""
    file = request.FILES.get("file")
    if file is None or file.size > LARGEST:
        return None, _("Choose a file of at most 20 MB.")
    try:
        return take(file), ""
    except BadReadings as error:
        return None, error.said(get_language())
    except (BadFile, StatementRefused) as error:
        return None, str(error)


@signed_in
def statement_file(request: Any, pk: int, problem: str = "") -> HttpResponse:
    """One file beside what is known, before it is taken in."""
    source = file_of(request, pk, KIND)
    context = {"source": source, "area": places.area(source.area_code), "key": uuid4(), "problem": problem}
    context |= settlement_rows.of_file(source, request.day) | {"may": request.user.may(ACT, source.area_code)}
    return render(request, "desk/statement_file.html", context, status=422 if problem else 200)


def file_of(request: Any, pk: int, kind: str) -> Source:
    """A file of that kind in the reader's sight."""
    source = get_object_or_404(Source, pk=pk, kind=kind)
    if not request.viewer.sees(source.area_code):
        raise Http404
    return source


@signed_in
def statement_take(request: Any, pk: int) -> HttpResponse:
    """State and owe what the file says."""
    source = file_of(request, pk, KIND)
    if not request.user.may("money.take_in_statements", source.area_code):
        raise PermissionDenied
    try:
        meant = request.POST.get("corrections") == "yes"
        take_in(request.user, source, corrections=meant, key=key_of(request.POST))
    except (StatementRefused, NoOwner) as error:
        return statement_file(request, pk, problem=str(error))
    return redirect("settlement", source.area_code)
