"""Figures of places: how many divisions and work zones there are."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.figures import Figure
from hearthlight.trail.dated import in_force


def _areas(level: str) -> Any:
    return lambda day, **arguments: Q(level=level) & in_force(day)


def _zones(day: date, **arguments: Any) -> Q:
    return Q(kind="work_zone") & in_force(day)


_COLUMNS = ((N_("Division code"), "code"), (N_("Division name"), "name"))


def _division(code: str, title: str, unit: str, level: str) -> Figure:
    return Figure(code, title, unit, "places.Area", _areas(level), place="code", columns=_COLUMNS)


FIGURES = [
    _division("places.counties", N_("Counties and districts"), "county", "county"),
    _division("places.townships", N_("Townships"), "township", "township"),
    _division("places.villages", N_("Villages"), "village", "village"),
    _division("places.villager_groups", N_("Villager groups"), "group", "group"),
    Figure(
        "places.work_zones",
        N_("Work zones"),
        "zone",
        "places.Zone",
        _zones,
        columns=((N_("Zone number"), "number"), (N_("Place"), "area_code"), (N_("Since"), "from_date")),
    ),
]
