"""The wall of stations: each beside its neighbours, month by month or day by day."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from hearthlight.core.period import Month
from hearthlight.desk.access import seen_place, signed_in
from hearthlight.desk.asked import whole
from hearthlight.desk.drawing.wall import Row
from hearthlight.desk.drawing.wall import draw as draw_wall
from hearthlight.desk.drawing.wall import key as wall_key
from hearthlight.places import queries as places
from hearthlight.sun import beside
from hearthlight.sun import queries as sun
from hearthlight.sun.words import KINDS, how_it_stands

MONTHS, DAYS, PAGE = 12, 31, 100
Shares = dict[int, list[int | None]]


@signed_in
def wall(request: Any) -> HttpResponse:
    """Every station of a place, in the order of codes, beside its neighbours of the same months or days."""
    place = seen_place(request, request.GET.get("place", ""))
    found = sun.wall(place, request.day, request.viewer, MONTHS)
    labels, shares = _by_day(found, request.day) if request.GET.get("by") == "day" else _by_month(found, request.day)
    names = places.names([row.station.area_code for row in found])
    rows = [_wall_row(row, shares.get(row.station.pk, []), names) for row in found]
    state = request.GET.get("state", "")
    kept = [row for row in rows if not state or row["state"] == state]
    start = whole(request.GET.get("from")) or 0
    page = kept[start : start + PAGE]
    context = {
        "area": places.area(place),
        "rows": page,
        "next": start + PAGE if len(kept) > start + PAGE else None,
        "states": [(code, title, sum(row["state"] == code for row in rows)) for code, title in _states()],
        "state": state,
        "by": "day" if request.GET.get("by") == "day" else "month",
        "wall": mark_safe(drawn([row["drawn"] for row in page], labels)),  # noqa: S308
        "key": [(mark_safe(sample), words) for sample, words in wall_key(_("not read"))],  # noqa: S308
    }
    return render(request, "desk/stations.html", context)


def _by_month(found: list[sun.WallRow], day: date) -> tuple[list[str], Shares]:
    months = [Month.of(day).plus(-i) for i in range(MONTHS, 0, -1)]
    shares = {row.station.pk: [row.months.get(month) for month in months] for row in found if row.months}
    return [str(month) for month in months], shares


def _by_day(found: list[sun.WallRow], day: date) -> tuple[list[str], Shares]:
    """The last days that anybody read; a label every fifth."""
    ids = [row.station.pk for row in found]
    last = beside.last_day(ids, day) or day
    labels = [f"{one:%m-%d}" for one in (last - timedelta(days=n) for n in range(DAYS - 1, -1, -1))]
    days = beside.days_of(ids, last, DAYS)
    return labels, {pk: [one.permille if one else None for one in row] for pk, row in days.items()}


def drawn(rows: list[Row], labels: list[str]) -> str:
    """The wall from the first period that anybody read; empty where nobody did."""
    read = [i for row in rows for i, share in enumerate(row.shares) if share is not None]
    first = min(read, default=len(labels))
    shown = [Row(row.number, row.href, row.shares[first:]) for row in rows if row.shares]
    return draw_wall(shown, labels[first:], _("Stations beside their neighbours")) if labels[first:] else ""


def _states() -> list[tuple[str, str]]:
    return [("done", _("connected")), ("due", _("due")), ("late", _("connection late")), ("unknown", _("not known"))]


def _wall_row(row: sun.WallRow, shares: list[int | None], names: dict[str, str]) -> dict[str, Any]:
    station, name = row.station, names.get(row.station.area_code, "")
    return {
        "station": station,
        "place": name,
        "connection": row.connection,
        "state": row.connection.state.value,
        "stands": how_it_stands(row.connection),
        "kind": KINDS[station.kind],
        "drawn": Row(f"{name} {station.number}".strip(), f"/stations/{station.pk}/", shares),
    }
