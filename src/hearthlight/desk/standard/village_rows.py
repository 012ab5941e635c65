"""Rows of the page on what villages state of themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearthlight.core import areas
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


def of_place(code: str, day: date) -> list[dict[str, Any]]:
    """The villages of a township or village, each with its facts as they are read, nothing stated being unknown; above
    a township the places one level below, each with how many of its villages have stated what."""
    if in_sums(code):
        return _named(_summed(villages(day, code), code))
    rows = villages(day, code).to_dicts()
    return _named([(row["area_code"], [_cell(fact, row) for fact in FACTS]) for row in rows])


def in_sums(code: str) -> bool:
    """Whether a place has too many villages to name: those above a township."""
    return areas.level(code).width < areas.width("township")


def _named(rows: list[tuple[str, list[dict[str, Any]]]]) -> list[dict[str, Any]]:
    names = places.names([code for code, _cells in rows])
    return [{"code": code, "name": names.get(code, code), "cells": cells} for code, cells in rows]


def _summed(frame: pl.DataFrame, code: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """(place below, cells): its villages, and how many of them are known to state each fact."""
    level = areas.child_level(code)
    if level is None:
        return []
    below = frame.group_by(pl.col("area_code").str.slice(0, level.width), maintain_order=True).agg(
        pl.len().alias("villages"), *(pl.col(fact.name).is_not_null().sum() for fact in FACTS)
    )
    return [(areas.full(row["area_code"]), _sums(row)) for row in below.iter_rows(named=True)]


def _sums(row: Mapping[str, int]) -> list[dict[str, Any]]:
    words = {"villages": _("Villages"), **{fact.name: WORDS[fact.name] for fact in FACTS}}
    return [{"words": said, "said": f"{row[name]:,}", "number": True} for name, said in words.items()]


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
