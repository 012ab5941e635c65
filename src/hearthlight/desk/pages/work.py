"""The work of a place, as Gongdian asks it (R105): who does it, by what, how, and how well."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from hearthlight.core import areas
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.daily import work_rows
from hearthlight.places import queries as places


@for_homes
def work(request: Any, code: str = "") -> HttpResponse:
    """Gongdian's four questions, each with its figures and where to look further."""
    place = seen_place(request, code)
    context = {"area": places.area(place), "path": places.path_to(place)}
    context |= {"below": places.children(place) if areas.level(place).name != "village" else ()}
    context |= {"questions": work_rows.questions(place, request.day, request.viewer)}
    return render(request, "desk/work.html", context)
