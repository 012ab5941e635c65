"""Building the stations: the board by how far they are, progress by county and year, sites to share, owners' shares."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.building import board_rows, progress_rows, share_rows, siting_rows
from hearthlight.places import queries as places
from hearthlight.sun.models import Station


@signed_in
def board(request: Any, code: str = "") -> HttpResponse:
    """The stations of a place by how far they are, those on their way first."""
    place, day = seen_place(request, code), request.day
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "sections": board_rows.sections(place, day, request.viewer),
        "quota": board_rows.quota_order(day, place),
        "siting": siting_rows.proposals(place, day),
        "costs": siting_rows.costs(day, place),
        "within": siting_rows.WITHIN_KM,
    }
    return render(request, "desk/building.html", context)


@signed_in
def progress(request: Any, code: str = "") -> HttpResponse:
    """The counties side by side: planned, being built, connected."""
    place, day = seen_place(request, code), request.day
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "counties": progress_rows.counties(place, day),
        "quotas": progress_rows.quotas(place, day),
        "designations": progress_rows.designations(place, day),
    }
    return render(request, "desk/progress.html", context)


@signed_in
def shares(request: Any, pk: int) -> HttpResponse:
    """Who owns how much of a joint station, and since when; every time span adds up to its power."""
    station = request.viewer.limit(Station.whole.filter(pk=pk)).first()
    if station is None:
        raise Http404
    context = {"station": station, "spans": share_rows.spans(station), "area": places.area(station.area_code)}
    return render(request, "desk/station_shares.html", context)
