"""The page of one station: what it should make, what the meter read, what was lost and why, its money, its log."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from hearthlight.desk.access import signed_in
from hearthlight.desk.drawing import bars
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.record.answers import typed_day
from hearthlight.desk.station import losses, outlook, side
from hearthlight.desk.station import words as station_words
from hearthlight.places import queries as places
from hearthlight.sun import queries as sun
from hearthlight.sun import yield_words
from hearthlight.sun.actions import NotSunny
from hearthlight.sun.models import Station
from hearthlight.sun.upkeep import report
from hearthlight.sun.words import CERTAINTIES, KINDS


@signed_in
def station(request: Any, pk: int, problem: str = "") -> HttpResponse:
    """One station."""
    try:
        page = sun.station_page(pk, request.day, request.viewer)
    except Station.DoesNotExist as error:
        raise Http404 from error
    context = _said(page, request.day) | side.beside(page.station, request.day)
    context |= {"problem": problem, "may_report": request.user.may("sun.report", page.station.area_code)}
    return render(request, "desk/station.html", context, status=422 if problem else 200)


@signed_in
def station_report(request: Any, pk: int) -> HttpResponse:
    """Write down what was done at the station; the same form sent twice is one entry."""
    row = request.viewer.limit(Station.whole.filter(pk=pk)).first()
    if row is None:
        raise Http404
    if not request.user.may("sun.report", row.area_code):
        raise PermissionDenied
    given = request.POST
    try:
        day = typed_day(given.get("on", "")) or request.day
        report(request.user, row, day, given.get("kind", ""), given.get("words", ""), key=key_of(given))
    except (NotSunny, ValueError) as error:
        return station(request, pk, problem=str(error))
    return redirect("station", pk)


def _said(page: Any, day: Any) -> dict[str, Any]:
    station, tariff = page.station, page.tariff
    return {
        "page": page,
        "chart": _chart(page),
        "station": station,
        "place": places.area(station.area_code),
        "kind": KINDS[station.kind],
        "sentences": station_words.sentences(page),
        **station_words.three(page),
        "cliff": yield_words.cliff(page.fall, page.fall_costs_fen_year) if page.fall else "",
        "certainty": CERTAINTIES.get(page.certainty, page.certainty),
        "price": yield_words.price(tariff.value) if tariff else "",
        "price_certainty": CERTAINTIES[tariff.certainty] if tariff else "",
        "health": losses.health(station, day),
        "outlook": outlook.of_station(page, day),
    }


def _chart(page: Any) -> str:
    points = [
        bars.Month(
            str(bar.month),
            bar.read_wh // 1000,
            _thousand(bar.expected_wh),
            _thousand(bar.low_wh),
            _thousand(bar.high_wh),
        )
        for bar in page.months
    ]
    return mark_safe(bars.months(points, _("Energy by month, read and expected"))) if points else ""  # noqa: S308


def _thousand(watt_hours: int | None) -> int | None:
    return None if watt_hours is None else watt_hours // 1000
