"""The pages that ask the law about a place, as links of the law's own page, of the findings and of the overview."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from hearthlight.core import areas

ASKED = (
    ("findings", gettext_lazy("What the register leaves open to doubt")),
    ("continuation", gettext_lazy("To whom policies continue")),
    ("unused", gettext_lazy("What homes may claim and have not used")),
    ("standard-exits", gettext_lazy("Which homes and villages could leave the register")),
    ("standard-indices", gettext_lazy("How many are poor, and how far below the line")),
    ("standard-sample", gettext_lazy("A sample for wrong exits and missed homes")),
    ("village-facts", gettext_lazy("What villages state of themselves")),
    ("what-if", gettext_lazy("What if a line, a price or a benefit were another")),
)
IN_QUERY = {"findings", "what-if"}
"""Pages whose place stands in the query of the address."""


def asked(place: str, but: str = "") -> list[tuple[str, Any]]:
    """(address, title) of every page about a place `but` the one of this name; one that is not there is not shown."""
    found = [(_address(name, areas.full(place)), title) for name, title in ASKED if name != but]
    return [(address, title) for address, title in found if address]


def _address(name: str, place: str) -> str:
    try:
        return f"{reverse(name)}?place={place}" if name in IN_QUERY else reverse(name, args=[place])
    except NoReverseMatch:
        return ""
