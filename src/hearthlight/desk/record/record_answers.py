"""From a draft of answers to corrections that hold at once, changes that need a decision, and lines to check."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearthlight.desk.record.question import Question
from hearthlight.desk.record.record_draft import Draft
from hearthlight.desk.record.record_subjects import Subject
from hearthlight.desk.record.timeline import INCOME
from hearthlight.register.corrections import Correction
from hearthlight.trail.subject import subject_of

Subjects = Mapping[str, Subject]


@dataclass(frozen=True)
class Line:
    """One answer as it is checked: whose, what, from what to what; `decided`: it takes effect when approved."""

    name: str
    subject: Subject
    question: Question
    old: str
    new: str
    decided: bool
    given_up: bool


def lines(draft: Draft, subjects: Subjects) -> list[Line]:
    """The answers of a draft; one about somebody who has left meanwhile is left out."""
    return list(_lines(draft, subjects))


def _lines(draft: Draft, subjects: Subjects) -> Iterator[Line]:
    for name, answer in draft.answers.items():
        code, _dot, field = name.partition(".")
        question = subjects[code].question(field) if code in subjects else None
        if question:
            subject = subjects[code]
            decided, given_up = subject.needs_decision(question), bool(answer.get("given_up"))
            old, new = subject.shown(question), question.words(answer["new"])
            yield Line(name, subject, question, old, new, decided, given_up)


def corrections(draft: Draft, found: Iterable[Line], *, given_up: bool = False) -> list[Correction]:
    """Those that hold at once, one a column; or those that their writer gave up."""
    return [
        Correction(line.subject.row, field, value, draft.answers[line.name]["seen"])
        for line in found
        if not line.decided and line.given_up == given_up and line.subject.row is not None
        for field, value in _columns(line, draft.answers[line.name]["new"]).items()
    ]


def _columns(line: Line, new: Any) -> dict[str, Any]:
    if line.question.kind == "several":
        return new or dict.fromkeys(line.question.fields)
    return {line.question.field: _stored(line, line.question.field, new)}


def _stored(line: Line, field: str, new: Any) -> Any:
    """Unknown as the column keeps it: null, or an empty text where there is no null."""
    if new is not None or line.question.kind != "text":
        return new
    return None if line.subject.row._meta.get_field(field).null else ""  # type: ignore[union-attr]


def requested(draft: Draft, found: Iterable[Line], valid_from: date) -> list[dict[str, Any]]:
    """The changes that need a decision, in the one shape of a proposed change."""
    return [
        change | {"valid_from": valid_from.isoformat(), "seen": draft.answers[line.name]["seen"]}
        for line in found
        if line.decided
        for change in _changes(line, draft.answers[line.name])
    ]


def _changes(line: Line, answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    if line.subject.row is None:
        return [_income(line, answer["new"])]
    kind, pk = subject_of(line.subject.row)
    about = {"subject_kind": kind, "subject_id": pk}
    said = {line.question.field: answer["new"]} | dict(answer.get("also", {}))
    return [
        about | {"field": field, "old": _old(line, field), "new": _stored(line, field, new)}
        for field, new in said.items()
    ]


def _old(line: Line, field: str) -> Any:
    held = getattr(line.subject.row, field, None)
    return held.isoformat() if isinstance(held, date) else held


def _income(line: Line, new: Any) -> dict[str, Any]:
    own = next((one for one in line.subject.incomes if one.item == line.question.field and not one.line), None)
    held = line.subject.held(line.question)
    said = {"subject_kind": INCOME, "subject_id": own.pk if own else None, "field": "fen", "old": held, "new": new}
    return said | {"year": line.subject.year, "item": line.question.field}
