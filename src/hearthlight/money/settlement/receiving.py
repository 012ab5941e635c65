"""Money of the utility received 到账: a line of the bank applied to the statements it pays, in whole or in part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from hearthlight.core.money import Fen
from hearthlight.core.period import Month
from hearthlight.core.split import split
from hearthlight.money import entries
from hearthlight.money.chart import Code, county_book
from hearthlight.money.due import Term, term
from hearthlight.money.journal import book
from hearthlight.money.models import Applied, BankLine, Leg, Statement
from hearthlight.money.pricing import Stream
from hearthlight.money.settlement import receipt_words
from hearthlight.money.statements import StatementRefused, owed_parts
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import bulk
from hearthlight.trail.models import Event


@dataclass(frozen=True)
class Open:
    """A statement that is not wholly received: what of it is open, a minus where it was corrected downwards."""

    statement: Statement
    open: Fen
    due: Term


def open_statements(county: str, day: date) -> list[Open]:
    """Statements of a county's book that are not wholly received, the earliest due first; two queries."""
    legs = Leg.whole.filter(account__book=county, account__code=Code.RECEIVABLE, entry__number__isnull=False)
    sums = dict(legs.filter(entry__day__lte=day).order_by().values_list("statement").annotate(fen=Sum("fen")))
    pks = [pk for pk, fen in sums.items() if fen]
    rows = Statement.whole.filter(pk__in=pks).select_related("station")
    found = [Open(row, sums[row.pk], _due(row)) for row in rows]
    return sorted(found, key=lambda one: (one.due.on, one.statement.month, one.statement.pk))


def _due(row: Statement) -> Term:
    return term(Stream(row.stream), Month.parse(row.month), row.area_code)


def unapplied(line: BankLine) -> Fen:
    """What of a bank line no entry has booked."""
    return line.fen - (line.applied.aggregate(fen=Sum("fen"))["fen"] or 0)


@once
def receive_line(user: Actor, line: BankLine, parts: Mapping[int, Fen], *, key: UUID | None = None) -> BankLine:
    """Apply a line to statements: {statement id: fen}. Several statements may be paid by it, one in part.

    Raises StatementRefused when the parts are not what is left of the line, or more than a statement has open.
    """
    county = line.book
    rows = sorted(parts.items())
    with act(user, "money.receive", at=county, subject=line, key=key, parts=rows) as event:
        line = BankLine.whole.select_for_update().get(pk=line.pk)
        statements = Statement.whole.select_related("station").in_bulk(list(parts))
        _refuse(line, parts, {one.statement.pk: one.open for one in open_statements(county, event.day)})
        ordered = _positive_first(parts)
        booked = book(event, [_draft(statements[pk], fen, line, event) for pk, fen in ordered])
        bulk(event, [Applied(line=line, entry=one, fen=part[1]) for one, part in zip(booked, ordered, strict=True)])
        return line


def _positive_first(parts: Mapping[int, Fen]) -> list[tuple[int, Fen]]:
    """What comes in before what is set off, so that no account is short in between."""
    return sorted(parts.items(), key=lambda part: (part[1] < 0, part[0]))


def _refuse(line: BankLine, parts: Mapping[int, Fen], still_open: Mapping[int, Fen]) -> None:
    left = unapplied(line)
    if sum(parts.values()) != left or not parts:
        raise StatementRefused(receipt_words.not_the_sum(sum(parts.values()), left))
    for pk, fen in parts.items():
        there = still_open.get(pk, 0)
        whole_minus = fen == there < 0
        if not fen or not (whole_minus or 0 < fen <= there):
            raise StatementRefused(receipt_words.more_than_open(pk, fen, there))


def _draft(statement: Statement, fen: Fen, line: BankLine, event: Event) -> entries.Draft:
    """The village parts of a partial receipt are what the whole received by now gives, less what it gave before."""
    owed = owed_parts(statement)
    before = _received(statement)
    villages = list(owed)
    if fen < 0:
        parts = owed
    else:
        now = split(sum(before.values()) + fen, [owed[one] for one in villages], villages)
        parts = {one: part - before.get(one, 0) for one, part in zip(villages, now, strict=True)}
    draft = entries.receive(statement.pk, county_book(statement.area_code), parts, event.day)
    return entries.named(draft, f"receive {statement.pk} line {line.pk}")


def _received(statement: Statement) -> dict[str, Fen]:
    """What came of a statement so far, by village: what its settlement accounts took in from the utility."""
    into = ("receive", "reverse")
    legs = Leg.whole.filter(statement=statement, account__code=Code.SETTLEMENT, entry__kind__in=into)
    legs = legs.exclude(entry__kind="reverse", entry__reverses__kind="send").filter(entry__number__isnull=False)
    rows = legs.order_by().values_list("account__area_code").annotate(fen=Sum("fen"))
    return {village: fen for village, fen in rows if fen}
