"""Supervision: what was seen in a place, entering it, signing it, answering a demand, appealing."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.refusals import Gated, NotYet
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.daily import meeting_form, seen_rows, settings_used
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.duty.meeting.refusals import NotHeld
from hearthlight.duty.models import Gathering
from hearthlight.oversight import observing
from hearthlight.oversight.appealing import appeal
from hearthlight.oversight.kinds import problem_kinds
from hearthlight.oversight.models import Deduction, Observation
from hearthlight.oversight.refusals import NotSeen
from hearthlight.places import queries as places
from hearthlight.register.models import Household
from hearthlight.sun.models import Station
from hearthlight.trail.act import Refused


@for_homes
def supervision(request: Any, code: str) -> HttpResponse:
    """What was seen, and the form to enter it."""
    place, problem = seen_place(request, code), ""
    may = request.user.may(observing.OBSERVE, place)
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        try:
            return redirect("observation", _entered(request, place).pk)
        except (NotSeen, NotHeld) as error:
            problem = str(error)
    context = {"area": places.area(place), "path": places.path_to(place), "below": places.children(place)}
    context |= {"rows": seen_rows.observations(place, request.day), "may": may, "problem": problem}
    context["meeting"] = (request.POST or request.GET).get("meeting", "")
    context |= {"heads": seen_rows.HEADS.items(), "given": request.POST, "key": key_of(request.POST)}
    context["kinds"] = problem_kinds(request.day, areas.at(place, "county"), get_language()).items()
    context["settings_used"] = settings_used.used(request.day, place, "problem_kinds", "appeal_days")
    return render(request, "desk/supervision.html", context, status=422 if problem else 200)


def _entered(request: Any, place: str) -> Observation:
    posted = request.POST
    at = seen_place(request, posted.get("where") or place)
    head, text = posted.get("head", ""), posted.get("text", "")
    tour = Gathering.objects.filter(pk=whole(posted.get("meeting")) or 0, withdrawn_why="").first()
    said = {"gathering": tour if tour and request.viewer.sees(tour.area_code) else None}
    said |= {"kind": posted.get("kind", "") if head == "problem" else "", "due_on": meeting_form.day(posted, "due_on")}
    at, about = _about(posted.get("about", "").strip(), at)
    said |= about
    on = meeting_form.day(posted, "on") or request.day
    return observing.observe(request.user, head, at, on, text, key=key_of(posted), **said)


def _about(number: str, place: str) -> tuple[str, dict[str, int]]:
    """(place, which home or station) of a number that was written. Raises NotSeen for one that is not there."""
    if not number:
        return place, {}
    low, high = areas.subtree(place)
    inside = {"number": number, "area_code__gte": low, "area_code__lt": high}
    home = Household.objects.filter(**inside).first()
    if home:
        return home.area_code, {"household_id": home.pk}
    station = Station.objects.filter(**inside).first()
    if station is None or not station.area_code:
        raise NotSeen(
            _("There is no household or station %(number)s here: write its whole number.") % {"number": number}
        )
    return station.area_code, {"station_id": station.pk}


@for_homes
def observation(request: Any, pk: int) -> HttpResponse:
    """One observation: correct it, sign it, answer its demand, appeal against it."""
    row = _row(request, pk)
    problem = ""
    if request.method == "POST":
        try:
            ACTS[request.POST.get("do", "")](request, row)
            return redirect("observation", row.pk)
        except KeyError as error:
            raise Http404 from error
        except Refused as error:
            raise PermissionDenied from error
        except (NotSeen, Gated, NotYet) as error:
            problem = str(error)
    known = places.names([areas.at(row.area_code, "village")])
    context = seen_rows.observation(row, known, request.day) | {"problem": problem, "key": uuid4()}
    context |= seen_rows.about(row)
    context["may_answer"] = request.user.may("oversight.answer_demand", row.area_code)
    context["town"] = areas.at(row.area_code, "township")
    context |= {"mine": row.person_id == request.user.pk, "may_sign": request.user.may("oversight.sign", row.area_code)}
    context |= {"lines": Deduction.whole.filter(observation=row).select_related("appraisal").order_by("pk")}
    return render(request, "desk/observation.html", context, status=422 if problem else 200)


def _row(request: Any, pk: int) -> Observation:
    """What the reader sees, or what is about them. Raises Http404."""
    rows = Observation.whole.select_related("person", "signed_by", "decision")
    row = rows.filter(pk=pk).first()
    seen = row and (row.person_id == request.user.pk or Observation.objects.filter(pk=pk).exists())
    if row is None or not seen:
        raise Http404
    return row


def _correct(request: Any, row: Observation) -> None:
    why = request.POST.get("why", "")
    observing.correct(request.user, row, request.POST.get("text", ""), why, key=key_of(request.POST))


def _sign(request: Any, row: Observation) -> None:
    observing.sign(request.user, row, key=key_of(request.POST))


def _answer(request: Any, row: Observation) -> None:
    observing.answer_demand(request.user, row, request.POST.get("words", ""), key=key_of(request.POST))


def _appeal(request: Any, row: Observation) -> None:
    if not request.POST.get("words", "").strip():
        raise NotSeen(_("Say why the finding is not right."))
    appeal(request.user, row, request.POST["words"].strip(), request.day, key=key_of(request.POST))


ACTS = {"correct": _correct, "sign": _sign, "answer": _answer, "appeal": _appeal}
