"""Incidence, gap and severity of poverty at a place and below it, each with its base and its bounds."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.amounts import between, percent
from hearthlight.desk.drawing.ranges import band, widest
from hearthlight.places import queries as places
from hearthlight.standard.income import income_year
from hearthlight.standard.indices import query as indices_query
from hearthlight.standard.indices.indices import Poverty, Share
from hearthlight.standard.line import line_for
from hearthlight.standard.pack import NoPack

BASES: tuple[indices_query.Base, ...] = ("registered", "all")


@for_homes
def indices(request: Any, code: str = "") -> HttpResponse:
    """The page of a place; `?base=all` counts everybody, not only registered households."""
    place, day = seen_place(request, code), request.day
    base: indices_query.Base = "all" if request.GET.get("base") == "all" else "registered"
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "base": base,
        "bases": [(one, _said(one)) for one in BASES],
        "base_words": _said(base),
        "line": line_for(place, day),
        "year": income_year(day),
    }
    try:
        context |= _numbers(place, day, request.viewer, base)
    except NoPack:
        context["no_law"] = True
    return render(request, "desk/indices.html", context)


def _said(base: str) -> str:
    return _("all people of the place") if base == "all" else _("people of registered households, exited ones too")


def _numbers(place: str, day: date, viewer: Any, base: indices_query.Base) -> dict[str, Any]:
    whole, parts = indices_query.of_place(place, day, base)
    state: Any = figures.find("register.poverty_rate")
    full = widest([float(one.incidence.most) for one in [whole, *parts.values()] if one.incidence])
    named = places.names(list(parts))
    rows = [_row(one, named.get(at, at), "" if at == place else at, full) for at, one in parts.items()]
    return {
        "whole": _row(whole, places.area(place).name, place, full),
        "rows": rows if rows[1:] or (rows and rows[0]["code"]) else [],
        "full": f"{full:.0%}",
        "by_state": percent(*figures.ratio(state, place, day, viewer)),
    }


def _row(one: Poverty, name: str, code: str, full: float) -> dict[str, Any]:
    incidence = one.incidence
    drawn = band(float(incidence.least), float(incidence.most), full, words(incidence)) if incidence else ""
    return {
        "name": name,
        "code": code,
        "one": one,
        "incidence": words(incidence),
        "of_homes": words(one.incidence_homes),
        "gap": words(one.gap_index),
        "severity": words(one.severity_index),
        "drawn": mark_safe(drawn),  # noqa: S308
    }


def words(share: Share | None) -> str:
    """The share, from the least to the most; a dash without a base."""
    return between(share.least, share.most) if share else "—"
