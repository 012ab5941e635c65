"""Reading money for pages: the flow of a place and of the places below it, homes lit, a station's and a home's money.

Everything of a place is read past sight: the page has asked `viewer.sees(place)` or opened the record already.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Case, Sum, Value, When
from django.db.models.functions import Substr

from hearthlight.core import areas
from hearthlight.core.money import Fen
from hearthlight.money.arrival import arrived, to_homes
from hearthlight.money.chart import Code
from hearthlight.money.due_where import due_where
from hearthlight.money.models import Leg


@dataclass(frozen=True)
class Flow:
    """How far a place's solar money has come by a day, in fen. made = due + not_yet_due; late is of what is due.

    received = held_by_county + in_village_books; in_village_books = unplanned + unpaid + paid.
    """

    due: Fen = 0
    not_yet_due: Fen = 0
    late: Fen = 0
    held_by_county: Fen = 0
    in_village_books: Fen = 0
    unplanned: Fen = 0
    unpaid: Fen = 0
    wages: Fen = 0
    grants: Fen = 0
    works: Fen = 0

    @property
    def made(self) -> Fen:
        """Stated by the utility, due or not."""
        return self.due + self.not_yet_due

    @property
    def received(self) -> Fen:
        """Come from the utility."""
        return self.held_by_county + self.in_village_books

    @property
    def planned(self) -> Fen:
        """Ever set aside for adopted plans."""
        return self.unpaid + self.paid

    @property
    def paid(self) -> Fen:
        """Come to one of the three ends."""
        return self.wages + self.grants + self.works

    def __add__(self, other: "Flow") -> "Flow":
        return Flow(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


_COLUMN = {
    Code.SETTLEMENT: "held_by_county",
    Code.TO_VILLAGES: "in_village_books",
    Code.AVAILABLE: "unplanned",
    Code.PLANNED: "unpaid",
    Code.WAGES: "wages",
    Code.GRANTS: "grants",
    Code.WORKS: "works",
}


def flow(place: str, day: date) -> Flow:
    """The flow of the whole of `place` on `day`; one query."""
    return sum(flow_by_child(place, day).values(), Flow())


def flow_by_child(place: str, day: date) -> dict[str, Flow]:
    """The flow of each place one level below that has money, itself for a village; one query."""
    below = areas.child_level(place)
    return flow_by_level(place, day, below.name if below else "group")


def flow_by_level(place: str, day: date, level: str) -> dict[str, Flow]:
    """The flow of each place of a level at or below `place` that has money; one query."""
    width = areas.width(level)
    found: dict[str, Flow] = {}
    for child, code, due, fen in _sums(place, day, width):
        full = child.ljust(areas.WIDTH, "0")
        found[full] = found.get(full, Flow()) + _part(Code(code), due, fen)
    return found


def _sums(place: str, day: date, width: int) -> Iterable[tuple[str, str, bool, Fen]]:
    low, high = areas.subtree(place)
    legs = Leg.whole.filter(
        account__area_code__gte=low,
        account__area_code__lt=high,
        account__code__in=[str(Code.OWED), *map(str, _COLUMN)],
        entry__number__isnull=False,
        entry__day__lte=day,
    )
    due = Case(When(due_where(day), then=Value(True)), default=Value(False))
    child = Substr("account__area_code", 1, width)
    return legs.order_by().values_list(child, "account__code", due).annotate(fen=Sum("fen"))


def _part(code: Code, due: bool, fen: Fen) -> Flow:
    if code is Code.OWED:
        return Flow(due=-fen, late=-fen) if due else Flow(not_yet_due=-fen)
    came = code in (Code.SETTLEMENT, Code.TO_VILLAGES)
    return Flow(late=-fen if due and came else 0, **{_COLUMN[code]: fen})


@dataclass(frozen=True)
class Homes:
    """Homes with a line in an adopted plan: lit when all that is due to them has arrived, else on the way."""

    lit: frozenset[int]
    on_the_way: frozenset[int]


def homes(place: str, day: date) -> Homes:
    """Which households of `place` are lit and which are still on the way, by id; one query.

    The same homes as those of the figures money.homes_lit and money.homes_on_the_way. A home in neither has no line
    in a plan: it is neutral, never dark.
    """
    low, high = areas.subtree(place)
    rows = to_homes(day).filter(household__area_code__gte=low, household__area_code__lt=high)
    there = Case(When(arrived(day), then=Value(True)), default=Value(False))
    paid, waiting = set(), set()
    for household, is_there in rows.values_list("household_id", there):
        (paid if is_there else waiting).add(household)
    return Homes(frozenset(paid - waiting), frozenset(waiting))
