"""The records behind a number, as rows of words: masked, with the places named, each cell ready to read."""

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hearthlight.desk.cells import Cell, cell, is_place, late_by
from hearthlight.figures import Figure
from hearthlight.places import queries as places
from hearthlight.register.models import Household

PAGE = 50
STATION, HOUSEHOLD = "station", "household"
OPENS: dict[str, tuple[str, str]] = {
    "register.Household": (HOUSEHOLD, "pk"),
    "register.Member": (HOUSEHOLD, "household_id"),
    "help.Measure": (HOUSEHOLD, "household_id"),
    "checks.Finding": (HOUSEHOLD, "household_id"),
    "money.Payment": (HOUSEHOLD, "household_id"),
    "duty.Visit": (HOUSEHOLD, "household_id"),
    "duty.Participation": (HOUSEHOLD, "household_id"),
    "oversight.Familiarity": (HOUSEHOLD, "household_id"),
    "duty.Gathering": ("meeting", "pk"),
    "oversight.Observation": ("observation", "pk"),
    "oversight.Lesson": ("lesson", "pk"),
    "oversight.LessonAnswer": ("lesson", "lesson_id"),
    "sun.Station": (STATION, "pk"),
    "sun.Milestone": (STATION, "station_id"),
    "sun.Reading": (STATION, "station_id"),
    "sun.Share": (STATION, "station_id"),
    "sun.Expectation": (STATION, "station_id"),
    "sun.Loss": (STATION, "station_id"),
}
"""The page that a record of each model opens to, and the column that holds that page's id."""

NAMES = {"station__number": "station__name"}
"""A column after which a second one is shown."""


def titles(figure: Figure) -> list[str]:
    """The heads of the columns, those that are added here included."""
    first = [_("Household")] if figure.model == "checks.Finding" else []
    last = [_("Late")] if figure.model == "sun.Milestone" else []
    named = [[_(title), *([_("Station name")] if column in NAMES else [])] for title, column in figure.columns]
    return [*first, *chain.from_iterable(named), *last]


def rows(figure: Figure, records: QuerySet[Any], day: date, role: str, after: int = 0) -> tuple[list[Any], int | None]:
    """One page of records as {href, cells}, and the id after which the next page begins."""
    page, key = OPENS.get(figure.model, ("", "pk"))
    columns = [lookup for _title, lookup in figure.columns]
    asked = dict.fromkeys(["pk", key, *columns, *(NAMES[one] for one in columns if one in NAMES)])
    found = list(records.filter(pk__gt=after).order_by("pk").values(*asked)[: PAGE + 1])
    named = places.names([value for row in found for value in row.values() if is_place(value)])
    numbers = _numbers(figure, found)
    page = "" if page == HOUSEHOLD and role == "operator" else page
    shown = [
        {
            "href": reverse(page, args=[row[key]]) if page and row[key] else "",
            "cells": [
                *_household(figure, row, numbers),
                *_cells(figure, columns, row, named),
                *_late(figure, row, day),
            ],
        }
        for row in found[:PAGE]
    ]
    return shown, found[PAGE - 1]["pk"] if len(found) > PAGE else None


def _numbers(figure: Figure, found: Sequence[Any]) -> dict[int, str]:
    if figure.model != "checks.Finding":
        return {}
    ids = {row["household_id"] for row in found} - {None}
    return dict(Household.whole.filter(pk__in=ids).values_list("pk", "number"))


def _household(figure: Figure, row: dict[str, Any], numbers: dict[int, str]) -> list[Cell]:
    return [Cell(numbers.get(row["household_id"], "—"), True)] if figure.model == "checks.Finding" else []


def _cells(figure: Figure, columns: Sequence[str], row: dict[str, Any], named: dict[str, str]) -> list[Cell]:
    beside = [[one, *([NAMES[one]] if one in NAMES else [])] for one in columns]
    return [cell(figure.model, one, row[one], named) for one in chain.from_iterable(beside)]


def _late(figure: Figure, row: dict[str, Any], day: date) -> list[Cell]:
    return [late_by(row.get("due_on") or row.get("planned_on"), day)] if figure.model == "sun.Milestone" else []
