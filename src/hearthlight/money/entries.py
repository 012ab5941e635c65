"""The entries a yuan passes through 记账凭证, as plain data: each builder's legs add up to nothing. Pure.

owe -> receive (county's book) -> send (county's) with credit (village's), one transfer -> fund -> pay (village's).
Amounts are fen; `statement` and `household` are ids. Nothing here is stored: journal.py does that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from hearthlight.core.money import Fen
from hearthlight.money.chart import Code, Kind, county_book


@dataclass(frozen=True)
class DraftLeg:
    """One line: which account (by code and whom it concerns), how much, of which statement, for which household."""

    code: Code
    area_code: str
    fen: Fen
    statement: int | None = None
    household: int | None = None
    contribution: int | None = None


Origin = tuple[str, int]
"""What village money came from: ``("statement", id)`` or ``("contribution", id)``."""


@dataclass(frozen=True)
class Draft:
    """An entry to book. `ext` names what it books: the same `ext` is booked once in a book."""

    book: str
    day: date
    kind: Kind
    ext: str
    legs: tuple[DraftLeg, ...]
    transfer: UUID | None = None
    reverses: int | None = None
    plan: int | None = None
    paper: str = ""


def owe(statement: int, county: str, parts: Mapping[str, Fen], day: date) -> Draft:
    """The utility owes a statement; each village (area code) is owed its part of it."""
    owed = [DraftLeg(Code.OWED, village, -fen, statement) for village, fen in parts.items() if fen]
    debt = DraftLeg(Code.RECEIVABLE, county, sum(parts.values()), statement)
    return Draft(county, day, Kind.OWE, f"owe {statement}", (debt, *owed))


def receive(statement: int, county: str, parts: Mapping[str, Fen], day: date) -> Draft:
    """The utility pays a statement whole into the settlement account, kept apart by village."""
    held = [DraftLeg(Code.SETTLEMENT, village, fen, statement) for village, fen in parts.items() if fen]
    debt = DraftLeg(Code.RECEIVABLE, county, -sum(parts.values()), statement)
    return Draft(county, day, Kind.RECEIVE, f"receive {statement}", (debt, *held))


def send(village: str, parts: Mapping[int, Fen], day: date, transfer: UUID) -> tuple[Draft, Draft]:
    """The county sends a village its money, by statement; two entries in two books under one transfer."""
    sent, credited = [], []
    for statement, fen in parts.items():
        sent += [
            DraftLeg(Code.SETTLEMENT, village, -fen, statement),
            DraftLeg(Code.TO_VILLAGES, village, fen, statement),
        ]
        credited += [
            DraftLeg(Code.FROM_COUNTY, village, -fen, statement),
            DraftLeg(Code.AVAILABLE, village, fen, statement),
        ]
    ext = f"transfer {transfer}"
    return (
        Draft(county_book(village), day, Kind.SEND, ext, tuple(sent), transfer),
        Draft(village, day, Kind.CREDIT, ext, tuple(credited), transfer),
    )


def share(contribution: int, village: str, fen: Fen, day: date) -> Draft:
    """A project's share comes into the village's account."""
    legs = (
        DraftLeg(Code.FROM_PROJECTS, village, -fen, contribution=contribution),
        DraftLeg(Code.AVAILABLE, village, fen, contribution=contribution),
    )
    return Draft(village, day, Kind.SHARE, f"contribution {contribution}", legs)


def fund(plan: int, village: str, parts: Mapping[Origin, Fen], day: date, ext: str = "") -> Draft:
    """Money of these origins is set aside for an adopted plan."""
    legs: list[DraftLeg] = []
    for (name, pk), fen in parts.items():
        legs += [
            DraftLeg(Code.AVAILABLE, village, -fen, **{name: pk}),
            DraftLeg(Code.PLANNED, village, fen, **{name: pk}),
        ]
    return Draft(village, day, Kind.FUND, ext or f"fund plan {plan}", tuple(legs), plan=plan)


def pay(plan: int, village: str, end: Code, fen: Fen, day: date, ext: str, household: int | None = None) -> Draft:
    """A payment leaves the plan's money for one of the three ends."""
    legs = (
        DraftLeg(Code.PLANNED, village, -fen, household=household),
        DraftLeg(end, village, fen, household=household),
    )
    return Draft(village, day, Kind.PAY, ext, legs, plan=plan)


def named(draft: Draft, ext: str) -> Draft:
    """The same under another name of what it books."""
    return replace(draft, ext=ext)


def sealed(draft: Draft, paper: str) -> Draft:
    """The same with the seal of the paper that it books, so that the chain holds the paper too."""
    return replace(draft, paper=paper)


def reverse(original: Draft, entry: int, day: date, transfer: UUID | None = None) -> Draft:
    """The mirror of a booked entry; of a transfer, both of its entries are reversed under a new transfer."""
    return replace(
        original,
        day=day,
        kind=Kind.REVERSE,
        ext=f"reverse {entry}",
        legs=tuple(replace(leg, fen=-leg.fen) for leg in original.legs),
        transfer=transfer,
        reverses=entry,
    )


def drawn(available: Mapping[Origin, Fen], needed: Fen) -> dict[Origin, Fen]:
    """Which origins pay for `needed`, oldest first in the order given; the last one in part.

    What a corrected statement took back (a minus) is made good first, so the parts add up to `needed` all the same.
    Raises ValueError saying how much is missing.
    """
    taken = {origin: fen for origin, fen in available.items() if fen < 0}
    left = needed - sum(taken.values())
    for origin, fen in available.items():
        if left and fen > 0:
            taken[origin] = min(fen, left)
            left -= taken[origin]
    if left:
        raise ValueError(f"{left} fen are missing")
    return taken
