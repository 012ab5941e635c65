"""The gates of exit at a place: homes that would pass, fail or cannot be judged, poor villages, counties."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearthlight.decisions.actions import propose
from hearthlight.decisions.standing import may_start
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.deciding import tried
from hearthlight.desk.standard import exit_rows
from hearthlight.places import queries as places
from hearthlight.standard import pack
from hearthlight.standard.exits import homes as gate
from hearthlight.standard.exits import read, settings
from hearthlight.standard.income import income_year
from hearthlight.standard.line import line_for
from hearthlight.standard.pack import NoPack

TOTALS = (
    ("holds", "standard.exit_ready"),
    ("breaks", "standard.exit_failing"),
    ("unknown", "standard.exit_undetermined"),
)
"""Verdict and the figure that counts it: here it is counted from the homes that the page has read anyway."""


@for_homes
def exits(request: Any, code: str = "") -> HttpResponse:
    """The page of a place; `?verdict=` chooses whose homes are listed."""
    return _shown(request, seen_place(request, code))


def _shown(request: Any, place: str, problem: str = "") -> HttpResponse:
    day, path = request.day, places.path_to(place)
    context = {
        "area": path[-1],
        "path": path,
        "line": line_for(place, day),
        "year": income_year(day),
        "settings": exit_rows.settings_of(place, day, settings.settings()),
        # a refused act did not happen, so the form may carry its key again
        "key": key_of(request.POST),
        "reason": request.POST.get("reason", ""),
        "problem": problem,
    }
    try:
        context |= _gates(request, place, day)
    except NoPack:
        context["no_law"] = True
    return render(request, "desk/exits.html", context, status=422 if problem else 200)


def _gates(request: Any, place: str, day: date) -> dict[str, Any]:
    homes = read.homes(place, day, "left")
    found = gate.judged(homes, pack.on(day), day, read.years(day, place))
    verdict = request.GET.get("verdict", "")
    verdict = verdict if verdict in exit_rows.VERDICTS else "breaks"
    listed = found.filter(verdict=verdict)
    return {
        "totals": [(one, code, (found["verdict"] == one).sum()) for one, code in TOTALS],
        "items": exit_rows.items(found, place, day),
        "parts": exit_rows.parts(found, place),
        "verdict": verdict,
        "verdicts": exit_rows.VERDICTS.items(),
        **exit_rows.listed(listed, homes, place, day, request.GET.get("after", "")),
        "ended": exit_rows.ended(day),
        "villages": exit_rows.villages(place, day),
        "counties": exit_rows.counties(place, day),
        "may_begin": may_start(request.user, "village_exit", place, day),
    }


@require_POST
@for_homes
def begin(request: Any, code: str) -> HttpResponse:
    """Begin the exit of a poor village: its first step, by whoever may take it."""
    place, day = seen_place(request, code), request.day
    reason = request.POST.get("reason", "").strip()

    def opened() -> Any:
        village = places.area(place)
        key = key_of(request.POST)
        return propose(request.user, "village_exit", village, area_code=place, day=day, reason=reason, key=key)

    matter, problem = tried(opened)
    return redirect("decision", matter.pk) if matter else _shown(request, place, problem)
