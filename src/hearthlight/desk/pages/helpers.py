"""Helpers and homes: the two coverage lists, who helps whom, a proposal, handing over with two signatures."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.daily import helper_rows, settings_used
from hearthlight.desk.daily.visit_rows import place_words
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.matters.minutes import filed_at
from hearthlight.desk.pages.deciding import BadField
from hearthlight.duty.helping import handing, pairing
from hearthlight.duty.helping.refusals import NotPaired
from hearthlight.duty.models import Handover, Pairing
from hearthlight.people.models import Person
from hearthlight.places import queries as places
from hearthlight.trail.act import Refused

ACT = "duty.pair"


@for_homes
def helpers(request: Any, code: str, problem: str = "") -> HttpResponse:
    """Coverage of a place, its helpers, what homes asked for."""
    place = seen_place(request, code)
    narrow = areas.level(place).name in ("township", "village")
    context = {"area": places.area(place), "path": places.path_to(place), "problem": problem, "narrow": narrow}
    context |= {"below": places.children(place) if areas.level(place).name != "village" else ()}
    context |= {"coverage": helper_rows.coverage(place, request.day, request.viewer)}
    context |= {"may": request.user.may(ACT, place), "handovers": helper_rows.handovers(place)}
    keys = ("paid_levels", "industry_kinds", "homes_a_helper", "visits_a_month", "counts_as_visit", "problem_days")
    context["settings_used"] = settings_used.used(request.day, place, *keys)
    if narrow:
        rows, start = helper_rows.helpers(place, request.day), whole(request.GET.get("from")) or 0
        more = start + helper_rows.PAGE if len(rows) > start + helper_rows.PAGE else None
        context |= {"rows": rows[start : start + helper_rows.PAGE], "more": more}
        context["asked"] = helper_rows.asked_for(place)
    return render(request, "desk/helpers.html", context, status=422 if problem else 200)


@for_homes
def propose(request: Any, code: str) -> HttpResponse:
    """A proposal for the homes without a helper; carried out whole or not at all."""
    place, problem = seen_place(request, code), ""
    if not request.user.may(ACT, place) or areas.level(place).name not in ("township", "village"):
        raise PermissionDenied
    if request.method == "POST":
        try:
            pairing.pair_many(request.user, place, _chosen(request), key=key_of(request.POST))
            return redirect("helpers", place)
        except NotPaired as error:
            problem = str(error)
    found = helper_rows.proposal(place, request.day)
    context = {"area": places.area(place), "found": found, "problem": problem, "key": uuid4()}
    return render(request, "desk/helpers_proposal.html", context, status=422 if problem else 200)


def _chosen(request: Any) -> dict[int, int]:
    """{home: helper} of what was ticked."""
    pairs = [one.partition(":") for one in request.POST.getlist("pair")]
    found = {whole(home): whole(helper) for home, _colon, helper in pairs}
    return {home: helper for home, helper in found.items() if home is not None and helper is not None}


@for_homes
def handing_over(request: Any, code: str, pk: int) -> HttpResponse:
    """The homes of one helper in a place, and giving some of them to another."""
    place, problem = seen_place(request, code), ""
    person = Person.objects.filter(pk=pk).first()
    rows = list(Pairing.objects.filter(person=pk, until=None).select_related("household").order_by("area_code", "pk"))
    rows = [one for one in rows if areas.within(one.area_code, place)]
    if person is None or not rows or not request.user.may(ACT, place):
        raise Http404
    if request.method == "POST":
        try:
            _hand(request, rows)
            return redirect("helpers", place)
        except NotPaired as error:
            problem = str(error)
    context = {"area": places.area(place), "person": person, "rows": rows, "problem": problem, "key": uuid4()}
    context["others"] = _helpers(place, request.day, pk)
    return render(request, "desk/helper.html", context, status=422 if problem else 200)


def _helpers(place: str, day: Any, but: int) -> list[Person]:
    _held, people = helper_rows.helpers_of(place, day)
    return sorted((one for pk, one in people.items() if pk != but), key=lambda one: (one.name, one.pk))


def _hand(request: Any, rows: list[Pairing]) -> None:
    chosen = {whole(one) for one in request.POST.getlist("pairing")}
    to = Person.objects.filter(pk=whole(request.POST.get("to")) or 0, active=True).first()
    if to is None:
        raise NotPaired(_("Choose who shall take the homes."))
    picked = [one for one in rows if one.pk in chosen]
    handing.hand_over(request.user, picked, to, request.POST.get("reason", ""), key=key_of(request.POST))


@for_homes
def sign(request: Any, pk: int) -> HttpResponse:
    """Sign a handover: one of the two helpers."""
    row = Handover.objects.filter(pk=pk).select_related("leaving", "taking").first()
    theirs = row and request.user.pk in (row.leaving_id, row.taking_id)
    if row is None or not (theirs or request.viewer.sees(row.area_code)):
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            paper = None if theirs else filed_at(request, row.area_code)
            handing.sign(request.user, row, paper=paper, key=key_of(request.POST))
            return redirect("tasks")
        except Refused as error:
            raise PermissionDenied from error
        except (NotPaired, BadField) as error:
            problem = str(error)
    context = {"row": row, "theirs": theirs, "problem": problem, "key": uuid4()}
    context["place"] = place_words(row.area_code)
    return render(request, "desk/handover.html", context, status=422 if problem else 200)
