"""What may be asked of a household and of each of its people 调查项目: one table for the record page, for its changes
in words, and for the pages that ask one question each."""

from functools import cache
from typing import Any

from django.utils.functional import lazy

from hearthlight.desk.record import questions_home, questions_member
from hearthlight.desk.record.question import Group, Question
from hearthlight.desk.terms import term

HOME, MEMBER = "register.household", "register.member"
GROUPS: dict[str, tuple[Group, ...]] = {HOME: questions_home.GROUPS, MEMBER: questions_member.GROUPS}


@cache
def asked(kind: str) -> dict[str, Question]:
    """The questions about rows of a kind, by their own name."""
    return {one.field: one for group in GROUPS[kind] for one in group.questions}


@cache
def by_column(kind: str) -> dict[str, Question]:
    """The same by the column that is set: each of several yes/no columns is readable by itself."""
    single = {name: one for question in asked(kind).values() for name, one in _each(question)}
    return {one.field: one for one in asked(kind).values() if one.kind != "several"} | single


def _each(question: Question) -> list[tuple[str, Question]]:
    if question.kind != "several":
        return []
    names = zip(question.fields, question.terms or (), strict=True)
    return [(name, Question(name, _part(question, code))) for name, code in names]


def _said(question: Question, code: str) -> str:
    """The title of one of several answers: ``Main fuels: coal``."""
    return f"{question.title}：{term(question.terms or {}, code)}"


_part = lazy(_said, str)


def lines(group: Group, row: Any) -> list[tuple[Question, str]]:
    """(question, its answer in words) of a row; what is not known says so."""
    return [(one, one.words(one.of(row))) for one in group.questions]
