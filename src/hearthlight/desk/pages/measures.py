"""Entering a measure of help for a household, and what came of it: an amount or a paper, never a tick."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.money import NotMoney, yuan
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.pages.homes import home_of
from hearthlight.desk.record import record_help, record_people
from hearthlight.desk.record.answers import BadAnswer, a_day
from hearthlight.desk.terms import term
from hearthlight.help.actions import HelpRefused, record_measure, record_result
from hearthlight.help.measures import KINDS
from hearthlight.help.models import Measure
from hearthlight.people import offices
from hearthlight.people.models import Appointment
from hearthlight.register.household_file import papers
from hearthlight.register.models import Household
from hearthlight.trail.act import Refused
from hearthlight.trail.dated import in_force


@for_homes
def add(request: Any, pk: int) -> HttpResponse:
    """A measure: what kind, which item, how much, on what basis, by whom, until when."""
    home = home_of(pk)
    _may(request, "help.record_measure", home.area_code)
    people = record_people.here(record_people.everyone(home), request.day)
    helpers = _helpers(home, request.day)
    context = {
        "home": home,
        "kinds": [(code, term(KINDS, code)) for code in KINDS],
        "people": people,
        "helpers": helpers,
    }
    if request.method == "POST":
        return _written(request, home, "desk/measure.html", context, lambda: _record(request, home, people, helpers))
    return render(request, "desk/measure.html", context | {"key": uuid4()})


def _helpers(home: Household, day: Any) -> list[tuple[int, str]]:
    """Who may be named: whoever holds an office of the village."""
    held = Appointment.objects.filter(in_force(day), area_code=areas.at(home.area_code, "village"), zone=None)
    rows = held.select_related("person").order_by("office", "seat")
    return [(one.person_id, f"{offices.find(one.office).said(get_language())} · {one.person.name}") for one in rows]


def _record(request: Any, home: Household, people: list[Any], helpers: list[tuple[int, str]]) -> None:
    given = request.POST
    if given.get("kind") not in KINDS:
        raise BadAnswer(_("Choose what kind of help it is."))
    helper = whole(given.get("person"))
    if helper not in dict(helpers):
        raise BadAnswer(_("Choose who answers for the measure: one named person."))
    member = next((one for one in people if one.pk == whole(given.get("member"))), None)
    fields = {
        "kind": given["kind"],
        "item": _short(given, "item"),
        "basis": _short(given, "basis"),
        "person_id": helper,
    }
    fields |= {"fen": _amount(given.get("yuan", "")), "due_on": _due(given.get("due", ""), request)}
    record_measure(request.user, member or home, key=UUID(given.get("key", "")), **fields)


def _short(given: Any, name: str) -> str:
    return str(given.get(name, "")).strip()[:100]


def _amount(text: str) -> int:
    try:
        found = yuan(text)
    except NotMoney:
        found = -1
    if found < 0:
        raise BadAnswer(_("Give an amount in yuan, with at most two decimals."))
    return found


def _due(text: str, request: Any) -> Any:
    return a_day(text, request.day.replace(year=request.day.year + 5, day=1))


@for_homes
def result(request: Any, pk: int, measure: int) -> HttpResponse:
    """What came of a measure: the amount that arrived, or the paper that shows it."""
    home = home_of(pk)
    rows = Measure.objects.filter(pk=measure, household=home).select_related("person", "member", "result_source")
    one = rows.first()
    if one is None:
        raise Http404
    _may(request, "help.record_result", home.area_code)
    filed = papers(home)
    context = {"home": home, "measure": record_help.measure(one, request.day), "papers": filed}
    if request.method == "POST":
        return _written(request, home, "desk/measure_result.html", context, lambda: _result(request, one, filed))
    return render(request, "desk/measure_result.html", context | {"key": uuid4()})


def _result(request: Any, measure: Measure, filed: list[Any]) -> None:
    given = request.POST
    paper = next((one for one in filed if one.pk == whole(given.get("paper"))), None)
    fen = _amount(given["yuan"]) if given.get("yuan", "").strip() else None
    on = a_day(given.get("on", ""), request.day)
    words, key = given.get("words", "").strip()[:200], UUID(given.get("key", ""))
    record_result(request.user, measure, on, fen=fen, source=paper, words=words, key=key)


def _may(request: Any, kind: str, place: str) -> None:
    if not request.user.may(kind, place):
        raise PermissionDenied


def _written(
    request: Any, home: Household, template: str, context: dict[str, Any], write: Callable[[], None]
) -> HttpResponse:
    """Back to the record, or the form again with one sentence and what was given."""
    try:
        write()
    except (BadAnswer, HelpRefused, ValueError) as error:
        again = {"problem": str(error), "given": request.POST, "key": request.POST.get("key", "")}
        return render(request, template, context | again, status=422)
    except Refused as error:
        raise PermissionDenied from error
    return HttpResponseRedirect(reverse("household", args=[home.pk]) + "?done=1#help")
