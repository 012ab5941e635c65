"""What households are entitled to and have not used 应享未享 (R88): by entitlement, and the list of homes."""

from datetime import date
from typing import Any

import polars as pl
from django.http import HttpResponse
from django.shortcuts import render

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.overview import number_link
from hearthlight.desk.standard import entitle_rows
from hearthlight.desk.standard.entitle_words import titled
from hearthlight.help import queries, unused
from hearthlight.places import queries as places
from hearthlight.register.models import Household
from hearthlight.standard import pack
from hearthlight.standard.law.entitlements import Entitlement

MEASURES = ("help.measures", "help.measures_without_result")


@for_homes
def unused_page(request: Any, code: str = "") -> HttpResponse:
    """The page of a place; `?entitlement=` and `?state=` narrow its list."""
    place, day = seen_place(request, code), request.day
    law, found = pack.on(day), queries.by_use(place, day)
    entitlement, state = _chosen(request.GET, law)
    listed = _homes(found, entitlement, state)
    rows, following = entitle_rows.page(listed, request.GET.get("after", ""), day)
    claimable, by_state = {one.code: one for one in law.entitlements}, unused.by_state(found)
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "below": _below(place, request.viewer),
        "law": law,
        "totals": _totals(found, place) | _measures(place, day, request.viewer),
        "table": [_line(claimable[row["entitlement"]], row, place) for row in by_state.iter_rows(named=True)],
        "states": unused.SAID.items(),
        "chosen": claimable.get(entitlement),
        "chosen_title": titled(claimable[entitlement]) if entitlement else "",
        "state": state,
        "said": unused.SAID[state],
        "rows": [row | {"titles": [titled(claimable[one]) for one in row["entitlements"]]} for row in rows],
        "count": len(listed),
        "next": following,
    }
    return render(request, "desk/unused.html", context)


def _chosen(asked: Any, law: pack.Pack) -> tuple[str, str]:
    entitlement, state = asked.get("entitlement", ""), asked.get("state", "")
    known = {one.code for one in law.entitlements}
    return (entitlement if entitlement in known else ""), state if state in unused.STATES else unused.UNUSED


def _below(place: str, viewer: Any) -> list[Any]:
    below = areas.child_level(place)
    return [one for one in places.children(place) if viewer.sees(one.code)] if below and below.name != "group" else []


def _totals(found: pl.DataFrame, place: str) -> dict[str, tuple[int, str]]:
    """Households: what the figures of the same name give, from the frame that is read anyhow."""
    return {
        "homes": (_count(found, unused.UNUSED), number_link("help.households_with_unused", place)),
        "untold": (_count(found, unused.UNDETERMINED), number_link("help.households_undetermined", place)),
    }


def _count(found: pl.DataFrame, state: str) -> int:
    return found.filter(pl.col("state") == state)["household"].n_unique()


def _measures(place: str, day: date, viewer: Any) -> dict[str, tuple[int, str]]:
    asked: Any = [(figures.find(code), {}) for code in MEASURES]
    numbers = figures.values(asked, place, day, viewer)
    links = [number_link(code, place) for code in MEASURES]
    return dict(zip(("measures", "late"), zip(numbers, links, strict=True), strict=True))


def _line(one: Entitlement, row: dict[str, Any], place: str) -> dict[str, Any]:
    """One entitlement: how many homes are in each state; each number leads to its records."""
    cells = [
        (state, row[state], number_link("help.households_by_use", place, entitlement=one.code, state=state))
        for state in unused.STATES
    ]
    return {"one": one, "title": titled(one), "cells": cells}


def _homes(found: pl.DataFrame, entitlement: str, state: str) -> pl.DataFrame:
    """The homes in that state, each with the entitlements for which it is."""
    kept = found.filter(pl.col("state") == state)
    kept = kept.filter(pl.col("entitlement") == entitlement) if entitlement else kept
    return kept.group_by("household", "area_code").agg(entitlements=pl.col("entitlement"))


def of_home(home: Household, day: date, frame: pl.DataFrame) -> dict[str, list[tuple[Entitlement, str]]]:
    """{state: entitlements with their titles} of one household, for its record; empty for an ordinary one.

    `frame` is its row of the register's household frame.
    """
    claimable = {one.code: one for one in pack.on(day).entitlements}
    found = queries.of_homes(frame, home.area_code, day)
    states: dict[str, list[Any]] = {} if found.is_empty() else {state: [] for state in unused.STATES}
    for code, state in found.select("entitlement", "state").rows():
        states[state].append((claimable[code], titled(claimable[code])))
    return states
