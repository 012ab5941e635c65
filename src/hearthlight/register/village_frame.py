"""The village frame 行政村表: the villages of a place on a day with what was last stated of each.

The columns and their meaning stand in `schema.py`.
"""

from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q

from hearthlight.core import areas
from hearthlight.places.models import Area
from hearthlight.places.queries import latest
from hearthlight.places.village_facts import FACTS
from hearthlight.register.models import Status
from hearthlight.register.models.status import VILLAGE_SCHEME
from hearthlight.register.schema import Village, polars_schema

Stated = dict[str, dict[str, int]]
"""{area: {measure: value}}."""


def villages(day: date, place: str, stated: Stated | None = None) -> pl.DataFrame:
    """One row a village at or below `place` on `day`, as `schema.Village` says, in the order of codes; three queries,
    two where what is `stated` there by the day was read before (`places.queries.latest`).

    A fact that nobody stated by the day is null.
    """
    low, high = areas.subtree(place)
    there = Area.objects.filter(Q(until=None) | Q(until__gt=day), level=Area.Level.VILLAGE, from_date__lte=day)
    rows = there.filter(code__gte=low, code__lt=high).order_by("code").values_list("pk", "code")
    states = _states(day, low, high)
    stated = latest([fact.measure for fact in FACTS], place, day) if stated is None else stated
    told = [_row(pk, code, states.get(code), stated.get(code, {})) for pk, code in rows]
    return pl.DataFrame(told, schema=polars_schema(Village))


def _states(day: date, low: str, high: str) -> dict[str, str | None]:
    """The last state by the day of each village that is, or was, a poor one."""
    rows = Status.whole.filter(household=None, scheme=VILLAGE_SCHEME, from_date__lte=day).exclude(way="mistaken")
    rows = rows.filter(area_code__gte=low, area_code__lt=high).order_by("from_date")
    return dict(rows.values_list("area_code", "state"))


def _row(pk: int, code: str, state: str | None, stated: dict[str, int]) -> dict[str, Any]:
    said = {fact.name: _value(fact.kind, stated.get(fact.measure)) for fact in FACTS}
    exited = said["exited"] if state is None else state == "exited"
    return {"village": pk, "area_code": code, "state": state, **said, "exited": exited}


def _value(kind: str, value: int | None) -> int | bool | None:
    return value if value is None or kind == "count" else bool(value)
