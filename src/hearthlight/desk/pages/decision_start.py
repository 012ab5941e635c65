"""Starting matters for households: one kind, their numbers, the ground; all begin in one act."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearthlight.decisions.actions import propose_many
from hearthlight.decisions.models import Decision
from hearthlight.decisions.stepping import common_place
from hearthlight.decisions.words import kind_words
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.matters.starting import grids, homes_of, payload_of, unknown_numbers
from hearthlight.desk.pages.deciding import STARTED_FROM_HOMES, BadField, onward, the_day, tried
from hearthlight.register import codes


@for_homes
def start(request: Any) -> HttpResponse:
    """Choose the kind, name the households, say why; all begin in one act."""
    given = request.POST if request.method == "POST" else request.GET
    kind = given.get("kind", "") if given.get("kind") in STARTED_FROM_HOMES else "exit"
    problem = ""
    if request.method == "POST":
        opened, problem = tried(lambda: _open(request, kind))
        if opened:
            return onward(opened)
    context = {"kind": kind, "kinds": [(code, kind_words(code)) for code in STARTED_FROM_HOMES], "problem": problem}
    context |= {"given": given, "key": key_of(request.POST), "on_date": given.get("on_date") or request.day.isoformat()}
    context |= {"states": [one for one in codes.MONITORED.items() if one[0] != "removed"], "numbers": _numbers(given)}
    place = _place(request, given)
    context |= {"grids": grids(place, request.day), "grid": whole(given.get("zone")), "place": place}
    return render(request, "desk/decision_start.html", context, status=422 if problem else 200)


def _place(request: Any, given: Any) -> str:
    """The place chosen, else that of the households named, else the reader's own."""
    if given.get("place"):
        return seen_place(request, given["place"])
    homes = homes_of(given.get("numbers", ""), given.getlist("household"))
    return common_place([home.area_code for home in homes]) if homes else request.viewer.home


def _numbers(given: Any) -> str:
    """The household numbers typed, or those of the households chosen in a list."""
    return given.get("numbers") or "\n".join(home.number for home in homes_of("", given.getlist("household")))


def _open(request: Any, kind: str) -> list[Decision]:
    given = request.POST
    homes = homes_of(given.get("numbers", ""), [], _place(request, given))
    missing = unknown_numbers(given.get("numbers", ""), homes)
    if missing or not homes:
        said = {"numbers": ", ".join(missing[:5]) or "—"}
        raise BadField(_("No household of your place, or more than one, has the number %(numbers)s.") % said)
    return propose_many(
        request.user,
        kind,
        homes,
        area_code=common_place([home.area_code for home in homes]),
        day=the_day(given, "on_date", request.day) or request.day,
        payload=payload_of(kind, given),
        reason=given.get("reason", "").strip(),
        key=key_of(given),
    )
