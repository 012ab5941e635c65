"""What a draw says, kind by kind: the estimate of the whole and of each stratum, and its homes, heads masked."""

from typing import Any

from django.utils.translation import pgettext_lazy

from hearthlight.checks.estimates import Estimate
from hearthlight.desk.amounts import between, share
from hearthlight.desk.standard import entitle_rows
from hearthlight.desk.terms import ANSWERS
from hearthlight.places import queries as places
from hearthlight.standard.sampling import sample
from hearthlight.trail.models import Event

TITLES = {
    "exited": pgettext_lazy("sample", "Exited households"),
    "unregistered": pgettext_lazy("sample", "Households outside the register"),
}
CASES = {
    "exited": pgettext_lazy("sample", "wrong exits"),
    "unregistered": pgettext_lazy("sample", "missed"),
}
FIGURES = {"exited": "standard.wrong_exits", "unregistered": "standard.missed_homes"}
"""The same counted over the whole register, by its records."""


def kinds(draw: Event) -> list[dict[str, Any]]:
    """One entry a kind that was drawn."""
    found = [(kind, sample.drawn(draw, kind)) for kind in sample.KINDS]
    return [_kind(kind, one, draw) for kind, one in found if one]


def _kind(kind: str, one: sample.Drawn, draw: Event) -> dict[str, Any]:
    known = places.names([*one.strata])
    strata = [
        {"name": known.get(code, code), "counted": counted, "estimate": told(one.of(code))}
        for code, counted in one.strata.items()
    ]
    rows = entitle_rows.dressed(one.homes, draw.day)
    return {
        "kind": kind,
        "title": TITLES[kind],
        "cases": CASES[kind],
        "figure": FIGURES[kind],
        "whole": one.whole,
        "estimate": told(one.whole),
        "strata": strata,
        "rows": [row | {"answer": ANSWERS[row["verdict"]]} for row in rows],
        "same_list": one.same_list,
    }


def told(one: Estimate) -> dict[str, str]:
    """The share and its interval in words; dashes where nothing was drawn."""
    if one.least is None or one.most is None or one.low is None or one.high is None:
        return {"share": "—", "interval": "—"}
    return {"share": between(one.least, one.most, 1), "interval": f"{share(one.low, 1)} – {share(one.high, 1)}"}
