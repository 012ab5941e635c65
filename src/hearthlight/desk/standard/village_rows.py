"""Rows of the page on what villages state of themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearthlight.desk.terms import known, yes_no
from hearthlight.places import queries as places
from hearthlight.places.village_facts import EXIT_FACTS, FACTS, Fact
from hearthlight.register.village_frame import villages
from hearthlight.trail.models import Source

WORDS = {
    "exited": _("Out of poverty"),
    "households": pgettext_lazy("village file", "Households"),
    "houses_unsafe": _("Dangerous houses"),
    "water_unsafe": _("Homes without safe water"),
    "schools": _("Primary schools"),
    "bus": _("A bus comes"),
    "hardened_road": _("A hardened road leads here"),
    "power": _("Power for work"),
    "broadcast": _("Radio and television"),
    "culture_room": _("A culture room"),
    "clinic": _("A clinic"),
    "doctor": _("A doctor"),
    "broadband": _("Broadband"),
}
"""What each column of the village file is called, and each fact that a poor village's exit asks beside."""
STATED = (*FACTS, *EXIT_FACTS)
"""What a village is asked; the table of a place shows the village file alone."""


@dataclass(frozen=True)
class Field:
    """One question of the form: the value typed, else the one last stated."""

    fact: Fact
    words: Any
    value: str


def headings() -> list[tuple[Fact, Any]]:
    """Each fact of the village file, and what it is called."""
    return [(fact, WORDS[fact.name]) for fact in FACTS]


def of_place(code: str, day: date) -> list[dict[str, Any]]:
    """The villages of the place, each with its facts as they are read; nothing stated is said to be unknown."""
    rows = villages(day, code).to_dicts()
    names = places.names([row["area_code"] for row in rows])
    return [
        {"code": row["area_code"], "name": names[row["area_code"]], "cells": [_cell(fact, row) for fact in FACTS]}
        for row in rows
    ]


def _cell(fact: Fact, row: Mapping[str, Any]) -> dict[str, Any]:
    value = row[fact.name]
    said = yes_no(value) if fact.kind == "yes" else known(value if value is None else f"{value:,}")
    return {"words": WORDS[fact.name], "said": said, "unknown": value is None, "number": fact.kind == "count"}


def form(code: str, day: date, typed: Mapping[str, str]) -> list[Field]:
    """The questions of one village."""
    held = places.latest([fact.measure for fact in STATED], code, day).get(code, {})
    return [Field(fact, WORDS[fact.name], typed.get(fact.name, _held(held, fact))) for fact in STATED]


def _held(held: Mapping[str, int], fact: Fact) -> str:
    value = held.get(fact.measure)
    return "" if value is None else str(value)


def sources(code: str, day: date) -> list[Source]:
    """Where what is stated of a village comes from, the newest first."""
    found = [row.source for row in places.stated_of([fact.measure for fact in STATED], code, day)]
    return sorted(set(found), key=lambda source: (source.received_on, source.pk), reverse=True)
