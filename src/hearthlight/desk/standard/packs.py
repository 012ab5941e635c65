"""The law as it stands here: the three schemes, and every value of one of them with its document and certainty."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from hearthlight.desk.access import signed_in
from hearthlight.desk.standard import law_pages, pack_rows, pack_words
from hearthlight.places import queries as places
from hearthlight.standard import pack
from hearthlight.standard.line import is_reference, line_for
from hearthlight.standard.pack import NoPack, Pack


@signed_in
def landing(request: Any) -> HttpResponse:
    """The schemes in the order of their days, the line of today here, and what the law can be asked."""
    place, day = request.viewer.home, request.day
    context = {
        "area": places.area(place),
        "schemes": [_scheme(one, day) for one in pack.all_packs()],
        "line": line_for(place, day),
        "reference": _reference(day),
        "asked": law_pages.asked(place) if request.viewer.role not in ("operator", "helper") else [],
    }
    return render(request, "desk/standard.html", context)


@signed_in
def one_pack(request: Any, code: str) -> HttpResponse:
    """One scheme: parameters by subject, what may be claimed, rules."""
    try:
        law = pack.read(code)
    except NoPack as error:
        raise Http404 from error
    place, day = request.viewer.home, request.day
    context = _scheme(law, day) | {
        "area": places.area(place),
        "subjects": pack_rows.subjects(law, day, place),
        "claims": pack_rows.claims(law),
        "rules": pack_rows.rules(law, day, place),
        "words": pack_words.CERTAINTY,
    }
    return render(request, "desk/standard_pack.html", context)


def _scheme(law: Pack, day: date) -> dict[str, Any]:
    return {
        "law": law,
        "about": pack_words.ABOUT.get(law.code, ""),
        "counted": pack_rows.counted(law),
        "stands": "now" if law.in_force(day) else "later" if day < law.from_date else "ended",
    }


def _reference(day: date) -> bool:
    try:
        return is_reference(day)
    except NoPack:
        return False
