"""The findings of one rule at a place: with cause, by state, to be explained or accepted together, or sent out."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight.checks.figures import NEEDED
from hearthlight.checks.models import Finding
from hearthlight.desk import catalogue
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.findings import findings_out, runs_said
from hearthlight.desk.findings.finding_rows import rows
from hearthlight.desk.findings.frame_words import FACTS_OF_HOMES, concerned
from hearthlight.desk.findings.may_settle import may_settle
from hearthlight.desk.findings.places_of import inside
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.terms import FINDING_STATES, rule_words
from hearthlight.desk.workbooks.files import as_download
from hearthlight.places import queries as places
from hearthlight.register.shadow.export import TooMany
from hearthlight.trail.act import KeyReused

PAGE = 50


@for_homes
def findings_of_rule(request: Any, code: str) -> HttpResponse:
    """One rule: what it says and rests on, whom it concerns, whom it found."""
    return shown(request, code, request.GET)


def shown(request: Any, code: str, asked: Any, problem: str = "", status: int = 422) -> HttpResponse:
    """The list; with a sentence where something was refused, and what was ticked still ticked."""
    place, state = seen_place(request, asked.get("place", "")), asked.get("state", "")
    rule = catalogue.sure(code, request.day, place)
    if rule is None:
        raise Http404
    context = {
        **_about(request, code, place),
        "rule": rule,
        "concerned": concerned(rule),
        "in_record": rule.frame in FACTS_OF_HOMES,
        "state": state,
        **_listed(request, code, place, state, whole(asked.get("after")) or 0),
        **_refused(asked, problem),
    }
    return render(request, "desk/findings_rule.html", context, status=status if problem else 200)


def _about(request: Any, code: str, place: str) -> dict[str, Any]:
    """The rule and the place, and what the reader may do with its findings there."""
    return {
        "code": code,
        "title": rule_words(code),
        "answers": runs_said.answers(place, code, request.viewer),
        "area": places.area(place),
        "path": places.path_to(place),
        "below": places.children(place),
        "may_export": request.user.may("register.export", place),
        "key": uuid4(),
        "file_key": uuid4(),
    }


def _listed(request: Any, code: str, place: str, state: str, after: int) -> dict[str, Any]:
    """One page of the list, and which acts its findings allow."""
    states = _states(code, place)
    found, after = _page(_rows(code, place, state), after)
    return {
        "states": states,
        "total": _total(states, state),
        "rows": rows(found[:PAGE]),
        "after": after or "",
        "next": found[PAGE - 1].pk if found[PAGE:] else None,
        "query": urlencode({"place": place, "state": state}),
        "acts": may_settle(request.user, {one.state for one in found[:PAGE]}, place),
    }


def _refused(asked: Any, problem: str) -> dict[str, Any]:
    """What was ticked and typed, where it was refused."""
    if not problem:
        return {"problem": "", "ticked": (), "words": ""}
    ticked = {whole(text.partition("@")[0]) for text in asked.getlist("finding")}
    return {"problem": problem, "ticked": ticked, "words": asked.get("words", "")}


def _page(rows: "QuerySet[Finding]", after: int) -> tuple[list[Finding], int]:
    """The rows after one and that one; from the first again where none is left behind it."""
    found = list(rows.filter(pk__gt=after)[: PAGE + 1])
    return (found, after) if found or not after else (list(rows[: PAGE + 1]), 0)


def _total(states: list[tuple[str, str, int]], state: str) -> int:
    """How many findings the list has on all its pages."""
    wanted = {state} if state in FINDING_STATES else FINDING_STATES.keys() - {"resolved", "need"}
    return sum(n for code, _words, n in states if code in wanted)


def _rows(code: str, place: str, state: str) -> "QuerySet[Finding]":
    """Those in a state, else all doubts that are not mended; in the order in which they were found."""
    found: QuerySet[Finding] = Finding.objects.filter(inside(place), rule=code).order_by("pk")
    return found.filter(state=state) if state in FINDING_STATES else found.filter(closed=None).exclude(NEEDED)


def _states(code: str, place: str) -> list[tuple[str, str, int]]:
    """(state, its words, how many) of the rule's findings there."""
    found = Finding.objects.filter(inside(place), rule=code).order_by()
    counted = dict(found.values_list("state").annotate(n=Count("pk")))
    told = [(state, str(words), counted.get(state, 0)) for state, words in FINDING_STATES.items()]
    return [one for one in told if one[2]]


@for_homes
def workbook_of_rule(request: Any, code: str) -> HttpResponse:
    """The list as a workbook; that it goes out is written down."""
    if catalogue.find(code, request.day) is None:
        raise Http404
    given = request.POST
    place = seen_place(request, given.get("place", ""))
    if not request.user.may("register.export", place):
        raise PermissionDenied
    found = _rows(code, place, given.get("state", ""))
    try:
        made = findings_out.export(request.user, found, place, request.day, key_of(given))
    except (TooMany, KeyReused) as problem:
        return shown(request, code, given, str(problem))
    return as_download(made.content, made.name)
