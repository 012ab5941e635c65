"""One household under the three schemes side by side 三套标准对照; looking at it is looking at its record."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.checks.rule import Answer
from hearthlight.checks.subjects import NOT_SHOWN
from hearthlight.desk.access import for_homes
from hearthlight.desk.pages.homes import home_of, opened
from hearthlight.desk.standard.pack_words import scheme
from hearthlight.desk.terms import ANSWERS, listed, rule_words
from hearthlight.places import queries as places
from hearthlight.standard import pack, queries
from hearthlight.standard.causes import said
from hearthlight.standard.column_words import column_words
from hearthlight.standard.continuing.continuation import SAID
from hearthlight.standard.income import income_year, per_head
from hearthlight.standard.pass_line import INCOME
from hearthlight.standard.side_by_side import NOT_ASKED, NOT_IN_SCHEME, Judged, Reply, codes, side_by_side

WHEN = {
    "today": lambda: _("asked today"),
    "last": lambda: _("asked on its last day"),
    "first": lambda: _("asked on its first day"),
}


ITEMS = {
    INCOME: N_("Income a head reaches the line"),
    "standard.food": N_("No worry about food"),
    "standard.clothes": N_("No worry about clothing"),
    "standard.schooling": N_("Every child of school age is in school"),
    "standard.insurance": N_("Everybody has basic medical insurance"),
    "standard.housing": N_("The house is safe"),
    "standard.water": N_("Drinking water is safe"),
}
"""The seven items of the standard, said as what ought to hold; the other rules are said as the doubt they raise."""

DOUBTS = {
    "breaks": gettext_lazy("a doubt"),
    "holds": gettext_lazy("no doubt"),
    "unknown": gettext_lazy("unknown"),
    "not_applicable": gettext_lazy("does not apply"),
}
OUTSIDE = {
    NOT_IN_SCHEME: gettext_lazy("not asked by this scheme"),
    NOT_ASKED: gettext_lazy("could not be asked"),
}
ENTITLED = {**SAID, NOT_IN_SCHEME: N_("not asked by this scheme")}


@for_homes
def schemes(request: Any, pk: int) -> HttpResponse:
    """Columns are the schemes, rows what they ask."""
    home, day = home_of(pk), request.day
    opened(request, home)
    frame = queries.home(home.pk, home.area_code, day)
    columns = side_by_side(frame, pack.all_packs(), day) if len(frame) else []
    context = {
        "home": home,
        "path": places.path_to(home.area_code)[-3:],
        "columns": [_head(one) for one in columns],
        "standard": [_row(code, columns) for code in ITEMS],
        "logic": [_row(code, columns) for code in codes(columns) if code not in ITEMS],
        "per_head": per_head(frame.item(0, "net_fen"), frame.item(0, "size")) if columns else None,
        "year": income_year(day),
    }
    return render(request, "desk/schemes.html", context)


def _head(one: Judged) -> dict[str, Any]:
    return {
        "pack": one.pack,
        "day": one.day,
        "when": WHEN[one.when](),
        "line": one.line,
        "reference": one.reference,
        "entitled": ENTITLED[one.entitled],
        "because": ENTITLED[one.because] if one.because != one.entitled else "",
    }


def _row(code: str, columns: list[Judged]) -> dict[str, Any]:
    """One rule: what it asks, and each scheme's reply in words."""
    words = ANSWERS if code in ITEMS else DOUBTS
    replies = [_reply(one.reply(code), words) | _column(one, code) for one in columns]
    return {"title": _(ITEMS[code]) if code in ITEMS else rule_words(code), "replies": replies}


def _column(one: Judged, code: str) -> dict[str, Any]:
    """Under which scheme; a line that is a reference and no gate is nothing that a home fails."""
    column: dict[str, Any] = {"scheme": scheme(one.pack)}
    if code == INCOME and one.reference and one.reply(code).answer == Answer.BREAKS:
        column |= {"answer": "reference", "words": _("within the range of monitoring, a reference beside other facts")}
    return column


def _reply(one: Reply, words: Mapping[str, Any]) -> dict[str, Any]:
    shown = {"answer": one.answer, "words": (words | OUTSIDE)[one.answer], "rule": one.rule, "cause": ""}
    if one.rule and one.answer == Answer.BREAKS:
        return shown | {"cause": said(one.rule, _shown(one))}
    lacking = one.missing or [name for name, value in _shown(one).items() if value is None]
    if lacking and one.answer in (Answer.UNKNOWN, NOT_ASKED):
        shown["cause"] = _("missing: %(names)s") % {"names": listed(map(column_words, lacking))}
    return shown


def _shown(one: Reply) -> dict[str, Any]:
    """What the rule read, without the columns that only say whom it concerns."""
    return {name: value for name, value in one.values.items() if name not in NOT_SHOWN}
