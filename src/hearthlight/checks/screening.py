"""Screening: every rule asked of every row of its frame, four answers. Pure: no Django, frames in and out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from hearthlight.checks.rule import Answer, Rule

SUBJECT = {
    "household": "household",
    "member": "member",
    "village": "village",
    "county": "county",
    "station": "station",
    "milestone": "milestone",
    "measure": "measure",
    "funds": "funds",
    "health": "station",
    "area_health": "village",
}
"""The column that names a row of each frame."""


@dataclass(frozen=True)
class Screening:
    """What a run found: one answer frame a rule, and the rules that could not be asked with the missing column.

    Each answer frame has the columns ``subject``, ``area_code`` and ``answer`` (see Answer), one row a frame row.
    """

    answers: Mapping[str, nw.DataFrame[Any]]
    not_asked: Mapping[str, tuple[str, ...]]

    def counts(self) -> dict[str, dict[str, int]]:
        """{rule: {answer: rows}} with a zero for every answer that nobody got."""
        return {code: _count(frame) for code, frame in self.answers.items()}

    def breaking(self, code: str) -> nw.DataFrame[Any]:
        """The rows that break the rule."""
        return self.answering(code, Answer.BREAKS)

    def answering(self, code: str, answer: Answer) -> nw.DataFrame[Any]:
        """The rows that give one answer to the rule."""
        rows: nw.DataFrame[Any] = self.answers[code].filter(nw.col("answer") == answer.value)
        return rows

    def unknown(self, code: str) -> set[Any]:
        """The subjects for which the rule cannot be judged."""
        return set(self.answering(code, Answer.UNKNOWN)["subject"].to_list())


def screen(frames: Mapping[str, Any], rules: Iterable[Rule], day: date) -> Screening:
    """Ask every rule that stands on `day`.

    `frames` holds eager frames (Polars, pandas …) by name; one may be missing, and so may a column: such a rule is
    listed in `not_asked`, never answered no.
    """
    answers, not_asked = {}, {}
    for rule in rules:
        if not rule.in_force(day):
            continue
        absent = _absent(frames, rule)
        if absent:
            not_asked[rule.code] = absent
        else:
            answers[rule.code] = answer(frames[rule.frame], rule)
    return Screening(answers, not_asked)


def answer(frame: Any, rule: Rule) -> nw.DataFrame[Any]:
    """The answers of one rule: columns subject, area_code, answer."""
    rows: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True)
    subject = nw.col(SUBJECT[rule.frame]).alias("subject")
    answers: nw.DataFrame[Any] = rows.select(subject, nw.col("area_code"), answer_expression(rule).alias("answer"))
    return answers


def answer_expression(rule: Rule) -> nw.Expr:
    """The rule as one expression that gives one of the four answers; it runs on any engine Narwhals knows."""
    asked = _chosen(rule.breaks, Answer.BREAKS, nw.lit(Answer.HOLDS.value))
    if rule.applies is None:
        return asked
    return _chosen(~rule.applies, Answer.NOT_APPLICABLE, asked)


def _chosen(condition: nw.Expr, answer: Answer, otherwise: nw.Expr) -> nw.Expr:
    told = nw.when(condition).then(nw.lit(answer.value)).otherwise(otherwise)
    return nw.when(condition.is_null()).then(nw.lit(Answer.UNKNOWN.value)).otherwise(told)


def _absent(frames: Mapping[str, Any], rule: Rule) -> tuple[str, ...]:
    if rule.frame not in frames:
        return (rule.frame,)
    present = set(nw.from_native(frames[rule.frame], eager_only=True).columns)
    return tuple(name for name in rule.reads if name not in present)


def _count(frame: nw.DataFrame[Any]) -> dict[str, int]:
    found = frame["answer"].value_counts(name="rows")
    counted = dict(zip(found["answer"].to_list(), found["rows"].to_list(), strict=True))
    return {each.value: counted.get(each.value, 0) for each in Answer}
