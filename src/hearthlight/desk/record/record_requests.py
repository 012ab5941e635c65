"""What a change request asks, in words: for the page of the decision and for who must approve it.

A name is masked and a number stays sealed: whoever approves compares the paper, not the page.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.record import questions
from hearthlight.desk.record.question import Question
from hearthlight.desk.record.questions_decided import HOME, INCOME, MEMBER
from hearthlight.desk.terms import term
from hearthlight.register import codes
from hearthlight.register.sealed_request import is_packed

READ_FROM_NUMBER = ("id_valid", "id_birth", "id_sex")
"""What an identity number says: it comes with the number and is no request of its own."""


def said(changes: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """(what, from what to what) of each fact that is asked to change."""
    return [_said(one) for one in changes if one["field"] not in READ_FROM_NUMBER]


def _said(change: Mapping[str, Any]) -> tuple[str, str]:
    if "item" in change:
        title = f"{change['year']} {term(codes.INCOME_ITEM, change['item'])}"
        return title, _turn(INCOME.questions[0], change)
    asked = _question(change["subject_kind"], change["field"])
    if asked is None:
        return str(change["field"]), "•••"
    return str(asked.title), _turn(asked, change)


def _question(kind: str, field: str) -> Question | None:
    decided = {questions.HOME: HOME, questions.MEMBER: MEMBER}.get(kind)
    if decided is None:
        return None
    own = next((one for one in decided.questions if one.field == field), None)
    return own or questions.by_column(kind).get(field)


def _turn(asked: Question, change: Mapping[str, Any]) -> str:
    if is_packed(change["new"]):
        return _("a new number, sealed")
    old, new = (asked.words(change.get(name)) for name in ("old", "new"))
    return f"{mask_name(old)} → {mask_name(new)}" if asked.field == "name" else f"{old} → {new}"
