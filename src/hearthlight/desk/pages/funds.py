"""The money of a place: how far it has come, what is late, what lies idle; and what the utility and the bank sent."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.funds import left_out, overview_rows
from hearthlight.places import queries as places


@signed_in
def money(request: Any, code: str = "") -> HttpResponse:
    """Where each yuan is."""
    place = seen_place(request, code)
    context = {"area": places.area(place), "path": places.path_to(place), **overview_rows.read(place, request.day)}
    context["left_out"] = left_out.of_village(place, request.day) if context["of_village"] else None
    return render(request, "desk/money.html", context)
