"""Figures of places: how many divisions and work zones there are."""

from datetime import date
from typing import Any

from django.db.models import Q

from hearthlight.figures import Figure
from hearthlight.trail.dated import in_force


def _areas(level: str) -> Any:
    return lambda day, **arguments: Q(level=level) & in_force(day)


def _zones(day: date, **arguments: Any) -> Q:
    return Q(kind="work_zone") & in_force(day)


_COLUMNS = (("Code", "code"), ("Name", "name"))


def _division(code: str, title: str, unit: str, level: str) -> Figure:
    return Figure(code, title, unit, "places.Area", _areas(level), place="code", columns=_COLUMNS)


FIGURES = [
    _division("places.counties", "Counties and districts", "county", "county"),
    _division("places.townships", "Townships", "township", "township"),
    _division("places.villages", "Villages", "village", "village"),
    _division("places.villager_groups", "Villager groups", "group", "group"),
    Figure(
        "places.work_zones",
        "Work zones",
        "zone",
        "places.Zone",
        _zones,
        columns=(("Number", "number"), ("Place", "area_code"), ("Since", "from_date")),
    ),
]
