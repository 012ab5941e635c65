"""Three schemes judging one home side by side 三套标准对照: the same facts, each law asked on a day of its own.

The facts are those recorded today; only the law changes, so that a difference between two columns is the law's alone.
Pure: a household frame of one row and the packs in, dataclasses out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

import polars as pl

from hearthlight.checks import screening
from hearthlight.checks.rule import Answer, Rule
from hearthlight.core.parameters import NotKnown, Value
from hearthlight.standard import screen
from hearthlight.standard.continuing import continuation
from hearthlight.standard.income import line_day
from hearthlight.standard.law.sureness import weighed
from hearthlight.standard.pack import Pack

When = Literal["today", "last", "first"]
NOT_IN_SCHEME, NOT_ASKED = "not_in_scheme", "not_asked"
"""Answers beside the four: the scheme has no such rule; a column that the rule reads is not there."""


@dataclass(frozen=True)
class Reply:
    """What one scheme says to one rule (as sure as what it reads): its answer, the values read, `missing` columns."""

    answer: str
    rule: Rule | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """One scheme's column: on which day it was asked and why that day, its line (a `reference`: no gate by itself),
    its entitlement, its replies."""

    pack: Pack
    day: date
    when: When
    line: Value | None
    reference: bool
    entitled: str
    because: str
    replies: Mapping[str, Reply]

    def reply(self, code: str) -> Reply:
        """The reply to a rule; `NOT_IN_SCHEME` where this scheme has none of that code."""
        return self.replies.get(code, Reply(NOT_IN_SCHEME))


def day_of(pack: Pack, today: date) -> tuple[date, When]:
    """Today where the scheme is in force; else the last day it was, or the first day it will be."""
    if pack.in_force(today):
        return today, "today"
    if pack.until is not None and pack.until <= today:
        return pack.until - timedelta(days=1), "last"
    return pack.from_date, "first"


def side_by_side(home: pl.DataFrame, packs: Sequence[Pack], today: date) -> list[Judged]:
    """Each scheme's judgement of one home; `home` is its row of the household frame as recorded `today`."""
    return [_judged(home, pack, *day_of(pack, today)) for pack in packs]


def _judged(home: pl.DataFrame, pack: Pack, day: date, when: When) -> Judged:
    frames = screen.prepared({"household": home}, pack, day)
    found = screening.screen(frames, pack.rules, day)
    row = frames["household"].row(0, named=True)
    asked = [rule for rule in pack.rules if rule.frame == "household" and rule.in_force(day)]
    rules = [weighed(pack, rule, day, row["area_code"]) for rule in asked]
    replies = {rule.code: _reply(rule, row, found.answers, found.not_asked) for rule in rules}
    measure = line(pack, day, row["area_code"]), _is_reference(pack, day)
    return Judged(pack, day, when, *measure, *_entitled(home, pack, day, row), replies)


def _reply(rule: Rule, row: Mapping[str, Any], answers: Mapping[str, Any], missing: Mapping[str, Any]) -> Reply:
    if rule.code not in answers:
        return Reply(NOT_ASKED, rule, missing=tuple(missing[rule.code]))
    answer = Answer(answers[rule.code]["answer"].to_list()[0])
    return Reply(answer.value, rule, {name: row[name] for name in rule.reads})


def line(pack: Pack, day: date, place: str) -> Value | None:
    """The line of that scheme that the last whole year's income is compared with; None where it is not known."""
    try:
        return pack.parameters.at("poverty_line", line_day(pack.parameters, day), place)
    except NotKnown:
        return None


def _is_reference(pack: Pack, day: date) -> bool:
    try:
        return bool(pack.parameters.at("line_use", day).value == "reference")
    except NotKnown:
        return False


def _entitled(home: pl.DataFrame, pack: Pack, day: date, row: Mapping[str, Any]) -> tuple[str, str]:
    if not pack.parameters.all("policy_continuation_line"):
        return NOT_IN_SCHEME, NOT_IN_SCHEME
    judged = continuation.entitlement(home, continuation.terms(pack.parameters, day, row["area_code"]))
    return judged.item(0, "answer"), judged.item(0, "because")


def codes(columns: Sequence[Judged]) -> list[str]:
    """Every rule that one of the schemes asks, in the order of the first that does."""
    return list(dict.fromkeys(code for one in columns for code in one.replies))
