"""What if a line, a benefit or a price were another 假设测算: who would cross, by place. Nothing is saved."""

from typing import Any
from uuid import uuid4

import polars as pl
from django.http import HttpResponse
from django.shortcuts import render

from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.standard import entitle_rows, what_if_form, what_if_out, what_if_rows
from hearthlight.desk.standard.what_if_form import Asked
from hearthlight.places import queries as places
from hearthlight.standard.income import income_year
from hearthlight.standard.line import line_for
from hearthlight.standard.pack import NoPack
from hearthlight.standard.what_if import command as what_if_command
from hearthlight.standard.what_if import query as what_if_query
from hearthlight.standard.what_if.changes import BadChange, Tariff
from hearthlight.standard.what_if.sums import total


@for_homes
def what_if_page(request: Any) -> HttpResponse:
    """The form; asked, the table by place and the homes that would cross."""
    place, day = seen_place(request, request.GET.get("place", "")), request.day
    asked = what_if_form.asked(request.GET)
    context: dict[str, Any] = {}
    try:
        context = what_if_form.choices(place, day)
        if asked.changes:
            homes = what_if_query.compare(place, day, asked.changes)
            if request.GET.get("out") == "places":
                return what_if_out.places_workbook(homes, place, day)
            context |= _result(request, place, homes, asked)
    except BadChange as error:
        asked = Asked(asked.given, (), what_if_form.said(error))
    except NoPack:
        context["no_law"] = True
    return _shown(request, place, asked, context)


def _shown(request: Any, place: str, asked: Asked, context: dict[str, Any]) -> HttpResponse:
    area = places.area(place)
    context |= {
        "area": area,
        "path": places.path_to(place),
        "below": places.children(place),
        "line": line_for(place, request.day),
        "year": income_year(request.day),
        "asked": asked,
        "query": f"place={place}&{asked.query}",
    }
    return render(request, "desk/what_if.html", context, status=422 if asked.problem else 200)


def _result(request: Any, place: str, homes: pl.DataFrame, asked: Asked) -> dict[str, Any]:
    whole = total(homes)
    which = what_if_rows.chosen(request.GET.get("list", ""), whole)
    listed = what_if_rows.crossing(homes, which)
    rows, following = entitle_rows.page(listed, request.GET.get("after", ""), request.day)
    return {
        "whole": whole | what_if_rows.links(place),
        "parts": what_if_rows.parts(homes, place),
        "held": what_if_command.held(asked.changes),
        "no_solar": any(isinstance(one, Tariff) for one in asked.changes) and not _moved(homes),
        "which": which,
        "rows": [row | what_if_rows.income(row) for row in rows],
        "next": following,
        "key": uuid4(),
        "may_export": request.user.may("register.export", place),
    }


def _moved(homes: pl.DataFrame) -> bool:
    """Whether the changes bring or take anything, or might."""
    return bool((homes.get_column("brought_fen").fill_null(1) != 0).any())
