"""The stations of a place in numbers: lost energy by cause, places below, what whole areas had, the months to come."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.core.period import Month, months
from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import day_words, in_words, money
from hearthlight.people.sight import Viewer
from hearthlight.places import queries as places
from hearthlight.sun import counted, expect, place_outlook
from hearthlight.sun.climate import BadClimate
from hearthlight.sun.models import Compared, Loss, Station
from hearthlight.sun.words import CAUSES

EVENTS, AHEAD = 12, 3


def inside(place: str) -> Q:
    """The rows at and below a place."""
    low, high = areas.subtree(place)
    return Q(area_code__gte=low, area_code__lt=high)


def causes(place: str, day: date) -> list[dict[str, Any]]:
    """Energy, money and stations by cause of the losses of a year, most energy first; one query."""
    rows = Loss.whole.filter(inside(place), counted.lost(day)).order_by().values("cause")
    told = rows.annotate(wh=Sum("lost_wh"), fen=Sum("lost_fen"), n=Count("station", distinct=True))
    return [
        one
        | {
            "words": CAUSES[one["cause"]],
            "energy": in_words(one["wh"], "Wh"),
            "money": "—" if one["fen"] is None else money(one["fen"]),
        }
        for one in sorted(told, key=lambda one: (-one["wh"], one["cause"]))
    ]


def below(place: str, day: date) -> list[dict[str, Any]]:
    """Each place one level below: stations, how many the neighbours could judge, losses that go on; three queries."""
    child = areas.child_level(place) or areas.level(place)
    width = child.width
    judged = set(Compared.whole.filter(data_kind="month").values_list("station", flat=True).distinct())
    rows: dict[str, dict[str, Any]] = {}
    for pk, code in Station.whole.filter(inside(place), counted.connected(day)).values_list("pk", "area_code"):
        row = rows.setdefault(code[:width], {"stations": 0, "judged": 0, "losing": 0})
        row["stations"] += 1
        row["judged"] += pk in judged
    part = Loss.whole.filter(inside(place), counted.losing(day)).order_by().annotate(part=Substr("area_code", 1, width))
    for code, found in part.values_list("part").annotate(n=Count("station", distinct=True)):
        rows.setdefault(code, {"stations": 0, "judged": 0, "losing": 0})["losing"] = found
    names = places.names([areas.full(code) for code in rows])
    return [
        row | {"code": areas.full(code), "name": names.get(areas.full(code), code)}
        for code, row in sorted(rows.items())
    ]


def together(place: str, day: date) -> list[dict[str, Any]]:
    """When a whole area was low together, the newest first: weather or grid, and nobody's fault; two queries."""
    rows = Loss.whole.filter(inside(place), station=None, stands=True, from_date__lte=day).order_by("-from_date")[
        :EVENTS
    ]
    names = places.names([row.area_code for row in rows])
    return [
        {
            "place": names.get(row.area_code, row.area_code),
            "cause": CAUSES[row.cause],
            "since": day_words(row.from_date),
            "until": day_words(row.until - timedelta(days=1)) if row.until else "",
            "energy": in_words(row.lost_wh, "Wh"),
        }
        for row in rows
    ]


def coming(place: str, day: date, viewer: Viewer) -> list[dict[str, Any]]:
    """The months to come of all connected stations together; four queries. Nothing when the climate file is bad."""
    try:
        spread = expect.in_use().spread
    except BadClimate:
        return []
    first = Month.of(day).plus(1)
    spans = [[month] for month in months(first, first.plus(AHEAD - 1))] + [list(months(first, first.plus(11)))]
    stations = viewer.limit(Station.whole.filter(inside(place)).exclude(kind="lot"))
    sums = place_outlook.ahead(stations, spans, spread, day)
    return [_coming(span, total) for span, total in zip(spans, sums, strict=True) if total.stations]


def _coming(span: list[Month], total: place_outlook.Sum) -> dict[str, Any]:
    return {
        "label": str(span[0]) if len(span) == 1 else f"{span[0]} – {span[-1]}",
        "energy": format_thousandths(total.expected_wh, 0),
        "band": f"{format_thousandths(total.low_wh, 0)} – {format_thousandths(total.high_wh, 0)}",
        "coal": money(total.coal_fen),
        "subsidy": money(total.subsidy_fen),
        "unpriced": _("%(n)s stations without a known price") % {"n": total.unpriced} if total.unpriced else "",
        "stations": total.stations,
    }
