"""The findings of a place 疑点: by rule, what the last run changed, what could not be asked and why, by place below."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hearthlight import figures
from hearthlight.checks.figures import STANDING
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.findings import by_rule
from hearthlight.desk.findings.not_asked import not_asked
from hearthlight.places import queries as places
from hearthlight.standard.screening import runs


@for_homes
def findings(request: Any) -> HttpResponse:
    """Rules that touch most homes first; each opens to its list."""
    place = seen_place(request, request.GET.get("place", ""))
    run = runs.last(place, runs.WHOLE, runs.CHANGED)
    rules, path = by_rule.read(place, request.day), places.path_to(place)
    quiet = [one for one in rules if not one.total and not one.change.resolved]
    context = {
        "area": path[-1],
        "path": path,
        "run": run,
        "rules": [one for one in rules if one.total or one.change.resolved],
        "needs": by_rule.needs(place),
        "quiet": quiet,
        "quiet_rules": len(quiet),
        "total": figures.value(STANDING, place, request.day, request.viewer),
        "not_asked": not_asked(runs.not_asked(runs.last(place, whole=True))),
        "below": _below(request, place),
    }
    return render(request, "desk/findings.html", context)


def _below(request: Any, place: str) -> list[tuple[Any, int]]:
    """The places below with how many findings stand there."""
    counted = figures.by_child(STANDING, place, request.day, request.viewer)
    return [(one, counted.get(one.code, 0)) for one in places.children(place)]
