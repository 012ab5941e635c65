"""Plots under the panels as their page shows them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from hearthlight.core.money import format_yuan
from hearthlight.desk.station.fleet_rows import inside
from hearthlight.places import queries as places
from hearthlight.sun.models import Planting, Site

CHOSEN = 300
"""Sites that a list to choose from has room for."""
WORKERS = {
    "collective": gettext_lazy("village collective"),
    "cooperative": gettext_lazy("cooperative"),
    "company": gettext_lazy("company"),
    "households": gettext_lazy("households"),
    "unknown": gettext_lazy("not known"),
}


def sites(place: str) -> "QuerySet[Site]":
    """The sites at and below a place, in order."""
    return Site.whole.filter(inside(place)).order_by("area_code", "name")


def rows(place: str) -> list[dict[str, Any]]:
    """The plots at and below a place, the newest year first; two queries."""
    found = list(
        Planting.whole.filter(site__in=sites(place))
        .select_related("site", "source")
        .order_by("-year", "site__area_code", "crop")
    )
    names = places.names([row.site.area_code for row in found])
    return [
        {
            "plot": row,
            "place": names.get(row.site.area_code, ""),
            "who": WORKERS[row.worked_by],
            "expected": "—" if row.expected_fen is None else format_yuan(row.expected_fen),
            "actual": "—" if row.actual_fen is None else format_yuan(row.actual_fen),
        }
        for row in found
    ]
