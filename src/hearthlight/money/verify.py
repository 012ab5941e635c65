"""Does the journal still say what it said? Chains, balances, transfers, drafts and payments, from the rows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from hearthlight.money.arrival import taken_back
from hearthlight.money.chain import LegFacts, Link, breaks
from hearthlight.money.models import Account, Entry, Leg, Payment


@dataclass(frozen=True)
class Fault:
    """Something that does not hold: in which book, at which entry or account, what."""

    book: str
    where: str
    what: str


@dataclass(frozen=True)
class Verdict:
    """What was looked at and what was found wrong; `heads` are the last hashes, to compare with a printed sheet."""

    entries: int
    legs: int
    heads: dict[str, str]
    faults: tuple[Fault, ...]


def verify() -> Verdict:
    """Read the whole journal again, past every sight."""
    faults: list[Fault] = []
    heads: dict[str, str] = {}
    count = 0
    for name, links in groupby(_links(), key=lambda link: link.facts.book):
        chain = list(links)
        count, heads[name] = count + len(chain), chain[-1].hash
        faults += [Fault(one.book, f"entry {one.number}", one.why) for one in breaks(chain)]
    faults += [*_wrong_balances(), *_half_transfers(), *_drafts(), *_payments()]
    return Verdict(count, Leg.whole.count(), heads, tuple(faults))


def _links() -> Iterator[Link]:
    legs = _legs_by_entry()
    rows = Entry.objects.filter(number__isnull=False).order_by("book", "number")
    for entry in rows.iterator(chunk_size=2000):
        yield Link(entry.facts(legs.get(entry.pk, ())), entry.previous, entry.hash)


def _legs_by_entry() -> dict[int, list[LegFacts]]:
    found: dict[int, list[LegFacts]] = defaultdict(list)
    rows = Leg.whole.order_by("id").values_list(
        "entry_id", "account_id", "fen", "statement_id", "household_id", "contribution_id"
    )
    for entry, *leg in rows.iterator(chunk_size=5000):
        found[entry].append(LegFacts(*leg))
    return found


def _wrong_balances() -> list[Fault]:
    counted = Coalesce(Sum("legs__fen", filter=Q(legs__entry__number__isnull=False)), 0)
    rows = Account.objects.annotate(counted=counted).exclude(balance_fen=F("counted"))
    return [
        Fault(row.book, f"{row.code} {row.area_code}", f"balance {row.balance_fen}, legs {row.counted}") for row in rows
    ]


def _half_transfers() -> list[Fault]:
    pairs = (
        Entry.objects.filter(transfer__isnull=False)
        .values("transfer")
        .annotate(n=Count("pk"), books=Count("book", distinct=True))
    )
    odd = [row["transfer"] for row in pairs.exclude(n=2, books=2)]
    uneven = [transfer for transfer, fen in _clearing_sums() if fen]
    rows = Entry.objects.filter(transfer__in={*odd, *uneven}).order_by("book", "number")
    return [Fault(row.book, f"entry {row.number}", "transfer is not whole") for row in rows]


def _clearing_sums() -> Iterator[tuple[str, int]]:
    legs = Leg.whole.filter(account__clearing=True, entry__transfer__isnull=False)
    yield from legs.values_list("entry__transfer").annotate(fen=Sum("fen"))


def _drafts() -> list[Fault]:
    return [Fault(row.book, f"draft {row.pk}", "never completed") for row in Entry.objects.filter(number=None)]


def _payments() -> list[Fault]:
    """Payments that say they arrived while their entry is undone, or that they came back while it stands."""
    reversed_ones = taken_back().values("reverses")
    undone = Q(state="paid", entry__in=reversed_ones)
    standing = Q(state="returned", entry__isnull=False) & ~Q(entry__in=reversed_ones)
    rows = Payment.whole.filter(undone | standing).select_related("entry").order_by("pk")
    what = {"paid": "paid, but its entry is reversed", "returned": "returned, but its entry stands"}
    return [Fault(row.entry.book, f"payment {row.pk}, entry {row.entry.number}", what[row.state]) for row in rows]
