"""One household's comings and goings: births, deaths, marriages, splits, merges, moves, its end; each by its act.

What was typed is checked on a page of its own, in one sentence, before anything is written.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hearthlight.desk.access import for_homes
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.homes import home_to_edit
from hearthlight.desk.record import life, life_numbers, life_words
from hearthlight.desk.record.answers import UNKNOWN
from hearthlight.desk.terms import term
from hearthlight.places.queries import below
from hearthlight.register import codes
from hearthlight.register.models import Household
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import KeyReused, Refused

NOT_KEPT = ("csrfmiddlewaretoken", "key", "confirm", "change", "another")
"""Fields of the forms that are not about what happens."""


@for_homes
def household_life(request: Any, pk: int) -> HttpResponse:
    """The forms; the check of what one of them says; doing it. Refused in words beside what was typed."""
    home = home_to_edit(request, pk)
    if request.method != "POST" or "change" in request.POST:
        return _shown(request, home)
    if request.POST.get("do") not in life.DOING:
        raise Http404
    try:
        return _step(request, life.Form(request.user, home, request.POST, key_of(request.POST), request.day))
    except Refused as error:
        raise PermissionDenied from error
    except KeyReused:
        return _shown(request, home, _("This form was sent before with other entries: open it anew."))
    except Impossible as problem:
        return _shown(request, home, str(problem))


def _step(request: Any, form: life.Form) -> HttpResponse:
    """Checked first, then done once; somebody who may be there already is asked about."""
    given = form.given
    if "confirm" not in given:
        life.tried(form)
        return _check(request, form)
    if life.same_person(form) and "another" not in given:
        return _check(request, form, _("Say whether it is another person."))
    goes_on = life.DOING[given["do"]](form)
    return HttpResponseRedirect(f"{reverse('household', args=[goes_on.pk])}?life={given['do']}")


def _check(request: Any, form: life.Form, problem: str = "") -> HttpResponse:
    same = life.same_person(form)
    context = {
        "home": form.home,
        "sentence": life_words.will_happen(form),
        "same": life_words.label(same) if same else "",
        "kept": [(name, value) for name, values in form.given.lists() if name not in NOT_KEPT for value in values],
        "key": form.key,
        "problem": problem,
    }
    return render(request, "desk/household_life_check.html", context, status=422 if problem else 200)


def _shown(request: Any, home: Household, problem: str = "") -> HttpResponse:
    given = request.POST
    context = {
        "home": home,
        "people": [(str(one.pk), life_words.label(one)) for one in life.people(home, request.day)],
        "villages": below(life.township_of(home), "village"),
        "relations": [(UNKNOWN, pgettext("answer", "not known")), *_choices(codes.RELATION, codes.RELATION)],
        "sexes": _choices(codes.SEX, codes.SEX),
        "joined": _choices(codes.JOINED, life.JOINED),
        "left": _choices(codes.LEFT, life.LEFT),
        "over": [("married", _("by marriage")), ("moved", _("by moving"))],
        "ended": _choices(codes.ENDED, life.ENDED),
        "proposed": life_numbers.proposed(home),
        "going": given.getlist("going") if given else [],
        "key": key_of({}),
        "given": given,
        "filled": {given.get("do", ""): given},
        "problem": problem,
    }
    return render(request, "desk/household_life.html", context, status=422 if problem else 200)


def _choices(terms: dict[str, str], shown: Any) -> list[tuple[str, str]]:
    return [(code, term(terms, code)) for code in shown]
