"""Grids: of the villages of a place, of one village, and the printed list of their members."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.desk import grid_rows
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.grids import queries, roster
from hearthlight.grids.figures import CHANGES, GRIDS, SEATS
from hearthlight.grids.seat_sentences import lacks_words
from hearthlight.places import queries as places
from hearthlight.places.models import Area, Zone


@for_homes
def grids(request: Any, code: str = "") -> HttpResponse:
    """A village's grids, or the places below with how many they have."""
    place = seen_place(request, code)
    if areas.level(place).name == "village":
        return render(request, "desk/grids_village.html", _village_said(place, request))
    below = places.children(place)
    counted = {one.code: figures.by_child(one, place, request.day, request.viewer) for one in (GRIDS, SEATS)}
    known = queries.partitions([one.code for one in below], request.day)
    rows = [
        {
            "area": one,
            "grids": counted[GRIDS.code].get(one.code, 0),
            "seats": counted[SEATS.code].get(one.code, 0),
            "partition": known.get(one.code),
        }
        for one in below
    ]
    return render(request, "desk/grids.html", {"area": places.area(place), "rows": rows, "villages": _villages(place)})


def _villages(place: str) -> bool:
    below = areas.child_level(place)
    return bool(below and below.name == "village")


def _village_said(place: str, request: Any) -> dict[str, Any]:
    day, known = request.day, roster.read(place, request.day)
    partition = queries.partition_at(place, day)
    households, seats, lacks = roster.village_sum(place, day, known)
    cards = grid_rows.grids(place, day, known)
    return {
        "area": places.area(place),
        "path": places.path_to(place)[-3:],
        "may": request.user.may("grids.adopt_partition", place),
        "partition": partition,
        "approver": grid_rows.approver(partition) if partition else "",
        "proof": grid_rows.proof(partition, day) if partition else [],
        "bounds": known.bounds,
        "groups": grid_rows.groups(known),
        "ungrouped": queries.ungrouped(place, day, known.groups),
        "grids": cards,
        "warnings": grid_rows.warnings(place, day, known),
        "sum": {"households": households, "seats": seats},
        "sum_lacks": lacks_words(lacks, known.bounds, households) if all(card["seats"] for card in cards) else [],
        "branches": grid_rows.branch_rows(place, day, known.branches),
        "changed": figures.value(CHANGES, place, day, request.viewer),
        "changes": grid_rows.seat_rows(roster.changes(place, day)[:20]),
    }


@for_homes
def members(request: Any, code: str) -> HttpResponse:
    """The members of a village's grids to print, masked: those elected, else the candidates."""
    village = village_of(request, code)
    zones = queries.zones_of(village.code, request.day)
    chosen = whole(request.GET.get("grid"))
    lists = [
        {"zone": zone, "rows": grid_rows.seat_rows(roster.seats(zone, request.day))}
        for zone in zones
        if chosen in (None, zone.number)
    ]
    return render(request, "desk/grid_members.html", {"area": village, "lists": lists})


@for_homes
def homes(request: Any, code: str) -> HttpResponse:
    """The households of a grid: screening and review are held by grid."""
    village = village_of(request, code)
    zone, left = grid_asked(request, village), request.GET.get("only") == "left"
    rows, following = grid_rows.homes(zone, request.day, left, whole(request.GET.get("after")) or 0)
    context = {"area": village, "zone": zone, "zones": queries.zones_of(village.code, request.day)}
    return render(request, "desk/grid_homes.html", context | {"rows": rows, "next": following, "left": left})


def village_of(request: Any, code: str, kind: str = "") -> Area:
    """The village of an address, where the reader may do this kind of act. Raises PermissionDenied, Http404."""
    place = seen_place(request, code)
    if kind and not request.user.may(kind, place):
        raise PermissionDenied
    if areas.level(place).name != "village":
        raise Http404
    return places.area(place)


def grid_asked(request: Any, village: str) -> Zone:
    """The grid that an address asks for by number, the first one where it does not. Raises Http404."""
    number = whole(request.GET.get("grid"))
    found = [zone for zone in queries.zones_of(village.code, request.day) if number in (None, zone.number)]
    if not found:
        raise Http404
    return found[0]
