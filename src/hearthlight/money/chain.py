"""The canonical form of a journal entry 记账凭证 and its SHA-256 chain: one chain a book, one link an entry. Pure.

Any later change to an entry, its legs or their order breaks every hash from there on, so a reader who keeps the head
of a book can tell. The database keeps the links in order (money/guards.py); only reading the text again proves them.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hearthlight.core.money import Fen

GENESIS = ""
"""What the first entry of a book names as its previous hash."""


@dataclass(frozen=True)
class LegFacts:
    """One leg as it is hashed: its account by code and place, other ids as stored, fen as an integer."""

    account: str
    fen: Fen
    statement: int | None = None
    household: int | None = None
    contribution: int | None = None


@dataclass(frozen=True)
class EntryFacts:
    """One entry as it is hashed, its legs in the order of their ids; `paper` seals what it booked (seals.py)."""

    book: str
    number: int
    day: date
    kind: str
    ext: str
    transfer: UUID | None
    reverses: int | None
    plan: int | None
    event: int
    legs: tuple[LegFacts, ...]
    paper: str = ""


@dataclass(frozen=True)
class Link:
    """A stored entry with the two hashes that stand beside it."""

    facts: EntryFacts
    previous: str
    hash: str


@dataclass(frozen=True)
class Break:
    """Where a book's chain fails, and how."""

    book: str
    number: int
    why: str


def canonical(entry: EntryFacts) -> str:
    """The one text of an entry: JSON without spaces, keys and legs in fixed order."""
    parts = [
        entry.book,
        entry.number,
        entry.day.isoformat(),
        entry.kind,
        entry.ext,
        str(entry.transfer) if entry.transfer else None,
        entry.reverses,
        entry.plan,
        entry.event,
        [_canonical_leg(leg) for leg in entry.legs],
    ]
    if entry.paper:
        parts.append(entry.paper)
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _canonical_leg(leg: LegFacts) -> list[int | str | None]:
    """What was added to a leg later stands at its end and only where it is said: older hashes stay what they were."""
    plain: list[int | str | None] = [leg.account, leg.fen, leg.statement, leg.household]
    return plain if leg.contribution is None else [*plain, leg.contribution]


def link_hash(previous: str, entry: EntryFacts) -> str:
    """The hash of `entry` after the entry whose hash is `previous`."""
    return hashlib.sha256((previous + canonical(entry)).encode()).hexdigest()


def breaks(links: Iterable[Link]) -> list[Break]:
    """Every place where the chain of one book fails; `links` come in the order of their numbers."""
    found: list[Break] = []
    previous, number = GENESIS, 0
    for link in links:
        number += 1
        found += [Break(link.facts.book, link.facts.number, why) for why in _faults(link, previous, number)]
        previous, number = link.hash, link.facts.number
    return found


def _faults(link: Link, previous: str, number: int) -> list[str]:
    tests = {
        "number": link.facts.number == number,
        "previous": link.previous == previous,
        "hash": link.hash == link_hash(link.previous, link.facts),
        "balance": sum(leg.fen for leg in link.facts.legs) == 0 and len(link.facts.legs) > 1,
    }
    return [why for why, holds in tests.items() if not holds]
