"""What changed in a household, in words: what, from what to what, since when, by whom, from which file and row."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from hearthlight.core.money import format_yuan
from hearthlight.desk.living import ITEMS
from hearthlight.desk.terms import known, term
from hearthlight.register import codes
from hearthlight.register.models import Household, Income
from hearthlight.trail.models import Change

MOST = 20


@dataclass(frozen=True)
class Changed:
    """One change as it is read; `row` is the row of its workbook."""

    title: str
    old: str
    new: str
    since: date
    by: str
    source: str
    row: int | None


def changed(home: Household) -> list[Changed]:
    """The newest changes of how the household lives and of what it earns."""
    incomes = {one.pk: one for one in Income.objects.filter(household=home)}
    own = Q(subject_kind="register.household", subject_id=home.pk, field__in=list(ITEMS))
    earned = Q(subject_kind="register.income", subject_id__in=list(incomes), field="fen")
    rows = Change.objects.filter(own | earned).select_related("event__source").order_by("-event_id", "pk")
    return [_changed(row, incomes.get(row.subject_id) if row.field == "fen" else None) for row in rows[:MOST]]


def _changed(row: Change, income: Income | None) -> Changed:
    title, old, new = _income(row, income) if income else _living(row)
    event = row.event
    by = event.office_title or event.actor_name
    return Changed(title, old, new, row.valid_from, by, event.source.title if event.source else "", row.source_row)


def _living(row: Change) -> tuple[str, str, str]:
    item = ITEMS[row.field]
    return str(item.title), item.words(row.old), item.words(row.new)


def _income(row: Change, income: Income) -> tuple[str, str, str]:
    title = f"{income.year} {term(codes.INCOME_ITEM, income.item)}"
    return title, _yuan(row.old), _yuan(row.new)


def _yuan(fen: Any) -> str:
    return known(None if fen is None else f"{format_yuan(fen)} {_('yuan')}")
