"""What a matter begins with: households by their numbers, and what is asked for them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core import areas
from hearthlight.desk.asked import whole
from hearthlight.places.models import Zone
from hearthlight.places.queries import names
from hearthlight.register.models import Household
from hearthlight.trail.dated import in_force

MOST = 300


def homes_of(numbers: str, ids: Sequence[str]) -> list[Household]:
    """The households in the reader's sight with these numbers (any separators) or ids, by place and number."""
    asked = _split(numbers)
    keys = [pk for pk in (whole(text) for text in ids[:MOST]) if pk]
    rows = Household.objects.filter(number__in=asked) | Household.objects.filter(pk__in=keys)
    return list(rows.order_by("area_code", "number"))


def grids(place: str, day: date) -> list[tuple[int, str]]:
    """The grids 网格 at and below a place on `day`, with their village: a list may be reviewed grid by grid (R65)."""
    low, high = areas.subtree(place)
    rows = Zone.objects.filter(in_force(day), kind=Zone.Kind.GRID, area_code__gte=low, area_code__lt=high)
    found = list(rows.order_by("area_code", "number")[:MOST])
    known = names([one.area_code for one in found])
    return [(one.pk, grid_words(known.get(one.area_code, ""), one.number)) for one in found]


def grid_words(village: str, number: int) -> str:
    """A grid by its village and number."""
    return _("%(village)s, grid %(number)d") % {"village": village, "number": number}


def _split(numbers: str) -> list[str]:
    return [text for text in re.split(r"[\s,，、;；]+", numbers) if text][:MOST]


def unknown_numbers(numbers: str, homes: Sequence[Household]) -> list[str]:
    """The numbers that no household in sight has."""
    known = {home.number for home in homes}
    return [text for text in _split(numbers) if text not in known]


def payload_of(kind: str, given: Mapping[str, str]) -> dict[str, Any]:
    """What is asked: the kind of monitoring, how a risk went, the grid that reviewed."""
    payload: dict[str, Any] = {"zone": zone} if (zone := whole(given.get("zone"))) else {}
    if kind == "monitor":
        payload["state"] = given.get("monitor_state", "")
    if kind == "remove":
        payload["way"] = given.get("way", "")
    return payload
