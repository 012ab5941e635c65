"""What changed in a household, in words: what, from what to what, since when, by whom, from which file and row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from hearthlight.core.countries.cn.identity import mask_name
from hearthlight.core.money import format_yuan
from hearthlight.desk.record import questions
from hearthlight.desk.record.questions_decided import HOME, MEMBER
from hearthlight.desk.terms import known, term
from hearthlight.register import codes
from hearthlight.register.models import Household, Income, Member
from hearthlight.trail.models import Change

MOST = 20
INCOME = "register.income"


@dataclass(frozen=True)
class Changed:
    """One change as it is read; `row` is the row of its workbook, `learned` the working day of the act."""

    title: str
    old: str
    new: str
    since: date
    by: str
    source: str
    row: int | None
    learned: date
    reason: str


@dataclass(frozen=True)
class Rows:
    """A household's people and income lines by id: what its changes speak of."""

    home: Household
    people: Mapping[int, Member]
    incomes: Mapping[int, Income]

    @classmethod
    def of(
        cls, home: Household, people: Sequence[Member] | None = None, incomes: Sequence[Income] | None = None
    ) -> "Rows":
        """Those given, else read."""
        found = Member.objects.filter(household=home) if people is None else people
        lines = Income.objects.filter(household=home) if incomes is None else incomes
        return cls(home, {one.pk: one for one in found}, {one.pk: one for one in lines})

    def about(self) -> Q:
        """Which changes speak of them in a fact that has words."""
        own = Q(subject_kind=questions.HOME, subject_id=self.home.pk, field__in=list(_words(questions.HOME)))
        theirs = Q(subject_kind=questions.MEMBER, subject_id__in=list(self.people))
        earned = Q(subject_kind=INCOME, subject_id__in=list(self.incomes), field="fen")
        return own | theirs & Q(field__in=list(_words(questions.MEMBER))) | earned


def changed(home: Household, rows: Rows | None = None) -> list[Changed]:
    """The newest changes of how the household lives, of its people and of what it earns."""
    found = rows or Rows.of(home)
    changes = Change.objects.filter(found.about()).select_related("event__source").order_by("-event_id", "pk")
    return [told(row, found) for row in changes[:MOST]]


def told(row: Change, rows: Rows) -> Changed:
    """One change in words."""
    event = row.event
    source = event.source.title if event.source else ""
    by = event.office_title or event.actor_name
    return Changed(
        title(row.subject_kind, row.subject_id, row.field, rows),
        words(row.subject_kind, row.field, row.old),
        words(row.subject_kind, row.field, row.new),
        row.valid_from,
        by,
        source,
        row.source_row,
        event.day,
        event.reason,
    )


def title(kind: str, pk: int, field: str, rows: Rows) -> str:
    """What a field of a row is called: an income by its year and item, a person's fact after the masked name."""
    if kind == INCOME:
        income = rows.incomes[pk]
        return f"{income.year} {term(codes.INCOME_ITEM, income.item)}"
    asked = str(_words(kind)[field].title)
    return f"{mask_name(rows.people[pk].name)} · {asked}" if kind == questions.MEMBER else asked


def words(kind: str, field: str, value: Any) -> str:
    """A stored value in words; a name is masked."""
    if kind == INCOME:
        return known(None if value is None else f"{format_yuan(value)} {_('yuan')}")
    said = _words(kind)[field].words(value)
    return mask_name(said) if field == "name" and value else said


def _words(kind: str) -> Mapping[str, Any]:
    """The facts that have words, sealed numbers apart: they leave no change."""
    decided = {questions.HOME: HOME, questions.MEMBER: MEMBER}[kind].questions
    return {**questions.by_column(kind), **{one.field: one for one in decided if one.kind != "sealed"}}
