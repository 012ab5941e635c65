"""Files of readings: received, what is doubtful in them, and the answers; a machine sends its own with a key."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.asked import whole
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.station import reading_rows
from hearthlight.jobs.queue import enqueue
from hearthlight.people import machines
from hearthlight.places import queries as places
from hearthlight.sun import doubts
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import ReadingDoubt
from hearthlight.sun.readings.bad import BadReadings
from hearthlight.sun.receiving import ACT, KIND, receive_file
from hearthlight.trail.act import Refused
from hearthlight.trail.models import Source

LARGEST = 100_000_000
"""Bytes of the largest file taken."""


@signed_in
def readings(request: Any) -> HttpResponse:
    """The files of the reader's places, newest first; the form takes one."""
    place, problem = seen_place(request, request.POST.get("place") or request.GET.get("place", "")), ""
    if request.method == "POST":
        source, problem = _received(request, place)
        if source:
            return redirect("readings-file", source.pk)
    context = {
        "area": places.area(place),
        "rows": reading_rows.files(place, whole(request.GET.get("before"))),
        "open": reading_rows.open_by_kind(place),
        "problem": problem,
        "may": request.user.may(ACT, place),
    }
    return render(request, "desk/readings.html", context, status=422 if problem else 200)


def _received(request: Any, place: str) -> tuple[Source | None, str]:
    file = request.FILES.get("file")
    if not request.user.may(ACT, place):
        raise PermissionDenied
    if file is None or file.size > LARGEST:
        return None, _("Choose a file of at most 100 MB.")
    try:
        source = receive_file(request.user, place, request.day, file.name, file.read())
    except BadReadings as error:
        return None, error.said(get_language())
    except NotSunny as error:
        return None, str(error)
    enqueue("sun.judge", at=place, place=place, day=str(request.day))
    return source, ""


@signed_in
def readings_file(request: Any, pk: int, problem: str = "") -> HttpResponse:
    """One file: what was taken, what is doubtful and what may be kept instead."""
    source = _source(request, pk)
    context = reading_rows.of_file(source) | {"source": source, "area": places.area(source.area_code)}
    context |= {"problem": problem, "may": request.user.may(doubts.ACT, source.area_code)}
    return render(request, "desk/readings_file.html", context, status=422 if problem else 200)


@signed_in
def readings_answer(request: Any, pk: int) -> HttpResponse:
    """Repair or leave out one doubtful reading, or all of a kind in the file."""
    source, given = _source(request, pk), request.POST
    if not request.user.may(doubts.ACT, source.area_code):
        raise PermissionDenied
    rows = ReadingDoubt.whole.filter(source=source, state="open")
    asked = rows.filter(pk=whole(given.get("doubt"))) if given.get("doubt") else rows.filter(kind=given.get("kind", ""))
    ids = list(asked.values_list("pk", flat=True))
    try:
        if given.get("do") == "repair":
            doubts.repair(request.user, source, ids, key=key_of(given))
        else:
            doubts.leave_out(request.user, source, ids, given.get("reason", ""), key=key_of(given))
    except NotSunny as error:
        return readings_file(request, pk, problem=str(error))
    enqueue("sun.judge", at=source.area_code, place=source.area_code, day=str(request.day))
    return redirect("readings-file", pk)


def _source(request: Any, pk: int) -> Source:
    source = get_object_or_404(Source, pk=pk, kind=KIND)
    if not request.viewer.sees(source.area_code):
        raise Http404
    return source


@csrf_exempt
def send(request: Any) -> JsonResponse:
    """A machine sends a file as the body, with ``Authorization: Bearer KEY``; the same body twice is one file.

    Answers 401 without a key that opens, 422 with one sentence where the file cannot be read.
    """
    scheme, _space, key = request.headers.get("Authorization", "").partition(" ")
    machine = machines.holder(key.strip(), request.day) if scheme == "Bearer" else None
    if machine is None:
        return JsonResponse({"error": "a key is needed: Authorization: Bearer KEY"}, status=401)
    place, name = machine.held(request.day)[0].area_code, request.headers.get("X-File-Name", "readings")[:100]
    content = request.read(LARGEST + 1)
    if len(content) > LARGEST:
        return JsonResponse({"error": "at most 100 MB: send the months one by one"}, status=413)
    try:
        source = receive_file(machine, place, request.day, name, content)
    except (BadReadings, NotSunny) as error:
        return JsonResponse({"error": str(error)}, status=422)
    except Refused as error:
        return JsonResponse({"error": str(error)}, status=403)
    enqueue("sun.judge", at=place, place=place, day=str(request.day))
    return JsonResponse({"file": source.pk, **source.mapping, "rows": reading_rows.as_json(source)})
