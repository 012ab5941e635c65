"""One cell of a record in words: amounts in their units, codes as terms, places by name; unknown is said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.money import format_yuan
from hearthlight.core.period import days_until
from hearthlight.core.units import format_thousandths
from hearthlight.desk.amounts import day_words
from hearthlight.desk.daily.seen_rows import ANSWERS, HEADS
from hearthlight.desk.terms import FINDING_STATES, rule_words, term
from hearthlight.grids.seat_sentences import kind_words, state_words
from hearthlight.help.measures import KINDS as MEASURES
from hearthlight.money.models import Statement
from hearthlight.people import offices
from hearthlight.register import codes
from hearthlight.sun.words import CAUSES, KINDS, STAGES

AMOUNTS = {"fen": format_yuan, "expected_fen_year": format_yuan, "lost_fen": format_yuan}
THOUSANDTHS = ("power_w", "energy_wh", "lost_wh", "expected_wh", "land_mu_milli", "register_wh")
MAY_NOT_APPLY = ("statement__", "due_on", "planned_on", "energy_wh", "expected_from")
"""Columns that say nothing of some rows: what is empty there is not unknown."""

WORDS: dict[str, Callable[[str], Any]] = {
    "stage": lambda code: STAGES.get(code, code),
    "stream": lambda code: dict(Statement.Stream.choices).get(code, code),
    "rule": rule_words,
    "relation": lambda code: term(codes.RELATION, code),
    "office": lambda code: offices.find(code).title,
    "checks.Finding.state": lambda code: FINDING_STATES.get(code, code),
    "register.Status.state": lambda code: term({**codes.STATE, **codes.VILLAGE_STATE}, code),
    "sun.Loss.cause": lambda code: CAUSES.get(code, code),
    "sun.Station.kind": lambda code: KINDS.get(code, code),
    "places.StatedValue.kind": _,
    "help.Measure.kind": lambda code: term(MEASURES, code),
    "oversight.Observation.head": lambda code: HEADS.get(code, code),
    "oversight.LessonAnswer.state": lambda code: ANSWERS.get(code, code),
    "grids.Seat.kind": kind_words,
    "grids.Seat.state": state_words,
}
"""How a code is read, by its column or by its model and column."""


@dataclass(frozen=True)
class Cell:
    """Words to read; `short` ones (numbers, dates, codes) are never broken."""

    words: str
    short: bool = False


def is_place(value: Any) -> bool:
    """Whether it is a full area code."""
    return isinstance(value, str) and len(value) == 15 and value.isdigit()


def cell(model: str, lookup: str, value: Any, named: dict[str, str]) -> Cell:
    """A value of a column in words; a place by its name, by its code only when it has none."""
    column = lookup.rsplit("__", 1)[-1]
    if value is None:
        return Cell("—" if lookup.startswith(MAY_NOT_APPLY) else _("unknown"), True)
    if value == "":
        return Cell("—", True)
    if column in AMOUNTS:
        return Cell(AMOUNTS[column](value), True)
    if column in THOUSANDTHS:
        return Cell(format_thousandths(value), True)
    if isinstance(value, date):
        return Cell(day_words(value), True)
    if is_place(value):
        return Cell(value if column == "code" else named.get(value, value), value not in named)
    return _said(model, column, value)


def _said(model: str, column: str, value: Any) -> Cell:
    words = WORDS.get(f"{model}.{column}") or WORDS.get(column)
    if words is not None:
        return Cell(str(words(value)))
    return Cell(str(value), not isinstance(value, str) or value.isascii())


def late_by(term_day: date | None, day: date) -> Cell:
    """How many days a term has passed; a dash where it has not, or where there is none."""
    late = -days_until(term_day, day) if term_day else 0
    return Cell(_("%(n)d days late") % {"n": late} if late > 0 else "—", True)
