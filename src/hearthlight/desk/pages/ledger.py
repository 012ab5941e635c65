"""The ledger of a place: two accounts, the named difference with its cases, targets; explaining and closing."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearthlight.decisions.refusals import Gated, NotYet
from hearthlight.desk import ledger, targets
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.terms import term
from hearthlight.places.queries import area, path_to
from hearthlight.register import codes
from hearthlight.register.book.cases import explain_difference, withdraw_case
from hearthlight.register.book.closing import may_propose, propose_close
from hearthlight.register.models import LedgerCase
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import KeyReused, Refused


@for_homes
def ledger_page(request: Any, code: str = "") -> HttpResponse:
    """The ledger of a place."""
    return _shown(request, seen_place(request, code))


def _shown(request: Any, place: str, problem: str = "", about: str = "") -> HttpResponse:
    year = whole(request.GET.get("year"))
    context = ledger.read(area(place), request.day, request.viewer, year if year in ledger.years(request.day) else None)
    context |= {
        "area": area(place),
        "path": path_to(place),
        "targets": targets.targets(place, request.day, request.viewer),
        "villages": targets.villages(place, request.day, request.viewer),
        "cases": [(one, term(codes.CASE, one.kind)) for one in context["cases"]],
        "reasons": [(name, ledger.reasons(getattr(context["whole"], name))) for name in ("households", "people")],
        "kinds": [(kind, term(codes.CASE, kind)) for kind in codes.CASE],
        "may_explain": request.user.may("register.explain_difference", place),
        "may_close": may_propose(request.user, place, request.day),
        "key": uuid4(),
        "given": request.POST,
        "problem": problem,
        "about": about,
    }
    return render(request, "desk/ledger.html", context, status=422 if problem else 200)


@require_POST
@for_homes
def add_case(request: Any, code: str) -> HttpResponse:
    """Explain a part of the difference by one household."""
    place, given = seen_place(request, code), request.POST
    said = {name: given.get(name, "") for name in ("number", "kind", "reason")}
    numbers = {name: _signed(given.get(name)) for name in ("households", "people")}
    try:
        explain_difference(request.user, place, **said, **numbers, key=key_of(given))
    except Refused as error:
        raise PermissionDenied from error
    except (Impossible, KeyReused) as impossible:
        return _shown(request, place, str(impossible), "case")
    return redirect("ledger", place)


def _signed(text: str | None) -> int:
    """A whole number with or without a minus; anything else is nought, which the act refuses in words."""
    bare = (text or "").strip()
    number = whole(bare.removeprefix("-")) or 0
    return -number if bare.startswith("-") else number


@require_POST
@for_homes
def withdraw(request: Any, code: str) -> HttpResponse:
    """Withdraw a case that turned out wrong."""
    place, pk = seen_place(request, code), whole(request.POST.get("case"))
    case = LedgerCase.objects.filter(area_code=place, pk=pk).first()
    if case is None:
        raise Http404
    try:
        withdraw_case(request.user, case, request.POST.get("reason", ""), key=key_of(request.POST))
    except Refused as error:
        raise PermissionDenied from error
    except (Impossible, KeyReused) as impossible:
        return _shown(request, place, str(impossible), f"case-{pk}")
    return redirect("ledger", place)


@require_POST
@for_homes
def close_year(request: Any, code: str) -> HttpResponse:
    """Propose to close a year: the county signs it with the named difference."""
    place, given = seen_place(request, code), request.POST
    year, reason = whole(given.get("closing")) or 0, given.get("because", "")
    try:
        propose_close(request.user, place, year, request.day, reason=reason, key=key_of(given))
    except Refused as error:
        raise PermissionDenied from error
    except (Gated, NotYet, Impossible, KeyReused) as refused:
        return _shown(request, place, str(refused), "close")
    return redirect("ledger", place)
