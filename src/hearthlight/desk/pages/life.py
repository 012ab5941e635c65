"""One household's comings and goings: births, deaths, marriages, splits, merges, moves, its end; each by its act."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.access import for_homes
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.homes import home_to_edit
from hearthlight.desk.record import life
from hearthlight.desk.terms import term
from hearthlight.places.queries import below
from hearthlight.register import codes
from hearthlight.register.models import Household
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import KeyReused, Refused


@for_homes
def household_life(request: Any, pk: int) -> HttpResponse:
    """The forms, and doing what one of them says; refused in words beside what was typed."""
    home = home_to_edit(request, pk)
    if request.method != "POST":
        return _shown(request, home)
    doing = life.DOING.get(request.POST.get("do", ""))
    if doing is None:
        raise Http404
    try:
        goes_on = doing(life.Form(request.user, home, request.POST, key_of(request.POST)))
    except Refused as error:
        raise PermissionDenied from error
    except (Impossible, KeyReused) as problem:
        return _shown(request, home, str(problem))
    return redirect("household", goes_on.pk)


def _shown(request: Any, home: Household, problem: str = "") -> HttpResponse:
    people = [(one, mask_name(one.name), term(codes.RELATION, one.relation)) for one in life.people(home, request.day)]
    context = {
        "home": home,
        "people": people,
        "villages": below(life.township_of(home), "village"),
        "relations": _choices(codes.RELATION, codes.RELATION),
        "sexes": _choices(codes.SEX, codes.SEX),
        "joined": _choices(codes.JOINED, life.JOINED),
        "left": _choices(codes.LEFT, life.LEFT),
        "ended": _choices(codes.ENDED, life.ENDED),
        "key": key_of({}),
        "given": request.POST,
        "problem": problem,
    }
    return render(request, "desk/household_life.html", context, status=422 if problem else 200)


def _choices(terms: dict[str, str], shown: Any) -> list[tuple[str, str]]:
    return [(code, term(terms, code)) for code in shown]
