"""Does the journal still say what it said? Chains by streaming, balances, and every paper beside what it booked.

The order of entries and legs is merged while reading: a nation's journal needs no more memory than a village's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from hearthlight.money import verify_papers
from hearthlight.money.chain import LegFacts, Link, breaks
from hearthlight.money.journal import account_key
from hearthlight.money.models import Entry, Leg
from hearthlight.money.verify_accounts import accounts, drafts, half_transfers, heads, strays
from hearthlight.money.verify_fault import Fault

__all__ = ["Fault", "Verdict", "links", "verify"]
CHUNK = 10_000


@dataclass(frozen=True)
class Verdict:
    """What was looked at and what was found wrong; `heads` are the last hashes, to compare with a printed sheet."""

    entries: int
    legs: int
    heads: dict[str, str]
    faults: tuple[Fault, ...]


@dataclass
class _Counted:
    entries: int = 0
    legs: int = 0
    last: str = ""


def verify(book: str = "") -> Verdict:
    """Read the whole journal again, or one book of it, past every sight."""
    faults: list[Fault] = []
    last: dict[str, str] = {}
    counted = _Counted()
    for name, chain in groupby(links(book), key=lambda link: link.facts.book):
        faults += [Fault(one.book, f"entry {one.number}", one.why) for one in breaks(_remembered(chain, counted))]
        last[name] = counted.last
    others = [accounts(book), strays(book), half_transfers(book), drafts(book), heads(book), verify_papers.all_of(book)]
    faults += [fault for found in others for fault in found]
    return Verdict(counted.entries, counted.legs, last, tuple(faults))


def _remembered(chain: Iterator[Link], counted: _Counted) -> Iterator[Link]:
    for link in chain:
        counted.entries += 1
        counted.legs += len(link.facts.legs)
        counted.last = link.hash
        yield link


def links(book: str = "") -> Iterator[Link]:
    """Entries with their legs, book by book in the order of numbers; both are read in the same order, never whole."""
    entries = Entry.objects.filter(number__isnull=False).order_by("book", "number", "id")
    legs = Leg.whole.filter(entry__number__isnull=False).order_by("entry__book", "entry__number", "entry_id", "id")
    if book:
        entries, legs = entries.filter(book=book), legs.filter(entry__book=book)
    facts = ("account__code", "account__area_code", "fen", "statement_id", "household_id", "contribution_id")
    rows = legs.values_list("entry_id", *facts).iterator(chunk_size=CHUNK)
    grouped = groupby(rows, key=lambda row: row[0])
    waiting = next(grouped, None)
    for entry in entries.iterator(chunk_size=CHUNK):
        own: list[LegFacts] = []
        if waiting and waiting[0] == entry.pk:
            own = [LegFacts(account_key(*row[1:3]), *row[3:]) for row in waiting[1]]
            waiting = next(grouped, None)
        yield Link(entry.facts(own), entry.previous, entry.hash)
