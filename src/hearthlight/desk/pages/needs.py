"""Needs and quotas of a place, open ones first; and the forms that ask: a need, a quota, the right to see numbers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.decisions.actions import propose
from hearthlight.decisions.models import Decision
from hearthlight.decisions.procedure import rules
from hearthlight.decisions.quotas import Asked, asked_at
from hearthlight.decisions.standing import holds
from hearthlight.decisions.words import kind_words
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.matters.starting import homes_of
from hearthlight.desk.pages.deciding import BadField, the_day, the_number, tried
from hearthlight.places import queries as places

KINDS = ("need", "quota", "unmask")


@for_homes
def needs(request: Any) -> HttpResponse:
    """What was asked of the level above, granted, supplied; the longest waiting first."""
    place = seen_place(request, request.GET.get("place", ""))
    found = {kind: asked_at(place, kind, request.day) for kind in ("need", "quota")}
    known = places.names([one.decision.area_code for rows in found.values() for one in rows])
    tables = [(kind, kind_words(kind), [_row(one, known, request) for one in rows]) for kind, rows in found.items()]
    context = {"area": places.area(place), "below": places.children(place), "tables": tables}
    context["may_ask"] = request.user.may("decisions.propose", place)
    return render(request, "desk/needs.html", context)


def _row(one: Asked, known: dict[str, str], request: Any) -> dict[str, Any]:
    mine = bool(one.waiting and not one.waiting.blocked and holds(request.user, one.waiting.duty, request.day))
    return {"one": one, "place": known.get(one.decision.area_code, ""), "late": one.late(request.day), "mine": mine}


@for_homes
def ask(request: Any, kind: str) -> HttpResponse:
    """The form for a need, a quota, or the right to see numbers for a while."""
    place = seen_place(request, request.POST.get("place") or request.GET.get("place", ""))
    problem = ""
    if request.method == "POST":
        opened, problem = tried(lambda: ASKING[kind](request, place))
        if opened:
            return redirect("decision", opened.pk)
    context = {"kind": kind, "title": kind_words(kind), "area": places.area(place), "given": request.POST}
    context |= {"below": places.children(place), "problem": problem, "key": key_of(request.POST)}
    context["most"] = rules().at("unmask_at_most", request.day).value
    return render(request, "desk/ask.html", context, status=422 if problem else 200)


def _need(request: Any, place: str) -> Decision:
    given = request.POST
    home = _home(given.get("number", ""))
    wanted = the_day(given, "wanted_by", None)
    payload = _amount(given) | {"wanted_by": wanted.isoformat() if wanted else ""}
    return _propose(request, "need", home or places.area(place), home.area_code if home else place, payload)


def _quota(request: Any, place: str) -> Decision:
    given = request.POST
    asked = _amount(given)
    payload = asked | {"period": given.get("period", "").strip()[:10], "measure": f"quota.{asked['title']}"[:64]}
    return _propose(request, "quota", places.area(place), place, payload)


def _unmask(request: Any, place: str) -> Decision:
    given = request.POST
    until = the_day(given, "until", None)
    payload = {"reason": given.get("reason", "").strip(), "until": until.isoformat() if until else "", "place": place}
    home = _home(given.get("number", ""))
    return _propose(
        request, "unmask", request.user, home.area_code if home else place, payload, home.pk if home else None
    )


def _amount(given: Any) -> dict[str, Any]:
    amount = the_number(given, "amount", _("Amount"))
    return {"title": given.get("title", "").strip()[:60], "amount": amount, "unit": given.get("unit", "").strip()[:10]}


def _home(number: str) -> Any:
    """The household of that number in the reader's sight; None when none was named. Raises BadField."""
    found = homes_of(number, [])
    if number.strip() and not found:
        raise BadField(_("No household of your place has the number %(numbers)s.") % {"numbers": number.strip()[:32]})
    return found[0] if found else None


def _propose(
    request: Any, kind: str, subject: Any, area_code: str, payload: dict[str, Any], household: int | None = None
) -> Decision:
    return propose(
        request.user,
        kind,
        subject,
        area_code=area_code,
        day=request.day,
        household_id=household,
        payload=payload,
        reason=str(payload.get("reason", "")),
        key=key_of(request.POST),
    )


ASKING: dict[str, Callable[[Any, str], Decision]] = {"need": _need, "quota": _quota, "unmask": _unmask}
