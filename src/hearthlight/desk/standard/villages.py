"""What villages state of themselves 行政村情况: a table of a place, and the form by which a village states it."""

from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.asked import whole
from hearthlight.desk.standard import village_rows
from hearthlight.places import queries as places
from hearthlight.places.actions import state_village
from hearthlight.places.models import Area
from hearthlight.places.village_facts import BadFact, Fact
from hearthlight.trail.act import KeyReused, Refused

ACT = "places.state_village"


@signed_in
def facts(request: Any, code: str) -> HttpResponse:
    """The villages of a place with what was last stated of each; of one village the form too."""
    return _page(request, places.area(seen_place(request, code)))


@signed_in
def state(request: Any, code: str) -> HttpResponse:
    """Take in what the form says of a village."""
    area = places.area(seen_place(request, code))
    if not request.user.may(ACT, area.code):
        raise PermissionDenied
    if area.level != Area.Level.VILLAGE:
        raise Http404
    problem = _taken(request, area)
    return _page(request, area, problem) if problem else redirect("village-facts", area.code)


def _page(request: Any, area: Area, problem: str = "") -> HttpResponse:
    may = area.level == Area.Level.VILLAGE and request.user.may(ACT, area.code)
    context = {
        "area": area,
        "path": places.path_to(area.code),
        "in_sums": village_rows.in_sums(area.code),
        "rows": village_rows.of_place(area.code, request.day),
        "form": village_rows.form(area.code, request.day, request.POST) if may else None,
        "sources": village_rows.sources(area.code, request.day) if area.level == Area.Level.VILLAGE else [],
        "key": uuid4(),
        "problem": problem,
    }
    return render(request, "desk/villages.html", context, status=422 if problem else 200)


def _taken(request: Any, area: Area) -> str:
    """What is wrong with the form, or nothing when it was taken in."""
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        return _("The form was not whole: open the page again.")
    try:
        state_village(request.user, area, _said(request.POST), key=key)
    except BadFact as error:
        words = _("%(heading)s: found “%(found)s”, expected a whole number from 0 to %(high)s: write it in digits.")
        return words % {"heading": error.heading, "found": error.found, "high": error.high}
    except KeyReused:
        return _("This form was sent before with other entries: open it anew.")
    except Refused as error:
        raise PermissionDenied from error
    return ""


def _said(given: Any) -> dict[str, int]:
    """{fact: value} of the fields that were filled in. Raises BadFact for one that is no whole number."""
    typed = {fact: given.get(fact.name, "").strip() for fact in village_rows.STATED}
    return {fact.name: _number(fact, text) for fact, text in typed.items() if text}


def _number(fact: Fact, text: str) -> int:
    found = whole(text)
    if found is None:
        raise BadFact(fact.heading, text[:20], fact.high)
    return found
