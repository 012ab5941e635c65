"""A familiarity sheet: five questions on one home of a helper, to print, and the result a supervisor enters."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.daily import quiz_rows
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.pages.homes import home_of, opened
from hearthlight.duty.models import Pairing
from hearthlight.oversight.appraising import familiarity as acts
from hearthlight.oversight.appraising.quiz import draw
from hearthlight.oversight.refusals import NotSeen
from hearthlight.trail.act import Refused

ACT = "oversight.familiarity"


@for_homes
def familiarity(request: Any, pk: int) -> HttpResponse:
    """Ask the helper of a home; the questions of a day are the same for whoever prints them."""
    home, problem = home_of(pk), ""
    if not request.user.may(ACT, home.area_code):
        raise PermissionDenied
    row = Pairing.objects.filter(household=home, until=None, person__isnull=False).select_related("person").first()
    if row is None:
        raise Http404
    asked = draw(quiz_rows.facts(home, request.day), f"{home.number} {request.day}")
    if request.method == "POST":
        try:
            _enter(request, row, len(asked))
            return redirect("helper", areas.at(home.area_code, "township"), row.person_id)
        except Refused as error:
            raise PermissionDenied from error
        except NotSeen as error:
            problem = str(error)
    else:
        opened(request, home)
    context = {"home": home, "person": row.person, "problem": problem, "key": uuid4()}
    context["asked"] = [(_(one.words), one.answer) for one in asked]
    return render(request, "desk/familiarity.html", context, status=422 if problem else 200)


def _enter(request: Any, row: Pairing, asked: int) -> None:
    right = whole(request.POST.get("right"))
    wrong = -1 if right is None else right
    acts.enter(request.user, row.person, row.household, request.day, wrong, asked=asked, key=key_of(request.POST))
