"""Whom a question is about: ``h`` the household, ``m12`` one of its people, ``y2016`` its income of a year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.desk.record import questions, questions_decided
from hearthlight.desk.record.question import Group, Question
from hearthlight.desk.terms import term
from hearthlight.register import codes
from hearthlight.register.models import Household, Income, Member

YEARS = 2
"""Years of the income account that may be asked for: the last whole one and the one before."""


@dataclass(frozen=True)
class Subject:
    """Whom it is about: its code in addresses, its title, its row (None: an income year), the groups of questions.

    `decided` is the group whose facts need a decision.
    """

    code: str
    title: str
    row: Household | Member | None
    groups: tuple[Group, ...]
    decided: Group
    incomes: tuple[Income, ...] = ()

    @property
    def year(self) -> int:
        """The year of an income account."""
        return int(self.code[1:])

    def question(self, field: str) -> Question | None:
        """Its question of that name."""
        return next((one for group in self.all_groups() for one in group.questions if one.field == field), None)

    def all_groups(self) -> tuple[Group, ...]:
        """Those that take effect at once and the one that needs a decision."""
        return (*self.groups, self.decided)

    def needs_decision(self, question: Question) -> bool:
        """Whether an answer takes effect only when it is approved."""
        return question in self.decided.questions

    def held(self, question: Question) -> Any:
        """The stored value; of sealed numbers nothing is read here."""
        if self.row is None:
            sums = [one.fen for one in self.incomes if one.item == question.field and one.fen is not None]
            return sum(sums) if sums else None
        return None if question.kind == "sealed" else question.of(self.row)

    def shown(self, question: Question) -> str:
        """The same in words; a name and a sealed number are masked."""
        if question.kind == "sealed":
            return _("not shown")
        said = question.words(self.held(question))
        return mask_name(said) if question.field == "name" else said


def subjects(home: Household, people: Sequence[Member], incomes: Sequence[Income], day: date) -> Iterator[Subject]:
    """All that may be asked about a household on a day, in the order of the page."""
    asked = questions.GROUPS
    yield Subject("h", _("The household"), home, asked[questions.HOME], questions_decided.HOME)
    for one in people:
        title = f"{mask_name(one.name)} · {term(codes.RELATION, one.relation)}"
        yield Subject(f"m{one.pk}", title, one, asked[questions.MEMBER], questions_decided.MEMBER)
    for year in range(day.year - 1, day.year - 1 - YEARS, -1):
        lines = tuple(one for one in incomes if one.year == year)
        yield Subject(f"y{year}", _("Income of %(year)d") % {"year": year}, None, (), questions_decided.INCOME, lines)
