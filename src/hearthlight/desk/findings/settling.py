"""Explaining, accepting and opening again what was ticked on a list, or the one finding of a page."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthlight.checks.explaining import accept, explain, reopen
from hearthlight.checks.models import Finding
from hearthlight.checks.refusing import MOST, NotSettled
from hearthlight.desk import catalogue
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.findings import finding_list, finding_page
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.trail.act import KeyReused, Refused

ACTS: dict[str, Callable[..., int]] = {"explain": explain, "accept": accept, "reopen": reopen}


@require_POST
@for_homes
def settle(request: Any) -> HttpResponse:
    """Do what the form says with the findings it names, each at the act at which the reader saw it."""
    given = request.POST
    action, code, one = ACTS.get(given.get("do", "")), given.get("rule", ""), whole(given.get("one"))
    if action is None or (one is None and catalogue.find(code) is None):
        raise Http404
    try:
        action(request.user, _ticked(given.getlist("finding")), given.get("words", ""), key=key_of(given))
    except Refused:
        return _again(request, _("Your office may not do that with findings here; an office above may."), 403)
    except (NotSettled, KeyReused) as problem:
        return _again(request, str(problem), 422)
    return redirect(_back(given, code, one))


def _again(request: Any, problem: str, status: int) -> HttpResponse:
    """The page the form stands on, with the sentence and what was typed."""
    given, one = request.POST, whole(request.POST.get("one"))
    if one is not None:
        return finding_page.shown(request, one, problem, status)
    return finding_list.shown(request, given.get("rule", ""), given, problem, status)


def _ticked(texts: list[str]) -> list[Finding]:
    """``12@345``: the finding, and the act the reader saw it at; those out of sight are not there."""
    seen = {}
    for text in texts[: 2 * MOST]:
        pk, _sign, event = text.partition("@")
        if whole(pk) is not None and whole(event) is not None:
            seen[whole(pk)] = whole(event)
    found = list(Finding.objects.filter(pk__in=seen).order_by("pk"))
    for one in found:
        one.event_id = seen[one.pk]
    return found


def _back(given: Any, code: str, one: int | None) -> str:
    if one is not None:
        return reverse("finding", args=[one])
    kept = {name: given.get(name, "") for name in ("place", "state", "after") if given.get(name)}
    query = "&".join(f"{name}={value}" for name, value in kept.items() if value.isalnum() or value == "cannot_judge")
    return reverse("findings-rule", args=[code]) + (f"?{query}" if query else "")
