"""Where tasks come from 任务来源: each room's ``wanted.py`` lists as ``ORIGINS`` what of its rows needs a person."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from hearthlight.core import areas
from hearthlight.duty import wanted
from hearthlight.duty.helping import wanted as helping
from hearthlight.duty.holders import Holders
from hearthlight.duty.meeting import wanted as meeting
from hearthlight.duty.visiting import wanted as visiting
from hearthlight.duty.wanted import Origin, Wanted

Rows = Mapping[str, QuerySet[Any]]
"""What a run looks at, by the kind of origin."""


def declared() -> dict[str, Origin]:
    """Every origin of every room, by kind."""
    rooms = [f"{one.name}.wanted" for one in apps.get_app_configs() if one.name.startswith("hearthlight.")]
    found = [*wanted.ORIGINS, *visiting.ORIGINS, *meeting.ORIGINS, *helping.ORIGINS]
    for room in rooms:
        if room != wanted.__name__ and find_spec(room):
            found += import_module(room).ORIGINS
    return {one.kind: one for one in found}


def at(place: str, day: Any) -> Rows:
    """Everything at and below a place that may need a person on `day`."""
    low, high = areas.subtree(place)
    return {kind: one.rows(day).filter(_inside(one, low, high)) for kind, one in declared().items()}


def _inside(origin: Origin, low: str, high: str) -> Q:
    return Q(**{f"{origin.place}__gte": low, f"{origin.place}__lt": high})


def needed(rows: Rows, holders: Holders) -> Iterator[Wanted]:
    """The tasks as they should stand for those rows."""
    known = declared()
    for kind, found in rows.items():
        yield from known[kind].wanted(found, holders)
