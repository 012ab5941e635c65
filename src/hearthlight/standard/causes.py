"""Why a row breaks a rule, in words for a clerk 疑点原因: money in yuan, codes as official terms, unknown said."""

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearthlight.checks.rule import Rule
from hearthlight.core.money import format_yuan
from hearthlight.register import codes
from hearthlight.standard.column_words import column_words
from hearthlight.standard.worked_out import worked_out

TERMS: Mapping[str, Mapping[str, str]] = {
    "relation": codes.RELATION,
    "sex": codes.SEX,
    "id_sex": codes.SEX,
    "head_sex": codes.SEX,
    "education": codes.EDUCATION,
    "schooling": codes.SCHOOLING,
    "labour": codes.LABOUR,
    "away_place": codes.AWAY,
    "state": {**codes.STATE, **codes.VILLAGE_STATE},
    "monitored_kind": codes.MONITORED,
    "cause_main": codes.CAUSE,
    "risk_main": codes.CAUSE,
    "removal_way": codes.WAY,
    "water_source": codes.WATER,
}
"""Columns that hold codes, with the official term of each."""

Terms = Mapping[str, Mapping[str, str]]


def said(rule: Rule, values: Mapping[str, Any], terms: Terms | None = None) -> str:
    """The rule's `cause` with the row's values in it: ``Income a head 4,120.00 yuan is below …``.

    A rule without a cause of its own, or a row that was kept without a value it names, gets each value with its name.
    `terms` are codes of columns that only another room knows.
    """
    known = {**TERMS, **(terms or {})}
    shown = {column: worded(column, value, known) for column, value in values.items()}
    more = {column: worded(column, value, known) for column, value in worked_out(values).items()}
    if rule.cause and names(rule.cause) <= shown.keys() | more.keys():
        return _(rule.cause).format(**shown, **more)
    told = [_("{what}: {value}").format(what=column_words(column), value=text) for column, text in shown.items()]
    return ("；" if get_language() == "zh-hans" else "; ").join(told)


def names(text: str) -> set[str]:
    """The columns that a text names in braces."""
    return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name}


def worded(column: str, value: Any, terms: Terms = TERMS) -> str:
    """One value as it is read."""
    if value is None:
        return _("unknown")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column.endswith(("_fen", "_fen_prev")):
        return f"{format_yuan(value)} " + _("yuan")
    if column in terms:
        return _term(terms[column], value)
    if column.endswith("_year"):
        return str(value)
    return _day(value) if column.endswith(("_on", "_from")) else f"{value:,}" if isinstance(value, int) else str(value)


def _term(terms: Mapping[str, str], code: str) -> str:
    return terms.get(code, code) if get_language() == "zh-hans" else code.replace("_", " ")


def _day(value: date | str) -> str:
    day = value if isinstance(value, date) else date.fromisoformat(value)
    return f"{day.year}年{day.month}月{day.day}日" if get_language() == "zh-hans" else f"{day:%-d %B %Y}"
