"""The wall of stations and the page of one: what was expected, what physics expects, what the meter read."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from hearthlight.core.period import Month
from hearthlight.desk import station_words
from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.asked import whole
from hearthlight.desk.drawing import bars
from hearthlight.desk.drawing.wall import Row
from hearthlight.desk.drawing.wall import draw as draw_wall
from hearthlight.desk.drawing.wall import key as wall_key
from hearthlight.money.record import stated_months
from hearthlight.places import queries as places
from hearthlight.sun import queries as sun
from hearthlight.sun import yield_words
from hearthlight.sun.models import Station
from hearthlight.sun.words import CERTAINTIES, KINDS, STAGES, how_it_stands

MONTHS, PAGE, STATEMENTS = 12, 100, 24


@signed_in
def wall(request: Any) -> HttpResponse:
    """Every station of a place, in the order of codes, with its months beside its neighbours."""
    place = seen_place(request, request.GET.get("place", ""))
    found = sun.wall(place, request.day, request.viewer, MONTHS)
    names = places.names([row.station.area_code for row in found])
    last = Month.of(request.day)
    shown = [last.plus(-i) for i in range(MONTHS, 0, -1)]
    rows = [_wall_row(row, shown, names) for row in found]
    state = request.GET.get("state", "")
    kept = [row for row in rows if not state or row["state"] == state]
    start = whole(request.GET.get("from")) or 0
    page = kept[start : start + PAGE]
    drawn = _drawn([row["drawn"] for row in page], shown)
    context = {
        "area": places.area(place),
        "rows": page,
        "next": start + PAGE if len(kept) > start + PAGE else None,
        "states": [(code, title, sum(row["state"] == code for row in rows)) for code, title in _states()],
        "state": state,
        "wall": mark_safe(drawn),  # noqa: S308
        "key": [(mark_safe(sample), words) for sample, words in wall_key(_("not read"))],  # noqa: S308
    }
    return render(request, "desk/stations.html", context)


def _drawn(rows: list[Row], months: list[Month]) -> str:
    """The wall from the first month that anybody read; empty where nobody did."""
    read = [i for row in rows for i, share in enumerate(row.shares) if share is not None]
    first = min(read, default=len(months))
    shown = [Row(row.number, row.href, row.shares[first:]) for row in rows if row.shares]
    labels = [str(month) for month in months[first:]]
    return draw_wall(shown, labels, _("Month by month beside the neighbours")) if labels else ""


def _states() -> list[tuple[str, str]]:
    return [("done", _("connected")), ("due", _("due")), ("late", _("connection late")), ("unknown", _("not known"))]


def _wall_row(row: Any, months: list[Month], names: dict[str, str]) -> dict[str, Any]:
    station = row.station
    return {
        "station": station,
        "place": names.get(station.area_code, ""),
        "connection": row.connection,
        "state": row.connection.state.value,
        "stands": how_it_stands(row.connection),
        "kind": KINDS[station.kind],
        "drawn": Row(
            f"{names.get(station.area_code, '')} {station.number}".strip(),
            f"/stations/{station.pk}/",
            [row.months.get(month) for month in months] if row.months else [],
        ),
    }


@signed_in
def station(request: Any, pk: int) -> HttpResponse:
    """One station."""
    try:
        page = sun.station_page(pk, request.day, request.viewer)
    except Station.DoesNotExist as error:
        raise Http404 from error
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
    drawn = mark_safe(bars.months(points, _("Energy by month, read and expected"))) if points else ""  # noqa: S308
    return render(request, "desk/station.html", {"chart": drawn, **_said(page, request.day)})


def _said(page: Any, day: Any) -> dict[str, Any]:
    station, tariff = page.station, page.tariff
    stated = stated_months(station.pk, day)
    return {
        "page": page,
        "station": station,
        "place": places.area(station.area_code),
        "kind": KINDS[station.kind],
        "sentences": station_words.sentences(page),
        **station_words.three(page),
        "cliff": yield_words.cliff(page.fall, page.fall_costs_fen_year) if page.fall else "",
        "certainty": CERTAINTIES.get(page.certainty, page.certainty),
        "price": yield_words.price(tariff.value) if tariff else "",
        "price_certainty": CERTAINTIES[tariff.certainty] if tariff else "",
        "milestones": [
            (STAGES[row.stage], how_it_stands(stands), stands.state.value) for row, stands in page.milestones
        ],
        "stated": stated[:STATEMENTS],
        "older": len(stated[STATEMENTS:]),
    }


def _thousand(watt_hours: int | None) -> int | None:
    return None if watt_hours is None else watt_hours // 1000
