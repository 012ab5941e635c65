"""Matters as lists and pages show them: about whom, where, waiting for which office, since when, why not yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from hearthlight.decisions.effects import lines_of
from hearthlight.decisions.models import Decision
from hearthlight.decisions.notice_lines import Line, by_matter
from hearthlight.decisions.queries import Waiting, waiting_all
from hearthlight.decisions.standing import holds
from hearthlight.decisions.words import RESULTS, kind_words, step_words
from hearthlight.people import offices
from hearthlight.places.queries import names
from hearthlight.register.models import Household

HOUSEHOLD, PLAN = "register.household", "money.plan"


@dataclass(frozen=True)
class Row:
    """One matter: what it is about, its place, what it waits for (None: ended), whether it is late."""

    decision: Decision
    subject: str
    place: str
    waiting: Waiting | None
    late: bool
    by: str

    @property
    def kind(self) -> str:
        """The kind in words."""
        return kind_words(self.decision.kind)

    @property
    def step(self) -> str:
        """The step it waits for, or how it ended."""
        return step_words(self.waiting.rule.name) if self.waiting else str(RESULTS[self.decision.state])


@dataclass(frozen=True)
class Group:
    """Matters of one kind that wait for one step of one office: they can be taken together."""

    rows: list[Row]
    mine: bool

    @property
    def first(self) -> Row:
        """Any of them says what all wait for."""
        return self.rows[0]

    @property
    def key(self) -> str:
        """Its name in an address: kind, step, place."""
        waiting = self.first.waiting
        return f"{self.first.decision.kind}.{waiting.rule.name}.{waiting.area_code}" if waiting else ""

    @property
    def action(self) -> str:
        """The address of the form for their step."""
        waiting = self.first.waiting
        return "notice-post" if waiting and waiting.kind == "notice" else "decision-step"


def rows(decisions: Sequence[Decision], day: date) -> list[Row]:
    """The matters with what they wait for, in the order given; a handful of queries whatever their number."""
    awaited, subjects = waiting_all(decisions, day), subjects_of(decisions, day)
    known = names([one.area_code for one in decisions] + [one.area_code for one in awaited.values()])
    return [_row(one, awaited.get(one.pk), subjects[one.pk], known, day) for one in decisions]


def _row(one: Decision, waiting: Waiting | None, subject: str, known: dict[str, str], day: date) -> Row:
    late = bool(waiting and one.due_on and one.due_on < day)
    by = known.get(waiting.area_code, "") + _office(waiting.office) if waiting else ""
    return Row(one, subject, known.get(one.area_code, one.area_code), waiting, late, by)


def _office(code: str) -> str:
    return offices.find(code).said(get_language()) if code else ""


def subjects_of(decisions: Sequence[Decision], day: date) -> dict[int, str]:
    """What each matter is about, names masked."""
    numbers = Household.whole.filter(pk__in=[one.household_id for one in decisions if one.household_id])
    known = dict(numbers.values_list("pk", "number"))
    shown = [one for one in decisions if one.subject_kind != PLAN and lines_of(one.subject_kind)]
    others = [one for one in decisions if one not in shown]
    lines = {pk: found[0] for pk, found in by_matter([(0, one) for one in shown], day, False).items()}
    places = names([one.area_code for one in others])
    found = {one.pk: _shown(one, known, lines[one.pk]) for one in shown}
    return found | {one.pk: _other(one, places) for one in others}


def _shown(one: Decision, numbers: dict[int, str], line: Line) -> str:
    """A household by number and masked head, another subject as a notice would name it."""
    if one.subject_kind != HOUSEHOLD or one.payload.get("title"):
        return line.group if one.subject_kind != HOUSEHOLD else f"{numbers.get(one.subject_id, '')} {_title(one)}"
    return f"{numbers.get(one.subject_id, '')} {line.name}".strip()


def _title(one: Decision) -> str:
    return f"{one.payload.get('title', '')} {one.payload.get('amount', '')}{one.payload.get('unit', '')}"


def _other(one: Decision, places: dict[str, str]) -> str:
    """A quota or need by what is asked, another matter by its place."""
    if one.payload.get("title"):
        return _title(one)
    place = places.get(one.area_code, one.area_code)
    return f"{place}：{one.payload['reason']}" if one.kind == "unmask" else place


def grouped(found: Iterable[Row], person: Any, day: date) -> list[Group]:
    """Matters that wait for the same step of the same office together; those of the reader's office first."""
    together: dict[tuple[str, ...], list[Row]] = {}
    for row in found:
        if row.waiting:
            key = (row.decision.kind, row.waiting.rule.name, row.waiting.area_code, row.waiting.blocked)
            together.setdefault(key, []).append(row)
    groups = [Group(some, _mine(some[0], person, day)) for some in together.values()]
    return sorted(groups, key=lambda group: not group.mine)


def _mine(row: Row, person: Any, day: date) -> bool:
    return bool(row.waiting and not row.waiting.blocked and holds(person, row.waiting.duty, day))
