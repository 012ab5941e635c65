"""Visits: the homes of a helper, one home before the door and what was found there, the sheet to print and key in."""

from typing import Any
from uuid import uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.daily import settings_used, visit_form, visit_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.homes import home_of, may_edit, opened
from hearthlight.duty.models import Pairing, Visit
from hearthlight.duty.visiting import questions, visits
from hearthlight.duty.visiting.refusals import NotVisited
from hearthlight.people.models import Person
from hearthlight.places import queries as places
from hearthlight.register.models import Household
from hearthlight.trail.act import Refused


@for_homes
def my_homes(request: Any) -> HttpResponse:
    """The homes that the reader helps, those still to visit this month first."""
    rows = visit_rows.mine(request.user, request.day)
    context = {"rows": rows, "left": sum(not one.done for one in rows)}
    context["settings_used"] = settings_used.used(request.day, request.viewer.home, "visits_a_month", "counts_as_visit")
    return render(request, "desk/visits.html", context)


@for_homes
def sheet(request: Any) -> HttpResponse:
    """The sheet of the reader's homes, to take along and to key in afterwards."""
    asked = questions.feelings(request.day, "")
    context = {"rows": visit_rows.mine(request.user, request.day), "asked": _said(asked)}
    return render(request, "desk/visit_sheet.html", context)


@for_homes
def visit(request: Any, pk: int) -> HttpResponse:
    """One home: what to know before the door, and the visit in steps."""
    home, problem = home_of(pk), ""
    given = visit_form.read(request.POST, request.day)
    if request.method == "POST" and "save" in request.POST:
        try:
            return _written(request, home, given)
        except Refused as error:
            raise PermissionDenied from error
        except NotVisited as error:
            problem = str(error)
    if request.method == "GET":
        opened(request, home)
    asked = questions.feelings(request.day, home.area_code)
    context = {"home": home, "given": given, "problem": problem, "asked": _said(asked)}
    context |= {
        "area": places.area(home.area_code),
        "answers": visit_rows.ANSWERS.items(),
        "may_edit": may_edit(request, home),
    }
    context |= {"known": visit_rows.sheet(home, request.day)} if given.step == visit_form.HOW else {}
    return render(request, "desk/visit.html", context, status=422 if problem else 200)


def _said(asked: tuple[questions.Feeling, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.said(get_language())) for one in asked]


def _written(request: Any, home: Household, given: visit_form.Given) -> HttpResponse:
    changed = {"yes": True, "no": False}.get(given.changed)
    said = {"changed": changed, "feelings": given.feelings, "problem": given.asked, "key": given.key}
    visits.visit(request.user, home, visit_form.day_of(given), given.how, **said)
    if changed and may_edit(request, home):
        return redirect("record-edit", home.pk)
    return redirect(f"{reverse('visits')}?done={home.pk}")


@for_homes
def keyed(request: Any, code: str) -> HttpResponse:
    """Key in a helper's sheet: one line a home, one date for all; what stands already is told, the rest is written."""
    place, told = seen_place(request, code), []
    if not request.user.may("duty.visit", place):
        raise PermissionDenied
    person = _helper(place, whole((request.POST or request.GET).get("person")))
    if request.method == "POST" and person:
        told = _key_in(request, person)
        if not told:
            return redirect(reverse("helpers", args=[place]))
    context = {
        "area": places.area(place),
        "person": person,
        "told": told,
        "key": uuid4(),
        "how": visit_rows.HOW.items(),
    }
    context["rows"] = _seen(person, request.day) if person else ()
    return render(request, "desk/visit_keyed.html", context, status=422 if told else 200)


def _seen(person: Person, day: Any) -> list[visit_rows.Mine]:
    """The homes of a helper that the reader sees too."""
    rows = visit_rows.mine(person, day)
    seen = set(Household.objects.filter(pk__in=[one.pk for one in rows]).values_list("pk", flat=True))
    return [one for one in rows if one.pk in seen]


def _helper(place: str, pk: int | None) -> Person | None:
    found = Pairing.objects.filter(person=pk, until=None).select_related("person").first() if pk else None
    if pk and found is None:
        raise Http404
    return found.person if found else None


def _key_in(request: Any, person: Person) -> list[str]:
    """Write every line that says something; the sentences of those that could not be."""
    key, told = key_of(request.POST), []
    homes = Household.objects.in_bulk([one.pk for one in visit_rows.mine(person, request.day)])
    given = visit_form.read(request.POST, request.day)
    for pk, home in homes.items():
        how = request.POST.get(f"how-{pk}", "")
        try:
            if how:
                said = {
                    "changed": False if how == "home" else None,
                    "problem": request.POST.get(f"problem-{pk}", "").strip(),
                }
                day = visit_form.day_of(given)
                visits.visit(request.user, home, day, how, by=person, key=uuid5(key, str(pk)), **said)
        except NotVisited as error:
            told.append(f"{home.number}: {error}")
    return told


@for_homes
def take_back(request: Any, pk: int) -> HttpResponse:
    """Take back a visit that was wrongly written down."""
    row = Visit.objects.filter(pk=pk).select_related("household").first()
    if row is None:
        raise Http404
    try:
        visits.withdraw(request.user, row, request.POST.get("why", ""), key=key_of(request.POST))
    except Refused as error:
        raise PermissionDenied from error
    except NotVisited as error:
        return render(request, "desk/visit_problem.html", {"row": row, "problem": str(error)}, status=422)
    return redirect("visit", row.household_id)


@for_homes
def problem(request: Any, pk: int) -> HttpResponse:
    """What a household asked for, and the answer to it."""
    row = Visit.objects.filter(pk=pk).exclude(problem="").select_related("household", "person").first()
    if row is None:
        raise Http404
    said = ""
    if request.method == "POST":
        try:
            visits.settle(request.user, row, request.POST.get("words", ""), key=key_of(request.POST))
            return redirect("tasks")
        except Refused as error:
            raise PermissionDenied from error
        except NotVisited as error:
            said = str(error)
    may = request.user.may("duty.settle_problem", row.area_code)
    context = {"row": row, "problem": said, "may": may, "key": uuid4(), "place": places.area(row.area_code)}
    return render(request, "desk/visit_problem.html", context, status=422 if said else 200)
