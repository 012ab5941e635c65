"""A yuan followed back to its kilowatt-hours, and a statement followed forward to people.

Up to the plan's funding every leg names its statement, so the way is exact. Beyond, a payment is traced pro rata of
the statements that funded its plan, and pages say so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, Sum

from hearthlight.core.money import Fen
from hearthlight.core.split import split
from hearthlight.money.chart import Code
from hearthlight.money.entries import Origin
from hearthlight.money.holdings import ORIGINS
from hearthlight.money.models import Contribution, Entry, Leg, Payment, Plan, Statement


@dataclass(frozen=True)
class Passed:
    """An entry that a statement's money passed through, and how much of that statement it moved."""

    entry: Entry
    fen: Fen


@dataclass(frozen=True)
class Behind:
    """A statement or a project's contribution behind a payment: what of it funded the plan, which part of the payment
    that is, the way between.

    `statement` has its station and readings loaded; `way` is in the order of booking: owe, receive, send, credit, fund.
    """

    statement: Statement | None
    contribution: Contribution | None
    funded: Fen
    fen: Fen
    way: tuple[Passed, ...]


def payment_behind(line: str) -> Payment | None:
    """The payment that wrote a line of a household's income account; None when no payment did."""
    number = line.removeprefix("payment ")
    rows = Payment.whole.select_related("line__plan", "entry", "member")
    return rows.filter(pk=int(number)).first() if line.startswith("payment ") and number.isdigit() else None


def back(payment: Payment) -> list[Behind]:
    """Where a payment came from, the oldest first; the parts add up to the payment exactly. Five queries at most."""
    plan = payment.line.plan
    funded = funding(plan.pk)
    parts = _shared(payment.fen, funded)
    ways = _ways(funded, plan.area_code)
    rows = _rows(funded)
    return [_behind(row, funded[origin], parts[origin], ways.get(origin, ())) for origin, row in rows.items()]


def _behind(row: Statement | Contribution, funded: Fen, fen: Fen, way: Iterable[Passed]) -> Behind:
    if isinstance(row, Statement):
        return Behind(row, None, funded, fen, tuple(way))
    return Behind(None, row, funded, fen, tuple(way))


def funding(plan: int) -> dict[Origin, Fen]:
    """What funded a plan and how much each gave; a corrected statement may stand as a minus."""
    legs = Leg.whole.filter(entry__plan=plan, entry__number__isnull=False, account__code=Code.PLANNED).order_by()
    found: dict[Origin, Fen] = {}
    for name in ORIGINS:
        rows = legs.filter(**{f"{name}__isnull": False}).values_list(f"{name}_id").annotate(fen=Sum("fen"))
        found |= {(name, pk): fen for pk, fen in rows if fen}
    return found


def _rows(origins: Iterable[Origin]) -> dict[Origin, Statement | Contribution]:
    """The rows themselves, the oldest month first."""
    asked = list(origins)
    statements = Statement.whole.filter(pk__in=_ids(asked, "statement"))
    shares = Contribution.objects.filter(pk__in=_ids(asked, "contribution"))
    rows: list[Statement | Contribution] = list(
        statements.select_related("station", "reading_from", "reading_to", "source")
    )
    rows += shares.select_related("project", "source")
    rows.sort(key=lambda row: (row.month, isinstance(row, Contribution), row.pk))
    return {("statement" if isinstance(row, Statement) else "contribution", row.pk): row for row in rows}


def _ids(origins: Iterable[Origin], name: str) -> list[int]:
    return [pk for kind, pk in origins if kind == name]


def _ways(origins: Iterable[Origin], village: str) -> dict[Origin, list[Passed]]:
    """Entries that moved this money for this village, each with the sum of its positive legs."""
    asked = list(origins)
    inside = Q(statement__in=_ids(asked, "statement")) | Q(contribution__in=_ids(asked, "contribution"))
    legs = Leg.whole.filter(inside, account__area_code=village, entry__number__isnull=False)
    sums: dict[tuple[Origin, int], Fen] = defaultdict(int)
    entries: dict[int, Entry] = {}
    for leg in legs.select_related("entry").order_by("entry_id", "id"):
        origin = _origin(leg)
        entries[leg.entry_id] = leg.entry
        sums[origin, leg.entry_id] = max(sums[origin, leg.entry_id], abs(leg.fen))
    found: dict[Origin, list[Passed]] = defaultdict(list)
    for (origin, entry), fen in sorted(sums.items(), key=lambda item: item[0][1]):
        found[origin].append(Passed(entries[entry], fen))
    return found


def _origin(leg: Leg) -> Origin:
    return ("statement", leg.statement_id) if leg.statement_id else ("contribution", leg.contribution_id or 0)


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
    funded, this = funding(plan.pk), ("statement", statement)
    paid = list(Payment.whole.filter(line__plan=plan, state="paid").order_by("pk"))
    whole = sum(payment.fen for payment in paid)
    part = _shared(whole, funded)[this]
    return Reached(plan, funded[this], part, len({row.member_id for row in paid if row.member_id}))


def _shared(fen: Fen, funded: Mapping[Origin, Fen]) -> dict[Origin, Fen]:
    """`fen` pro rata of what funded the plan; the parts add up exactly."""
    weights = [max(0, part) for part in funded.values()]
    keys = [f"{name} {pk:020d}" for name, pk in funded]
    return dict(zip(funded, split(fen, weights, keys), strict=True))
