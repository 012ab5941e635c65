"""How a household lives, item by item in words; the same words tell what changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from hearthlight.desk.terms import known, term, yes_no
from hearthlight.register import codes


@dataclass(frozen=True)
class Item:
    """One fact of living: its title, and how its value is read."""

    title: Any
    words: Callable[[Any], str]


ITEMS: dict[str, Item] = {
    "house_grade": Item(gettext_lazy("House grade"), known),
    "house_area": Item(gettext_lazy("House area"), lambda value: known(value, "m²")),
    "house_structure": Item(gettext_lazy("House structure"), lambda value: term(codes.STRUCTURE, value)),
    "water_source": Item(gettext_lazy("Drinking water"), lambda value: term(codes.WATER, value)),
    "water_safe": Item(gettext_lazy("Water safe"), yes_no),
    "road_kind": Item(gettext_lazy("Road to the house"), lambda value: term(codes.ROAD, value)),
    "power": Item(gettext_lazy("Household power"), yes_no),
    "toilet": Item(gettext_lazy("Sanitary toilet"), yes_no),
    "food_ok": Item(gettext_lazy("Enough food"), yes_no),
    "clothes_ok": Item(gettext_lazy("Enough clothing"), yes_no),
}
"""The facts that the record page shows, in its order."""


def living(home: Any) -> list[tuple[Any, str]]:
    """(title, words) of every item; what is not known says so."""
    return [(item.title, item.words(getattr(home, name))) for name, item in ITEMS.items()]
