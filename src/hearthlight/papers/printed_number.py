"""The page of a printed number 引用数字: what it was, who froze it when, and whether its records changed since."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hearthlight import figures
from hearthlight.papers import numbers
from hearthlight.papers.as_printed import as_printed, in_full, stated_value
from hearthlight.papers.models import Issue, Piece
from hearthlight.papers.record_rows import rows
from hearthlight.places.queries import path_to
from hearthlight.trail.models import FrozenFigure
from hearthlight.trail.subject import kind_of


@require_safe
def frozen_figure(request: HttpRequest, pk: int) -> HttpResponse:
    """A number of a published bulletin; its records only for those signed in, each as far as their sight goes."""
    kept = get_object_or_404(FrozenFigure.objects.select_related("event"), pk=pk, subject_kind=kind_of(Piece))
    piece = get_object_or_404(Piece.objects.select_related("issue"), pk=kept.subject_id)
    _public(piece.issue, request)
    said = {"kept": kept, "piece": piece, "path": path_to(kept.area_code), **_said(kept, piece)}
    if request.user.is_authenticated:
        said |= _behind(request, kept)
    return render(request, "papers/frozen_figure.html", said)


def _public(issue: Issue, request: HttpRequest) -> None:
    if not issue.is_out(request.day):
        raise Http404


def _said(kept: FrozenFigure, piece: Piece) -> dict[str, Any]:
    figure, stated = figures.find(kept.figure), stated_value(kept)
    text, unit = numbers.readable(kept)
    if stated:
        text, unit = in_full(stated)
    asked = " · ".join(numbers.word(each) for each in kept.arguments.values())
    title = numbers.title(figure, kept.arguments)
    return {
        "title": title,
        "asked": asked,
        "as_printed": as_printed(kept, piece, stated),
        "stated": stated,
        "text": text,
        "unit": _(unit),
        "base": figure.base,
    }


def _behind(request: HttpRequest, kept: FrozenFigure) -> dict[str, Any]:
    figure = numbers.counted(figures.find(kept.figure))
    asked = (kept.area_code, kept.day)
    seen = figures.records(figure, *asked, request.viewer, **kept.arguments)
    shown = rows(figure, seen)
    return {
        "changed": figures.records_digest(figure, *asked, **kept.arguments) != kept.digest,
        "heads": [_(label) for label, _field in figure.columns],
        "record_count": seen.count(),
        "shown": len(shown),
        "rows": shown,
    }
