"""A book's account at the bank: lines, what is not booked, the three sides beside each other."""

from datetime import date
from typing import Any

from django.db.models import Sum
from django.db.models.functions import Coalesce

from hearthlight.core import areas
from hearthlight.desk.funds.words import HOW, STREAMS
from hearthlight.money.models import BankLine
from hearthlight.money.settlement.proposing import Claim, propose
from hearthlight.money.settlement.receiving import open_statements, unapplied
from hearthlight.money.settlement.three_ways import balance, three_ways

LINES, MONTHS, CHOSEN = 100, 24, 400


def book_of(place: str) -> str:
    """Whose account a page of a place shows: a group's village, else the place itself; only villages and counties have
    one."""
    return areas.at(place, "village") if areas.level(place).width > areas.width("village") else place


def read(name: str, day: date) -> dict[str, Any]:
    """For the page; six queries."""
    rows = BankLine.whole.filter(book=name).annotate(booked=Coalesce(Sum("applied__fen"), 0)).select_related("source")
    lines = [
        {"line": row, "left": row.fen - row.booked, "open": row.fen != row.booked and not row.explanation}
        for row in rows.order_by("-day", "-pk")[:LINES]
    ]
    of_county = areas.level(name).name == "county"
    return {
        "lines": lines,
        "balance": balance(name, day),
        "sides": three_ways(name, day)[:MONTHS] if of_county else [],
        "of_county": of_county,
    }


def of_line(line: BankLine, day: date) -> dict[str, Any]:
    """What a line may pay: open statements with what is proposed of each."""
    left = unapplied(line)
    still = open_statements(line.book, day) if left > 0 else []
    claims = [Claim(one.statement.pk, one.statement.month, one.statement.stream, one.open) for one in still]
    found = propose(left, claims)
    return {
        "left": left,
        "how": HOW[found.how],
        "over": found.left,
        "rows": [_row(one, found.parts.get(one.statement.pk)) for one in still if one.statement.pk in found.parts][
            :CHOSEN
        ],
        "others": [_row(one, None) for one in still if one.statement.pk not in found.parts][:CHOSEN],
        "fits": bool(found.parts) and not found.left,
        "booked": line.applied.select_related("entry").order_by("pk")[:CHOSEN],
    }


def _row(one: Any, part: int | None) -> dict[str, Any]:
    return {
        "row": one.statement,
        "stream": STREAMS[one.statement.stream],
        "open": one.open,
        "part": part,
        "due": one.due,
    }
