"""Payments, statements, plans, shares and bank lines beside the entries that booked them: changed behind the product's
back, either side is found."""

from collections.abc import Iterator

from django.db.models import Q, Sum

from hearthlight.money.arrival import taken_back
from hearthlight.money.chart import Code, Kind
from hearthlight.money.models import Applied, Contribution, Leg, Payment, Plan, Statement
from hearthlight.money.verify_fault import Fault
from hearthlight.money.verify_seals import seals


def all_of(book: str = "") -> list[Fault]:
    """Every paper of the journal, or of one book."""
    found = [*_payments(), *_sums_of_payments(), *_statements(), *_plans(), *_contributions(), *_applied(), *seals()]
    return [one for one in found if not book or one.book == book]


def _payments() -> Iterator[Fault]:
    """Payments that say they arrived while their entry is undone, or that they came back while it stands."""
    undone = Q(state="paid", entry__in=taken_back().values("reverses"))
    standing = Q(state="returned", entry__isnull=False) & ~Q(entry__in=taken_back().values("reverses"))
    rows = Payment.whole.filter(undone | standing).select_related("entry").order_by("pk")
    what = {"paid": "paid_undone", "returned": "returned_standing"}
    for row in rows:
        yield Fault(row.entry.book, f"payment {row.pk}, entry {row.entry.number}", what[row.state])


def _sums_of_payments() -> Iterator[Fault]:
    """A payment with an entry is what its entry took out of the plan, for the household it names."""
    legs = Leg.whole.filter(account__code=Code.PLANNED, entry__kind=Kind.PAY).order_by()
    booked = {entry: (-fen, home) for entry, home, fen in legs.values_list("entry", "household", "fen")}
    rows = Payment.whole.filter(entry__isnull=False).order_by("pk")
    for pk, entry, place, fen, home in rows.values_list("pk", "entry", "area_code", "fen", "household").iterator():
        if booked.get(entry) != (fen, home):
            yield Fault(place, f"payment {pk}", "payment_sum")


def _statements() -> Iterator[Fault]:
    """A statement is what it and its earlier revisions are owed by together, and each was owed once."""
    legs = Leg.whole.filter(account__code=Code.RECEIVABLE, entry__kind=Kind.OWE).order_by()
    legs = legs.exclude(entry__reversed_by__isnull=False)
    owed = dict(legs.values_list("statement").annotate(fen=Sum("fen")))
    before: dict[tuple[int, str, str], int] = {}
    rows = Statement.whole.order_by("station", "month", "stream", "revision")
    names = ("pk", "area_code", "station", "month", "stream", "fen")
    for pk, place, station, month, stream, fen in rows.values_list(*names).iterator():
        key = (station, month, stream)
        if pk in owed and before.get(key, 0) + owed[pk] != fen:
            yield Fault(_county(place), f"statement {pk}", "statement_sum")
        before[key] = before.get(key, 0) + owed.get(pk, 0)


def _county(place: str) -> str:
    return place[:6].ljust(15, "0")


def _plans() -> Iterator[Fault]:
    """An adopted plan's lines add up to what was set aside for it."""
    legs = Leg.whole.filter(account__code=Code.PLANNED, entry__kind=Kind.FUND).order_by()
    funded = dict(legs.values_list("entry__plan").annotate(fen=Sum("fen")))
    rows = Plan.objects.filter(adopted_on__isnull=False).annotate(fen=Sum("lines__fen")).order_by("pk")
    for pk, place, fen in rows.values_list("pk", "area_code", "fen"):
        if funded.get(pk, 0) != (fen or 0):
            yield Fault(place, f"plan {pk}", "plan_sum")


def _contributions() -> Iterator[Fault]:
    legs = Leg.whole.filter(account__code=Code.AVAILABLE, entry__kind=Kind.SHARE).order_by()
    booked = dict(legs.values_list("contribution").annotate(fen=Sum("fen")))
    for pk, place, fen in Contribution.objects.order_by("pk").values_list("pk", "area_code", "fen"):
        if booked.get(pk) != fen:
            yield Fault(place, f"contribution {pk}", "contribution_sum")


def _applied() -> Iterator[Fault]:
    """What was applied of a bank line is what its entry lowered the utility's debt by."""
    legs = Leg.whole.filter(account__code=Code.RECEIVABLE, entry__applied__isnull=False).order_by()
    booked = {entry: -fen for entry, fen in legs.values_list("entry").annotate(fen=Sum("fen"))}
    rows = Applied.objects.select_related("line", "entry").order_by("pk")
    for row in rows.iterator():
        if row.entry_id in booked and booked[row.entry_id] != row.fen:
            yield Fault(row.line.book, f"bank line {row.line.reference}", "applied_sum")
