"""Decisions of a place: what waits for whom and what is late; and one matter with its steps."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.decisions.models import Decision
from hearthlight.decisions.procedure import codes
from hearthlight.decisions.queries import procedure_of, steps_of
from hearthlight.decisions.standing import may_start
from hearthlight.decisions.words import CERTAINTY, RESULTS, kind_words
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.matters import decision_record, decision_rows
from hearthlight.desk.matters.household_standing import stands
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.deciding import STARTED_FROM_HOMES
from hearthlight.places import queries as places

MOST = 100
"""Matters of one page."""


@for_homes
def decision_list(request: Any) -> HttpResponse:
    """Matters of a place, open ones grouped by what they wait for."""
    place = seen_place(request, request.GET.get("place", ""))
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "open")
    after = whole(request.GET.get("after")) or 0
    found = _page(place, kind, state, after)
    rows = decision_rows.rows(found[:MOST], request.day)
    context = {
        "area": places.area(place),
        "below": places.children(place),
        "kinds": [(code, kind_words(code)) for code in codes()],
        "states": [("open", _("under way")), *((code, RESULTS[code]) for code in ("passed", "refused", "withdrawn"))],
        "kind": kind,
        "state": state,
        "after": after,
        "groups": decision_rows.grouped(rows, request.user, request.day) if state == "open" else [],
        "ended": rows if state != "open" else [],
        "next": found[MOST - 1].pk if found[MOST:] else None,
        "startable": _startable(request, place),
        "chosen": request.GET.get("chosen", ""),
    }
    return render(request, "desk/decisions.html", context)


def _startable(request: Any, place: str) -> list[tuple[str, str]]:
    """The kinds that this reader's office may start here today: (code, words)."""
    if not request.user.may("decisions.propose", place):
        return []
    may = [code for code in STARTED_FROM_HOMES if may_start(request.user, code, place, request.day)]
    return [(code, kind_words(code)) for code in may]


def _page(place: str, kind: str, state: str, after: int) -> list[Decision]:
    low, high = areas.subtree(place)
    rows = Decision.objects.filter(area_code__gte=low, area_code__lt=high, pk__gt=after)
    rows = rows.filter(state=state if state in Decision.State.values else "open")
    return list((rows.filter(kind=kind) if kind else rows).order_by("pk")[: MOST + 1])


def found(pk: int) -> Decision:
    """A matter in the reader's sight. Raises Http404."""
    try:
        return Decision.objects.get(pk=pk)
    except Decision.DoesNotExist as error:
        raise Http404 from error


@for_homes
def decision(request: Any, pk: int) -> HttpResponse:
    """One matter: its procedure as a list of steps done, next and to come; who must act, and why not yet."""
    return shown(request, found(pk))


def shown(request: Any, one: Decision, problem: str = "", status: int = 200) -> HttpResponse:
    """The page of a matter, with a sentence when something was refused."""
    steps, row = steps_of([one])[one.pk], decision_rows.rows([one], request.day)[0]
    rules = procedure_of(one)
    context = {
        "row": row,
        "problem": problem,
        "path": places.path_to(one.area_code)[-3:],
        "done": decision_record.done(one, steps),
        "coming": decision_record.coming(one, steps, request.day),
        "asked": decision_record.asked(one),
        "cautions": decision_record.cautions(one, request.day),
        "stands": stands(one, request.day),
        "objections": decision_record.objections(one),
        "rules": rules,
        "certainty": CERTAINTY[rules.certainty],
        "group": (decision_rows.grouped([row], request.user, request.day) or [None])[0],
        "may_withdraw": row.waiting and steps and steps[0].by_id == request.user.pk,
        "key": key_of(request.POST),
    }
    return render(request, "desk/decision.html", context, status=status)
