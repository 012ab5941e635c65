"""Rhythm and meetings of a place: how the week stands, what took place, writing a gathering down."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.core import areas
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.daily import chart_rows, meeting_form, meeting_rows, numbers, settings_used
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.matters.minutes import filed_at, opened_source
from hearthlight.desk.pages.deciding import BadField
from hearthlight.duty import chart
from hearthlight.duty.figures import TOOK_PART_IN
from hearthlight.duty.meeting import gatherings
from hearthlight.duty.meeting.invited import expected
from hearthlight.duty.meeting.refusals import NotHeld
from hearthlight.duty.meeting.rhythms import CODES
from hearthlight.duty.models import Gathering
from hearthlight.places import queries as places
from hearthlight.places.zones import MOVED, move_to_zone, work_zones
from hearthlight.trail.act import Refused

ACT = "duty.hold"


@for_homes
def people(request: Any, code: str) -> HttpResponse:
    """The responsibility chart of a township."""
    place = seen_place(request, code)
    if areas.level(place).name != "township":
        raise Http404
    found = chart_rows.shown(chart.read(place, request.day))
    context = {"area": places.area(place), "path": places.path_to(place), "key": key_of({}), **found}
    context["may_move"] = request.user.may(MOVED, place)
    context["settings_used"] = settings_used.used(request.day, place, "full_time", "in_charge", "first_responsible")
    return render(request, "desk/people.html", context)


@for_homes
def move_zone(request: Any, code: str) -> HttpResponse:
    """Put a village into another work zone; it inherits what is open there."""
    place = seen_place(request, code)
    zone = next((one for one in work_zones(place, request.day) if str(one.pk) == request.POST.get("zone")), None)
    village = next((one.code for one in places.below(place, "village") if one.code == request.POST.get("village")), "")
    if not request.user.may(MOVED, place):
        raise PermissionDenied
    if zone is None or not village:
        raise Http404
    move_to_zone(request.user, village, zone, key=key_of(request.POST))
    return redirect("people", place)


@for_homes
def meetings(request: Any, code: str) -> HttpResponse:
    """Rhythms and gatherings."""
    place = seen_place(request, code)
    context = {"area": places.area(place), "path": places.path_to(place), "below": places.children(place)}
    context |= {"rhythms": meeting_rows.rhythms(place, request.day), "past": meeting_rows.past(place, request.day)}
    context |= {"rows": meeting_rows.gatherings(place), "may": request.user.may(ACT, place)}
    context |= {"kinds": meeting_rows.kinds_at(place)}
    keys = (*CODES, "counts_as_work", "entered_within", "judged_from")
    context["settings_used"] = [*settings_used.used(request.day, place, *keys), *settings_used.holidays(request.day)]
    return render(request, "desk/meetings.html", context)


@for_homes
def meeting(request: Any, pk: int) -> HttpResponse:
    """One gathering: who was there, what was said, ordered and demanded."""
    row = Gathering.objects.filter(pk=pk).first()
    if row is None or not request.viewer.sees(row.area_code):
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            _change(request, row)
            return redirect("meetings", row.area_code)
        except Refused as error:
            raise PermissionDenied from error
        except NotHeld as error:
            problem = str(error)
    context = {"row": row, "area": places.area(row.area_code), "kind": meeting_rows.KINDS[row.kind]}
    context |= {"problem": problem, "may": request.user.may(ACT, row.area_code) and not row.withdrawn_why}
    context |= {"may_see": request.user.may("oversight.observe", row.area_code), "key": key_of({})}
    context |= {"there": meeting_rows.attendance(row), "agenda": meeting_rows.agenda(row.agenda)}
    context |= {"places": places.names(row.places), "demands": row.observations.all()}
    context["took_part"] = numbers.told_of(TOOK_PART_IN, row.area_code, request.day, request.viewer, gathering=row.pk)
    return render(request, "desk/meeting.html", context, status=422 if problem else 200)


@for_homes
def scan(request: Any, pk: int) -> HttpResponse:
    """The scan of a gathering's minutes, for a reason; it is saved, never shown within a page."""
    row = Gathering.objects.select_related("minutes").filter(pk=pk, minutes__isnull=False).first()
    if row is None or row.minutes is None or not request.viewer.sees(row.area_code):
        raise Http404
    try:
        content, kind = opened_source(request.user, row.minutes, row, request.POST.get("reason", ""), {"kind": "scan"})
    except Refused as error:
        raise PermissionDenied from error
    except BadField as error:
        return render(request, "desk/decision_refused.html", {"problem": str(error)}, status=422)
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="minutes-{row.pk}"'
    return answer


def _change(request: Any, row: Gathering) -> None:
    """Pass it on, or take it back."""
    key = key_of(request.POST)
    if request.POST.get("do") == "pass":
        on = meeting_form.day(request.POST, "on")
        gatherings.pass_on(request.user, row, on or request.day, key=key)
    else:
        gatherings.withdraw(request.user, row, request.POST.get("why", ""), key=key)


@for_homes
def new(request: Any, code: str, kind: str) -> HttpResponse:
    """Write a gathering down."""
    place, problem = seen_place(request, code), ""
    if kind not in dict(meeting_rows.kinds_at(place)):
        raise Http404
    if not request.user.may(ACT, place):
        raise PermissionDenied
    awaited = expected(kind, place, request.day)
    if request.method == "POST":
        try:
            return redirect("meeting", _held(request, place, kind, awaited).pk)
        except Refused as error:
            raise PermissionDenied from error
        except (NotHeld, BadField) as error:
            problem = str(error)
    known = places.names(sorted({one.area_code for one in awaited}))
    context = {"area": places.area(place), "kind": kind, "title": meeting_rows.KINDS[kind], "problem": problem}
    context |= {"awaited": [(one, known.get(one.area_code, "")) for one in awaited], "key": key_of(request.POST)}
    context |= {"states": meeting_rows.STATES.items(), "given": request.POST}
    return render(request, "desk/meeting_new.html", context, status=422 if problem else 200)


def _held(request: Any, place: str, kind: str, awaited: Any) -> Gathering:
    on = meeting_form.day(request.POST, "on") or request.day
    said = meeting_form.fields(request.POST, kind, on)
    title = request.POST.get("title", "").strip() or str(meeting_rows.KINDS[kind])
    there = meeting_form.there(request.POST, awaited)
    said["minutes"] = filed_at(request, place)
    holiday, key = bool(request.POST.get("holiday")), key_of(request.POST)
    if kind == "activity":
        said["members"] = meeting_form.members(request.POST.get("homes", ""), place, on)
    return gatherings.hold(request.user, kind, place, on, title, present=there, holiday=holiday, key=key, **said)
