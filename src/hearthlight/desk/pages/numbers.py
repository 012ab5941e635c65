"""The page any number opens to: its value, base and day, what was stated beside it, its parts, its records."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hearthlight import figures
from hearthlight.core.areas import UnknownCode, full
from hearthlight.desk import given_words, opened, published
from hearthlight.desk.amounts import in_words, percent
from hearthlight.desk.asked import whole
from hearthlight.figures import Figure, NoSuchFigure, OutOfSight, Ratio
from hearthlight.papers import numbers
from hearthlight.people.sight import EVERYTHING, Viewer
from hearthlight.places import queries as places
from hearthlight.places.queries import UnknownArea
from hearthlight.standard import pack
from hearthlight.standard.law.sureness import weighed
from hearthlight.standard.pack import NoPack

PAGING = ("after", "day")
UNASKABLE = (TypeError, ValueError, OverflowError, ValidationError, NoPack, UnknownArea)
"""What an address that nobody wrote may raise: an argument the figure does not take, no such day, rule or place."""


def number(request: Any, code: str, place: str) -> HttpResponse:
    """A figure of a place; everybody may see a published one, its records only those who may see them."""
    figure, place, given = _asked(request, code, place)
    reader = _reader(request, figure, place, given)
    if reader is None:
        return redirect_to_login(request.get_full_path())
    try:
        context = _ratio(figure, place, request.day, reader, given) if isinstance(figure, Ratio) else {}
        part = figure.part if isinstance(figure, Ratio) else figure
        context |= _value(request, part, place, reader, given)
        context |= {"title": numbers.title(figure, given), "counted": numbers.title(part, given)}
        context |= {"given": given_words.in_words(given), "query": urlencode(given)}
    except OutOfSight as error:
        raise PermissionDenied from error
    except UNASKABLE as error:
        raise Http404 from error
    return render(request, "desk/number.html", context | {"figure": figure, "base": _(figure.base)})


def _asked(request: HttpRequest, code: str, place: str) -> tuple[Figure | Ratio, str, dict[str, Any]]:
    try:
        figure, area = figures.find(code), full(place)
    except (NoSuchFigure, UnknownCode) as error:
        raise Http404 from error
    given = {name: _meant(text) for name, text in request.GET.items() if name not in PAGING}
    return figure, area, given


def _meant(text: str) -> int | str:
    number = whole(text)
    return text if number is None else number


def _reader(request: Any, figure: Figure | Ratio, place: str, given: dict[str, Any]) -> Any:
    if published.is_published(figure.code, place, given):
        return EVERYTHING
    return request.viewer if request.user.is_authenticated else None


def _ratio(figure: Ratio, place: str, day: date, reader: Any, given: dict[str, Any]) -> dict[str, Any]:
    part, whole = figures.ratio(figure, place, day, reader, **given)
    return {"ratio": percent(part, whole), "whole": in_words(whole, figure.whole.unit)}


def _value(request: Any, figure: Figure, place: str, reader: Any, given: dict[str, Any]) -> dict[str, Any]:
    day = request.day
    value = figures.value(figure, place, day, reader, **given)
    records = figures.records(figure, place, day, request.viewer, **given)
    rows, following = opened.rows(figure, records, day, request.viewer.role, whole(request.GET.get("after")) or 0)
    return {
        "words": in_words(value, figure.unit),
        "area": places.area(place),
        "stated": _stated(figure, place, day, value, given),
        "parts": _parts(figure, place, day, request.viewer, given),
        "columns": opened.titles(figure),
        "rows": rows,
        "next": following,
        "certainty": figure.certainty or _of_rule(given.get("rule"), day, place),
    }


def _of_rule(code: Any, day: date, place: str) -> str:
    """How sure the rule is that a figure was asked about, with the values of the law that it reads."""
    try:
        law = pack.on(day)
    except NoPack:
        return ""
    return next((weighed(law, rule, day, place).certainty for rule in law.rules if rule.code == code), "")


def _stated(figure: Figure, place: str, day: date, value: int, given: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [row for row in places.stated(figure.code, place, day) if row.arguments == given]
    return [
        {
            "row": row,
            "words": in_words(row.value, row.unit),
            "difference": in_words(row.value - value, row.unit) if row.kind != "target" and row.value != value else "",
        }
        for row in rows
    ]


def _parts(figure: Figure, place: str, day: date, viewer: Viewer, given: dict[str, Any]) -> list[dict[str, Any]]:
    """The places below, as far as this reader may see them; what stands at `place` itself is no place below it."""
    counted = figures.by_child(figure, place, day, EVERYTHING, **given)
    names = places.names(list(counted))
    return [
        {
            "code": "" if code == place else code,
            "name": _("known as a sum only") if code == place else names.get(code, code),
            "words": in_words(amount, figure.unit),
        }
        for code, amount in sorted(counted.items())
        if viewer.sees(code) or (code != place and published.is_published(figure.code, code, given))
    ]
