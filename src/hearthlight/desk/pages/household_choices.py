"""What a reader asks of the household list beside looking: to find somebody, other columns, a filter kept by name."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearthlight.desk.access import for_homes
from hearthlight.desk.asked import whole
from hearthlight.desk.households import household_columns, household_list, household_search, saved_filters
from hearthlight.trail.act import Refused

YEAR = 365 * 24 * 3600


@require_POST
@for_homes
def search(request: Any) -> HttpResponse:
    """Find by a number's last digits, which may stand in an address, or by a name or an identity number, which not."""
    text = request.POST.get("q", "").strip()
    place = request.POST.get("place", "")
    if not text:
        return _back(f"place={place}" if place else "")
    if household_search.kind_of_text(text) == "number":
        return _back(household_list.Wanted(place, text=household_search.plain(text)).query())
    in_full = not request.user.may("people.unmask", request.viewer.home)
    token = household_search.keep(request.session, household_search.find(text, in_full))
    return _back(household_list.Wanted(place, search=token).query())


@require_POST
@for_homes
def columns(request: Any) -> HttpResponse:
    """Remember on this device which columns are shown."""
    response = _back(request.POST.get("back", ""))
    text = household_columns.cookie_of(request.POST.getlist("column"))
    response.set_cookie(household_columns.COOKIE, text, max_age=YEAR, samesite="Lax", httponly=True)
    return response


@require_POST
@for_homes
def filters(request: Any) -> HttpResponse:
    """Save, rename or put away one of the reader's own filters."""
    back = request.POST.get("back", "")
    try:
        _keep(request)
    except saved_filters.CannotSave as problem:
        return _back(f"{back}&trouble={problem}")
    except Refused:
        return _back(f"{back}&trouble=refused")
    return _back(back)


def _keep(request: Any) -> None:
    asked, home, pk = request.POST, request.viewer.home, whole(request.POST.get("filter")) or 0
    name = asked.get("name", "")
    if asked.get("act") == "rename":
        saved_filters.rename(request.user, home, pk, name)
    elif asked.get("act") == "put_away":
        saved_filters.put_away(request.user, home, pk, request.day)
    else:
        query = QueryDict(asked.get("query", ""))
        plain = household_list.wanted(query.get("place") or home, query, request.day)
        saved_filters.save(request.user, home, name, plain.query())


TROUBLES: dict[str, Callable[[], str]] = {
    "nameless": lambda: _("Give the filter a name, for example: grade D in my village."),
    "many": lambda: _("You have 12 saved filters: delete one before you save another."),
    "used": lambda: _("You have a filter of that name already: choose another name."),
    "long": lambda: _("This filter is too long to be saved: take one choice away."),
    "refused": lambda: _("Your office keeps no filters."),
}
"""Why a filter was not kept, by the code that the address carries."""


def trouble(code: str) -> str:
    """The sentence of a code, empty where nothing is wrong."""
    return TROUBLES[code]() if code in TROUBLES else ""


def _back(query: str) -> HttpResponse:
    """To the list again; a query can lead nowhere else."""
    asked = QueryDict(query).urlencode()
    return HttpResponseRedirect(f"{reverse('households')}?{asked}" if asked else reverse("households"))
