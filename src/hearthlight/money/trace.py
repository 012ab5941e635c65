"""A yuan followed back to its kilowatt-hours, and a statement followed forward to people.

Up to the plan's funding every leg names its statement, so the way is exact. Beyond, a payment is traced pro rata of
the statements that funded its plan, and pages say so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Sum

from hearthlight.core.money import Fen
from hearthlight.core.split import split
from hearthlight.money.chart import Code
from hearthlight.money.models import Entry, Leg, Payment, Plan, Statement


@dataclass(frozen=True)
class Passed:
    """An entry that a statement's money passed through, and how much of that statement it moved."""

    entry: Entry
    fen: Fen


@dataclass(frozen=True)
class Origin:
    """A statement behind a payment: what of it funded the plan, which part of the payment that is, the way between.

    `statement` has its station and readings loaded; `way` is in the order of booking: owe, receive, send, credit, fund.
    """

    statement: Statement
    funded: Fen
    fen: Fen
    way: tuple[Passed, ...]


def payment_behind(line: str) -> Payment | None:
    """The payment that wrote a line of a household's income account; None when no payment did."""
    number = line.removeprefix("payment ")
    rows = Payment.whole.select_related("line__plan", "entry", "member")
    return rows.filter(pk=int(number)).first() if line.startswith("payment ") and number.isdigit() else None


def back(payment: Payment) -> list[Origin]:
    """Where a payment came from, the oldest statement first; the parts add up to the payment exactly. Three queries."""
    plan = payment.line.plan
    funded = funding(plan.pk)
    statements = _statements(funded)
    parts = split(payment.fen, [funded[one.pk] for one in statements], [f"{one.pk:020d}" for one in statements])
    ways = _ways(funded, plan.area_code)
    rows = zip(statements, parts, strict=True)
    return [Origin(one, funded[one.pk], fen, tuple(ways.get(one.pk, ()))) for one, fen in rows]


def funding(plan: int) -> dict[int, Fen]:
    """The statements that funded a plan and how much each gave."""
    legs = Leg.whole.filter(entry__plan=plan, entry__number__isnull=False, account__code=Code.PLANNED)
    rows = legs.filter(statement__isnull=False).order_by().values_list("statement").annotate(fen=Sum("fen"))
    return {statement: fen for statement, fen in rows if fen}


def _statements(ids: Iterable[int]) -> list[Statement]:
    rows = Statement.whole.filter(pk__in=list(ids)).order_by("month", "pk")
    return list(rows.select_related("station", "reading_from", "reading_to"))


def _ways(statements: Iterable[int], village: str) -> dict[int, list[Passed]]:
    """Entries that moved these statements' money for this village, each with the sum of its positive legs."""
    legs = Leg.whole.filter(statement__in=list(statements), account__area_code=village, entry__number__isnull=False)
    sums: dict[tuple[int, int], Fen] = defaultdict(int)
    entries: dict[int, Entry] = {}
    for leg in legs.select_related("entry").order_by("entry_id", "id"):
        entries[leg.entry_id] = leg.entry
        sums[leg.statement_id, leg.entry_id] = max(sums[leg.statement_id, leg.entry_id], abs(leg.fen))
    found: dict[int, list[Passed]] = defaultdict(list)
    for (statement, entry), fen in sorted(sums.items(), key=lambda item: item[0][1]):
        found[statement].append(Passed(entries[entry], fen))
    return found


@dataclass(frozen=True)
class Reached:
    """A plan that a statement's money reached in a village, and how much of the plan's payments that is, pro rata."""

    plan: Plan
    funded: Fen
    paid: Fen
    people: int


@dataclass(frozen=True)
class Forward:
    """Where a statement's money went: the entries in order, and the plans it reached."""

    entries: tuple[Entry, ...]
    reached: tuple[Reached, ...]


def forward(statement: Statement) -> Forward:
    """Follow a statement to the plans and people it reached."""
    numbers = Leg.whole.filter(statement=statement, entry__number__isnull=False).values("entry")
    entries = Entry.objects.filter(pk__in=numbers).select_related("plan").order_by("pk")
    plans = {entry.plan_id: entry.plan for entry in entries if entry.plan}
    return Forward(tuple(entries), tuple(_reached(plan, statement.pk) for plan in plans.values()))


def _reached(plan: Plan, statement: int) -> Reached:
    funded = funding(plan.pk)
    paid = list(Payment.whole.filter(line__plan=plan, state="paid").order_by("pk"))
    whole = sum(payment.fen for payment in paid)
    part = dict(zip(funded, _shared(whole, list(funded.values())), strict=True))[statement]
    return Reached(plan, funded[statement], part, len({row.member_id for row in paid if row.member_id}))


def _shared(fen: Fen, weights: Sequence[Fen]) -> list[Fen]:
    return split(fen, weights, [f"{place:020d}" for place in range(len(weights))])
