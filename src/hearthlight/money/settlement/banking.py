"""Acts on bank statements: keep their lines, each once; say in words what a line without an entry is."""

import hashlib
from uuid import UUID

from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from hearthlight.money.models import BankLine
from hearthlight.money.settlement.bank_file import Line, read_lines
from hearthlight.money.statements import StatementRefused
from hearthlight.trail.act import Actor, act, once
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Source

KIND = "bank_file"


def receive_bank_file(user: Actor, name_of_book: str, name: str, content: bytes) -> Source:
    """Take in a bank statement for the account of a book; lines that stand already stay as they are.

    Raises BadReadings, BadFile, Refused, StatementRefused where a line stands with another amount or day.
    """
    digest = hashlib.sha256(content).hexdigest()
    earlier = Source.objects.filter(sha256=digest, kind=KIND, area_code=name_of_book).first()
    if earlier:
        return earlier
    sheet, lines = read_lines(name, content)
    with act(user, "money.receive_bank_file", at=name_of_book, sha256=digest) as event:
        new = _new(name_of_book, lines)
        kept = {"sheet": sheet, "lines": len(lines), "new": len(new)}
        source = Source(kind=KIND, title=name[:200], sha256=digest, received_on=event.day, area_code=name_of_book)
        source.mapping, source.state = kept, Source.State.APPLIED
        add(event, source)
        bulk(event, [_row(name_of_book, line, source) for line in new])
        return source


def _new(name: str, lines: list[Line]) -> list[Line]:
    there = BankLine.whole.filter(book=name, reference__in=[line.reference for line in lines])
    known = {row.reference: row for row in there}
    for line in lines:
        row = known.get(line.reference)
        if row and (row.fen, row.day) != (line.fen, line.day):
            raise StatementRefused(
                _("Row %(row)s: the bank's reference %(reference)s stands already with another amount or day.")
                % {"row": line.row, "reference": line.reference}
            )
    return [line for line in lines if line.reference not in known]


def _row(name: str, line: Line, source: Source) -> BankLine:
    row = BankLine(book=name, area_code=name, source=source, source_row=line.row)
    row.day, row.fen, row.balance_fen, row.reference, row.words = (
        line.day, line.fen, line.balance_fen, line.reference, line.words,
    )  # fmt: skip
    return row


def unbooked(name: str) -> "QuerySet[BankLine]":
    """Lines that entries do not book whole and nobody explained, the oldest first; `left` in fen."""
    rows = BankLine.whole.filter(book=name, explanation="").annotate(booked=Coalesce(Sum("applied__fen"), 0))
    return rows.annotate(left=F("fen") - F("booked")).exclude(left=0).order_by("day", "pk")


@once
def explain_line(user: Actor, line: BankLine, words: str, *, key: UUID | None = None) -> BankLine:
    """Say what a line is that no entry books (a fee, interest). Raises StatementRefused without words."""
    if not words.strip():
        raise StatementRefused(_("Say in words what the line is."))
    with act(user, "money.explain_line", at=line.book, subject=line, key=key, words=words) as event:
        line.explanation, line.event = words.strip()[:300], event
        line.save(update_fields=["explanation", "event"])
        return line
