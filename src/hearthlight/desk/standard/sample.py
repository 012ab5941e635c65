"""A sample for wrong exits and missed homes: drawn by seed, judged by the records, printed for who goes to look."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hearthlight.checks.sampling import BadSample
from hearthlight.desk.access import for_homes, seen_place
from hearthlight.desk.asked import whole
from hearthlight.desk.matters.idempotent import key_of
from hearthlight.desk.standard import sample_paper, sample_rows
from hearthlight.desk.workbooks.files import as_download
from hearthlight.places import queries as places
from hearthlight.standard.pack import NoPack
from hearthlight.standard.sampling import sample
from hearthlight.standard.sampling.actions import MOST, draw_sample, send_paper
from hearthlight.trail.act import KeyReused, Refused, Repeated
from hearthlight.trail.models import Event

FIELDS = {
    "seed": gettext_lazy("Seed"),
    "exited": gettext_lazy("Exited households"),
    "unregistered": gettext_lazy("Households outside the register"),
}
EMPTY = {"seed": "", **dict.fromkeys(sample.KINDS, "0")}
"""What an empty field means: none of a kind; a seed that was not said is no seed."""


@for_homes
def sample_page(request: Any, code: str = "") -> HttpResponse:
    """The form and the earlier draws of a place; with ``?draw=`` what one of them says."""
    place = seen_place(request, code)
    draw = _draw(place, request.GET["draw"]) if "draw" in request.GET else None
    return _shown(request, place, draw)


def _draw(place: str, text: str) -> Event:
    found = sample.draw_of(whole(text) or 0, place)
    if found is None:
        raise Http404
    return found


def _shown(
    request: Any, place: str, draw: Event | None = None, problem: str = "", wrong: Sequence[str] = ()
) -> HttpResponse:
    context = {
        "area": places.area(place),
        "path": places.path_to(place),
        "may_draw": request.user.may(sample.KIND, place),
        "draws": sample.draws(place, request.day),
        "given": request.POST,
        "most": MOST,
        "key": uuid4(),
        "problem": problem,
        "wrong": wrong,
        "draw": draw,
    }
    try:
        context["kinds"] = sample_rows.kinds(draw) if draw else []
    except NoPack:
        context |= {"draw": None, "problem": _no_law()}
    return render(request, "desk/sample.html", context, status=422 if context["problem"] else 200)


@require_POST
@for_homes
def draw(request: Any, code: str) -> HttpResponse:
    """Draw by seed and sizes; the same click twice draws once."""
    place, given = seen_place(request, code), request.POST
    if not request.user.may(sample.KIND, place):
        raise PermissionDenied
    numbers = {name: whole(given.get(name, "").strip() or EMPTY[name]) for name in EMPTY}
    wrong = [name for name, number in numbers.items() if number is None]
    if wrong:
        return _shown(request, place, problem=_not_whole(wrong[0], given.get(wrong[0], "").strip()), wrong=wrong)
    try:
        found = _drawn(request, place, {name: number or 0 for name, number in numbers.items()})
    except Refused as error:
        raise PermissionDenied from error
    except BadSample as error:
        return _shown(request, place, problem=_too_many(error))
    except NoPack:
        return _shown(request, place, problem=_no_law())
    except KeyReused:
        return _shown(request, place, problem=_("This form was sent before with other entries: open it anew."))
    return redirect(f"{reverse('standard-sample', args=[place])}?draw={found.pk}")


def _drawn(request: Any, place: str, numbers: dict[str, int]) -> Event:
    return draw_sample(
        request.user,
        place,
        request.day,
        seed=numbers["seed"],
        sizes={kind: numbers[kind] for kind in sample.KINDS},
        allocation="equal" if request.POST.get("allocation") == "equal" else "proportional",
        key=key_of(request.POST),
    )


def _no_law() -> str:
    return _("No standard is in force on this day: nothing is counted.")


def _not_whole(field: str, found: str) -> str:
    said = {"field": FIELDS[field], "found": found[:40]}
    if not found:
        return _("“%(field)s” is empty: give a whole number, and say it before you draw.") % said
    return _("“%(field)s” is a whole number, found “%(found)s”: write digits alone.") % said


def _too_many(error: BadSample) -> str:
    said = {"asked": error.asked, "most": error.most}
    return _("%(asked)d homes were asked for: choose from 1 to %(most)d, as many as there are.") % said


@require_POST
@for_homes
def sample_file(request: Any, code: str, pk: int) -> HttpResponse:
    """The working paper of a draw as a workbook; that it went out is written down, a second click once."""
    place = seen_place(request, code)
    found = _draw(place, str(pk))
    try:
        rows = sample_paper.rows(found)
        with suppress(Repeated):
            send_paper(request.user, found, len(rows), request.day, key_of(request.POST))
    except NoPack:
        return _shown(request, place, problem=_no_law())
    except (Refused, KeyReused) as error:
        raise PermissionDenied from error
    return as_download(sample_paper.workbook_of(rows), f"抽样工作底稿-{place[:12]}-{pk}.xlsx")
