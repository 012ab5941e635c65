"""The law as it stands here: the three schemes, and every value of one of them with its document and certainty."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy

from hearthlight.core import areas
from hearthlight.desk.access import signed_in
from hearthlight.desk.standard import pack_rows, pack_words
from hearthlight.places import queries as places
from hearthlight.standard import pack
from hearthlight.standard.line import is_reference, line_for
from hearthlight.standard.pack import NoPack, Pack

ASKED = (
    ("findings", gettext_lazy("What the register leaves open to doubt")),
    ("continuation", gettext_lazy("To whom policies continue")),
    ("unused", gettext_lazy("What homes may claim and have not used")),
    ("standard-exits", gettext_lazy("Which homes and villages could leave the register")),
    ("standard-indices", gettext_lazy("How many are poor, and how far below the line")),
    ("standard-sample", gettext_lazy("A sample for wrong exits and missed homes")),
    ("village-facts", gettext_lazy("What villages state of themselves")),
    ("what-if", gettext_lazy("What if a line, a price or a benefit were another")),
)
"""Pages that ask the law about a place; one that is not there is not shown."""


@signed_in
def landing(request: Any) -> HttpResponse:
    """The schemes in the order of their days, the line of today here, and what the law can be asked."""
    place, day = request.viewer.home, request.day
    context = {
        "area": places.area(place),
        "schemes": [_scheme(one, day) for one in pack.all_packs()],
        "line": line_for(place, day),
        "reference": _reference(day),
        "asked": _asked(place) if request.viewer.role != "operator" else [],
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


def _asked(place: str) -> list[tuple[str, Any]]:
    found = [(_address(name, place), title) for name, title in ASKED]
    return [(address, title) for address, title in found if address]


def _address(name: str, place: str) -> str:
    for arguments in ([areas.full(place)], []):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""
