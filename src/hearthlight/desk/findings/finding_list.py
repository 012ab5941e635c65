"""The findings of one rule at a place: with cause, by state, to be explained or accepted together, or sent out."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight.checks.models import Finding
from hearthlight.desk import catalogue
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.findings import by_rule, findings_out
from hearthlight.desk.findings.finding_rows import rows
from hearthlight.desk.findings.frame_words import concerned
from hearthlight.desk.terms import FINDING_STATES, rule_words
from hearthlight.desk.workbooks.files import as_download
from hearthlight.places import queries as places
from hearthlight.trail.act import Refused

PAGE = 50
ACTS = ("explain", "accept", "reopen")


@for_homes
def findings_of_rule(request: Any, code: str) -> HttpResponse:
    """One rule: what it says and rests on, whom it concerns, whom it found."""
    return shown(request, code, request.GET)


def shown(request: Any, code: str, asked: Any, problem: str = "") -> HttpResponse:
    """The list; with a sentence where something was refused, and what was ticked still ticked."""
    rule = catalogue.find(code, request.day)
    if rule is None:
        raise Http404
    place, state = seen_place(request, asked.get("place", "")), asked.get("state", "")
    found = list(_rows(code, place, state).filter(pk__gt=whole(asked.get("after")) or 0)[: PAGE + 1])
    context = {
        "code": code,
        "rule": rule,
        "title": rule_words(code),
        "concerned": concerned(rule),
        "answers": by_rule.answers(place, code),
        "area": places.area(place),
        "path": places.path_to(place),
        "below": places.children(place),
        "state": state,
        "states": _states(code, place),
        "rows": rows(found[:PAGE]),
        "after": asked.get("after", ""),
        "next": found[PAGE - 1].pk if found[PAGE:] else None,
        "query": urlencode({"place": place, "state": state}),
        "acts": [act for act in ACTS if request.user.may(f"checks.{act}", place)],
        "may_export": request.user.may("register.export", place),
        "problem": problem,
        "ticked": {whole(text.partition("@")[0]) for text in asked.getlist("finding")} if problem else (),
        "words": asked.get("words", "") if problem else "",
        "key": asked.get("key", "") if problem else uuid4(),
    }
    return render(request, "desk/findings_rule.html", context, status=422 if problem else 200)


def _rows(code: str, place: str, state: str) -> "QuerySet[Finding]":
    """Those in a state, else all that are not mended; in the order in which they were found."""
    found: QuerySet[Finding] = Finding.objects.filter(by_rule.inside(place), rule=code).order_by("pk")
    return found.filter(state=state) if state in FINDING_STATES else found.filter(closed=None)


def _states(code: str, place: str) -> list[tuple[str, str, int]]:
    """(state, its words, how many) of the rule's findings there."""
    found = Finding.objects.filter(by_rule.inside(place), rule=code).order_by()
    counted = dict(found.values_list("state").annotate(n=Count("pk")))
    told = [(state, str(words), counted.get(state, 0)) for state, words in FINDING_STATES.items()]
    return [one for one in told if one[2]]


@for_homes
def workbook_of_rule(request: Any, code: str) -> HttpResponse:
    """The list as a workbook; that it goes out is written down."""
    if catalogue.find(code, request.day) is None:
        raise Http404
    place = seen_place(request, request.GET.get("place", ""))
    found = _rows(code, place, request.GET.get("state", ""))
    try:
        made = findings_out.export(request.user, found, place, request.day)
    except Refused as error:
        raise PermissionDenied from error
    return as_download(made.content, made.name)
