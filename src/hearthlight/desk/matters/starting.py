"""What a matter begins with: households by their numbers, and what is asked for them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models.functions import Right
from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.asked import whole
from hearthlight.places.models import Zone
from hearthlight.places.queries import names
from hearthlight.register.models import Household
from hearthlight.trail.dated import in_force

MOST = 300


LAST = 4
"""Digits by which a household of one place may be named 户编号后四位."""


def homes_of(numbers: str, ids: Sequence[str], place: str = "") -> list[Household]:
    """The households in the reader's sight with these numbers (any separators) or ids, by place and number.

    Four digits name the one household at `place` whose number ends so.
    """
    asked = _split(numbers)
    keys = [pk for pk in (whole(text) for text in ids[:MOST]) if pk]
    rows = Household.objects.filter(number__in=asked) | Household.objects.filter(pk__in=[*keys, *_by_end(asked, place)])
    return list(rows.order_by("area_code", "number"))


def _by_end(asked: Sequence[str], place: str) -> list[int]:
    """The households at `place` that are the only one there with such an end of its number; one query."""
    ends = {text for text in asked if re.fullmatch(rf"\d{{{LAST}}}", text)}
    if not ends or not place:
        return []
    low, high = areas.subtree(place)
    rows = Household.objects.filter(area_code__gte=low, area_code__lt=high).annotate(end=Right("number", LAST))
    found: dict[str, list[int]] = {}
    for end, pk in rows.filter(end__in=ends).values_list("end", "pk"):
        found.setdefault(end, []).append(pk)
    return [pks[0] for pks in found.values() if not pks[1:]]


def grids(place: str, day: date) -> list[tuple[int, str]]:
    """The grids 网格 of the village of a place on `day`, none above a village: a list is reviewed by its grid (R65)."""
    if areas.level(place).width < areas.width("village"):
        return []
    village = areas.at(place, "village")
    rows = Zone.objects.filter(in_force(day), kind=Zone.Kind.GRID, area_code=village).order_by("number")
    known = names([village])
    return [(one.pk, grid_words(known.get(village, ""), one.number)) for one in rows]


def grid_words(village: str, number: int) -> str:
    """A grid by its village and number."""
    return _("%(village)s, grid %(number)d") % {"village": village, "number": number}


def _split(numbers: str) -> list[str]:
    return [text for text in re.split(r"[\s,，、;；]+", numbers) if text][:MOST]


def unknown_numbers(numbers: str, homes: Sequence[Household]) -> list[str]:
    """The numbers that no household in sight has."""
    known = {home.number for home in homes} | {home.number[-LAST:] for home in homes}
    return [text for text in _split(numbers) if text not in known]


def payload_of(kind: str, given: Mapping[str, str]) -> dict[str, Any]:
    """What is asked: the kind of monitoring, how a risk went, the grid that reviewed."""
    payload: dict[str, Any] = {"zone": zone} if (zone := whole(given.get("zone"))) else {}
    if kind == "monitor":
        payload["state"] = given.get("monitor_state", "")
    if kind == "remove":
        payload["way"] = given.get("way", "")
    return payload
