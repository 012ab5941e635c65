"""An answer as a form carries it, read into the value that is stored: a day as text, money in fen, land in
thousandths of a mu, None for *not known*. What cannot be read is said in one sentence."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.countries.cn import identity
from hearthlight.core.money import NotMoney, yuan
from hearthlight.core.units import NotExact, mu_milli
from hearthlight.desk.amounts import day_words
from hearthlight.desk.asked import whole
from hearthlight.desk.record.question import Question
from hearthlight.sheets import cells
from hearthlight.sheets.faults import CellFault

UNKNOWN = "?"
"""What the form sends for *not known*."""

DEMO_BEGINS = {"identity": "99", "telephone": "100", "card": "0", "disability": "99"}
"""How invented numbers begin: a demo takes in nothing else."""

WHOLE_DAY = re.compile(r"\d{8}|\d{4}\D\d{1,2}\D\d{1,2}日?")
"""A year, a month and a day: a month alone is no day."""


class BadAnswer(ValueError):
    """The answer cannot be read; the message says what was expected."""


def read(question: Question, given: Any, day: date, demo: bool = False) -> Any:
    """The stored value of a form's answer; `given` has ``value`` (several of it) and ``unknown``. Raises BadAnswer."""
    text = unicodedata.normalize("NFKC", given.get("value", "")).strip()
    if (given.get("unknown") or text == UNKNOWN) and not question.must:
        return None
    if question.kind == "several":
        return _several(question, given.getlist("value"))
    if not text:
        raise BadAnswer(_("Give an answer.") if question.must else _("Give an answer, or choose “not known”."))
    value = _READ[question.kind](question, text, day)
    if demo and question.kind == "sealed" and not value.startswith(DEMO_BEGINS[question.field]):
        raise BadAnswer(
            _("This is a demo: numbers here begin with %(digits)s.") % {"digits": DEMO_BEGINS[question.field]}
        )
    return value


def _several(question: Question, chosen: list[str]) -> dict[str, bool]:
    codes = [code for code in question.terms or () if code in chosen]
    if not codes:
        raise BadAnswer(_("Give an answer, or choose “not known”."))
    if len(codes) > question.high:
        raise BadAnswer(_("Choose at most %(most)d.") % {"most": question.high})
    return {f"{question.field}_{code}": code in codes for code in question.terms or ()}


def _yes_no(question: Question, text: str, day: date) -> bool:
    if text not in ("yes", "no"):
        raise BadAnswer(_("Give an answer, or choose “not known”."))
    return text == "yes"


def _code(question: Question, text: str, day: date) -> str:
    if text not in (question.terms or {}):
        raise BadAnswer(_("Choose one from the list."))
    return text


def _whole(question: Question, text: str, day: date) -> int:
    found = whole(text.replace(",", ""))
    high = min(question.high, day.year) if question.field == "house_year" else question.high
    if found is None or not question.low <= found <= high:
        raise BadAnswer(_("Give a whole number from %(low)s to %(high)s.") % {"low": question.low, "high": f"{high:,}"})
    return found


def _thousandths(text: str) -> int:
    """A number in thousandths; -1 for what is none."""
    try:
        return mu_milli(text.replace(",", ""))
    except (NotExact, InvalidOperation, OverflowError, ValueError):
        return -1


def _km(question: Question, text: str, day: date) -> int:
    found = _thousandths(text)
    if not 0 <= found <= question.high:
        raise BadAnswer(_("Give the distance in km, with at most three decimals."))
    return found


def _mu(question: Question, text: str, day: date) -> int:
    found = _thousandths(text)
    if not 0 <= found <= question.high:
        raise BadAnswer(_("Give the area in mu, with at most three decimals."))
    return found


def _yuan(question: Question, text: str, day: date) -> int:
    try:
        found = yuan(text)
    except NotMoney:
        found = -1
    if not 0 <= found <= question.high:
        raise BadAnswer(_("Give an amount in yuan, with at most two decimals."))
    return found


def _text(question: Question, text: str, day: date) -> str:
    if len(text) > question.high:
        raise BadAnswer(_("Give at most %(most)d characters.") % {"most": question.high})
    return text


def typed_day(text: str) -> date | None:
    """A whole day as people write it: 2017-3-28, 2017年3月28日, 2017/3/28, 2017.3.28, 20170328; else None."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    try:
        return cells.day(plain) if WHOLE_DAY.fullmatch(plain) else None
    except CellFault:
        return None


def a_day(text: str, latest: date) -> date:
    """A day as people write it, no later than `latest`. Raises BadAnswer."""
    found = typed_day(text)
    if found is None:
        raise BadAnswer(_("Give the day as year-month-day, such as 2017-03-28."))
    if found > latest:
        raise BadAnswer(_("That day has not come: give %(day)s or an earlier one.") % {"day": day_words(latest)})
    return found


def _day(question: Question, text: str, day: date) -> str:
    return a_day(text, day).isoformat()


def _sealed(question: Question, text: str, day: date) -> str:
    number = identity.normalise(text)
    if not number.isascii() or not number.isalnum() or not question.low <= len(number) <= question.high:
        raise BadAnswer(_("Give the number as it stands on the card, without other characters."))
    if question.field == "identity" and not identity.read(number).valid:
        raise BadAnswer(_("The check character does not fit: compare the number with the identity card."))
    return number


_READ: Mapping[str, Callable[[Question, str, date], Any]] = {
    "yes_no": _yes_no,
    "code": _code,
    "whole": _whole,
    "mu": _mu,
    "km": _km,
    "yuan": _yuan,
    "text": _text,
    "day": _day,
    "sealed": _sealed,
}
