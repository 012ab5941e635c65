"""A village's plans: villages of a place, variants side by side, the editor, one plan on its way through the votes."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.core import areas
from hearthlight.decisions.actions import propose
from hearthlight.decisions.refusals import Gated, NotYet
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.funds import plan_form, plan_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.money.models import Plan, PlanLine
from hearthlight.money.plans import PlanRefused, propose_plan
from hearthlight.places import queries as places
from hearthlight.trail.act import Refused

ACT = "money.propose_plan"


@for_homes
def plans(request: Any, code: str = "") -> HttpResponse:
    """Plans of a village, or the villages of a higher place."""
    place = seen_place(request, code)
    year = whole(request.GET.get("year")) or request.day.year
    of_village = areas.level(place).name == "village"
    context = {"area": places.area(place), "path": places.path_to(place), "year": year, "of_village": of_village}
    if of_village:
        context |= plan_rows.of_village(place, year, request.day) | {"may": request.user.may(ACT, place)}
    else:
        context["villages"] = plan_rows.villages(place, year)
    return render(request, "desk/plans.html", context)


@for_homes
def plan_new(request: Any, code: str) -> HttpResponse:
    """Draw up a variant."""
    place, problem = seen_place(request, code), ""
    if areas.level(place).name != "village" or not request.user.may(ACT, place):
        raise PermissionDenied
    chosen = plan_rows.choices(place, request.day)
    given = plan_form.rows(request.POST)
    if request.method == "POST":
        try:
            return redirect("plan", _drawn_up(request, place, given, chosen).pk)
        except PlanRefused as error:
            problem = str(error)
    context = {"area": places.area(place), "rows": given, "problem": problem, "key": key_of(request.POST), **chosen}
    context |= {"kinds": PlanLine.Kind.choices, "costs": PlanLine.Cost.choices, "year": request.day.year}
    context["more"] = any(not one.empty for one in given[3:])
    return render(request, "desk/plan_edit.html", context, status=422 if problem else 200)


def _drawn_up(request: Any, place: str, given: list[plan_form.Given], chosen: dict[str, Any]) -> Plan:
    openings, stations = ({one.pk: one for one in chosen[name]} for name in ("openings", "stations"))
    lines = plan_form.lines(given, openings, stations)
    return propose_plan(request.user, place, request.day.year, lines, key=key_of(request.POST))


@for_homes
def plan(request: Any, pk: int, problem: str = "") -> HttpResponse:
    """One plan."""
    row = _plan(request, pk)
    context = {"plan": row, "area": places.area(row.area_code), "key": uuid4(), "problem": problem}
    context |= plan_rows.of_plan(row, request.day)
    context["may"] = request.user.may("decisions.propose", row.area_code)
    return render(request, "desk/plan.html", context, status=422 if problem else 200)


def _plan(request: Any, pk: int) -> Plan:
    row = Plan.objects.filter(pk=pk).first()
    if row is None or not request.viewer.sees(row.area_code):
        raise Http404
    return row


@for_homes
def plan_propose(request: Any, pk: int) -> HttpResponse:
    """Bring a variant to the village: its way through review, vote, notice and approvals begins."""
    row = _plan(request, pk)
    try:
        matter = propose(
            request.user, "village_plan", row, area_code=row.area_code, day=request.day, key=key_of(request.POST)
        )
    except Refused as error:
        raise PermissionDenied from error
    except (Gated, NotYet) as error:
        return plan(request, pk, problem=str(error))
    return redirect("decision", matter.pk)
