"""What one run of the rules changed 筛查结果: what touches most homes, what it opened and mended, with causes."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight.checks.figures import NEEDED
from hearthlight.checks.models import Finding
from hearthlight.desk.access import for_homes
from hearthlight.desk.findings.finding_rows import rows
from hearthlight.desk.findings.not_asked import not_asked
from hearthlight.desk.terms import rule_words
from hearthlight.places import queries as places
from hearthlight.places.queries import UnknownArea
from hearthlight.standard.screening import runs
from hearthlight.standard.screening.runs import Change
from hearthlight.trail.models import Event

KINDS = (runs.WHOLE, runs.CHANGED, runs.SAVED, "help.screen", "sun.screen")
MOST, LISTED = 20, 50
"""Rules shown first, findings listed of each sort."""


@for_homes
def run(request: Any, pk: int) -> HttpResponse:
    """The run of an event, as far as the reader sees the homes it speaks of."""
    one = Event.objects.filter(pk=pk, kind__in=KINDS).first()
    if one is None:
        raise Http404
    opened = Finding.objects.filter(made=one).exclude(NEEDED)
    touched = Finding.objects.filter(event=one).exclude(made=one)
    changes = runs.changes(one, opened | touched)
    shown = _most_homes_first(changes, opened)
    context = {
        "run": one,
        "place": _name(one.area_code),
        "changes": shown[:MOST],
        "others": shown[MOST:],
        "totals": [sum(getattr(change, what) for change in changes) for what in ("opened", "resolved", "unjudged")],
        "not_asked": not_asked(runs.not_asked(one)),
        "opened": rows(list(opened.order_by("rule", "pk")[:LISTED])),
        "cut": opened[LISTED : LISTED + 1].exists(),
        "mended": rows(list(touched.filter(state="resolved").order_by("rule", "pk")[:LISTED])),
        "unjudged": rows(list(touched.filter(state="cannot_judge").order_by("rule", "pk")[:LISTED])),
        "whole": request.viewer.sees(one.area_code),
    }
    return render(request, "desk/findings_run.html", context)


def _most_homes_first(changes: list[Change], opened: "QuerySet[Finding]") -> list[tuple[str, Change, int]]:
    """(the rule's words, what changed, homes that it touches anew), those that touch most homes first."""
    homes = dict(opened.order_by().values_list("rule").annotate(homes=Count("household_id", distinct=True)))
    told = [(rule_words(change.rule), change, homes.get(change.rule, 0)) for change in changes]
    return sorted(told, key=lambda one: (-one[2], -one[1].resolved, one[1].rule))


def _name(code: str) -> str:
    try:
        return str(places.area(code).name)
    except UnknownArea:
        return ""
