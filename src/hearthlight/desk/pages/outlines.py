"""A county's own map: uploaded as GeoJSON, it takes the place of the schematic."""

from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearthlight.desk.access import signed_in
from hearthlight.places import queries as places
from hearthlight.places.actions import take_outlines
from hearthlight.places.geojson import BadGeoJSON
from hearthlight.trail.act import Refused

MOST = 20_000_000
"""Bytes of the largest map taken: a city's villages need less."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def outlines(request: Any) -> HttpResponse:
    """The form, and taking in what it sends."""
    place = request.viewer.home
    if not request.user.may("places.take_outlines", place):
        raise PermissionDenied
    problem = _taken(request, place) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return redirect("overview", place)
    context = {"area": places.area(place), "key": uuid4(), "problem": problem}
    return render(request, "desk/outlines.html", context, status=422 if problem else 200)


def _taken(request: Any, place: str) -> str:
    """What is wrong with the file, or nothing when it was taken in."""
    file = request.FILES.get("map")
    if file is None or file.size > MOST:
        return _("Choose a GeoJSON file of at most 20 MB.")
    try:
        key = UUID(request.POST.get("key", ""))
        take_outlines(request.user, place, file.read().decode(errors="replace"), key=key)
    except BadGeoJSON as error:
        return error.english if get_language() == "en" else error.chinese
    except ValueError:
        return _("The form was not whole: open the page again.")
    except Refused as error:
        raise PermissionDenied from error
    return ""
