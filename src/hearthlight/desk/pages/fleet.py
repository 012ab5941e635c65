"""The stations of a county on one page: are they healthy, what was lost and why, what will the months bring."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.amounts import in_words
from hearthlight.desk.station import fleet_rows
from hearthlight.places import queries as places

HEADLINES = ("sun.stations_connected", "sun.generated", "sun.lost", "sun.lost_income", "sun.losing")


@signed_in
def fleet(request: Any, code: str = "") -> HttpResponse:
    """The page of a place."""
    place, day = seen_place(request, code), request.day
    asked = [(figures.find(one), {}) for one in HEADLINES]
    numbers = figures.values(asked, place, day, request.viewer)  # type: ignore[arg-type]
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "headlines": [
            (one, _(one.title), in_words(number, _(one.unit)))
            for (one, _given), number in zip(asked, numbers, strict=True)
        ],
        "causes": fleet_rows.causes(place, day),
        "below": fleet_rows.below(place, day),
        "together": fleet_rows.together(place, day),
        "coming": fleet_rows.coming(place, day, request.viewer),
    }
    return render(request, "desk/fleet.html", context)


def _headline(figure: Any, number: int) -> tuple[Any, str, str]:
    return figure, _(figure.title), in_words(number, _(figure.unit))
