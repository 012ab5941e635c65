"""What speaks against a plan before it is voted on 方案核查: what blocks it, and what must be seen. Pure; fen.

A limit that no document shows for sure never blocks: it is said, with its document.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hearthlight.core.money import Fen
from hearthlight.core.parameters import Parameters
from hearthlight.money.planning import limits

LABOUR = ("job",)
"""Lines that pay labour; what works pay for labour is not known apart and not counted."""
GIVEN = ("grant", "set_amount", "reward")
"""Lines that give money to people."""


@dataclass(frozen=True)
class PlannedLine:
    """One line of a plan: `station` is the id that a rent is paid for."""

    kind: str
    fen_unit: Fen
    units: int
    title: str = ""
    cost: str = ""
    station: int | None = None

    @property
    def fen(self) -> Fen:
        """What it comes to."""
        return self.fen_unit * self.units


@dataclass(frozen=True)
class Facts:
    """What a plan is looked at with: the account, the year's income, the registered homes, rents paid before."""

    available: Fen
    income: Fen
    homes: int
    rents_paid: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Remark:
    """One thing to see: `blocks` keeps the plan from being adopted."""

    code: str
    blocks: bool
    values: Mapping[str, Any] = field(default_factory=dict)
    document: str = ""


def remarks(
    lines: Sequence[PlannedLine], facts: Facts, day: date, place: str = "", given: Parameters | None = None
) -> list[Remark]:
    """Everything that speaks against a plan on `day`, what blocks first."""
    found = [*_account(lines, facts), *_labour(lines, day, place, given), *_costs(lines, facts, day, place)]
    found += [*_rents(lines, facts), *_equal(lines, facts, day, place, given)]
    return sorted(found, key=lambda one: not one.blocks)


def labour_share(lines: Iterable[PlannedLine], base: str = "gross") -> tuple[Fen, Fen]:
    """(paid for labour, base): gross is the whole plan, net the plan without its costs."""
    rows = list(lines)
    whole = sum(one.fen for one in rows if base == "gross" or one.kind != "cost")
    return sum(one.fen for one in rows if one.kind in LABOUR), whole


def _account(lines: Sequence[PlannedLine], facts: Facts) -> list[Remark]:
    total = sum(one.fen for one in lines)
    if not total:
        return [Remark("empty", True)]
    if total > facts.available:
        return [Remark("over_account", True, {"total": total, "available": facts.available})]
    return []


def _labour(lines: Sequence[PlannedLine], day: date, place: str, given: Parameters | None) -> list[Remark]:
    floor = limits.labour_floor(day, place, given)
    if floor is None:
        return []
    paid, base = labour_share(lines, floor.base)
    if paid * 100 >= floor.percent * base:
        return []
    values = {"paid": paid, "base_fen": base, "base": floor.base, "percent": floor.percent}
    return [Remark("labour_floor", floor.certainty == "sourced", values, floor.document)]


def _costs(lines: Sequence[PlannedLine], facts: Facts, day: date, place: str) -> list[Remark]:
    found = []
    for cost in sorted({one.cost for one in lines if one.cost}):
        value = limits.found("cost_cap", day, place, cost=cost)
        most = limits.cap(cost, facts.income, day, place)
        fen = sum(one.fen for one in lines if one.cost == cost)
        if value and most is not None and fen > most:
            said = {"cost": cost, "fen": fen, "most": most}
            found.append(Remark("cost_cap", value.certainty == "sourced", said, value.document))
    return found


def _rents(lines: Sequence[PlannedLine], facts: Facts) -> list[Remark]:
    asked = [one.station for one in lines if one.cost == "rent" and one.station]
    again = sorted({one for one in asked if one in facts.rents_paid or asked.count(one) > 1})
    return [Remark("rent_twice", True, {"stations": again})] if again else []


def _equal(lines: Sequence[PlannedLine], facts: Facts, day: date, place: str, given: Parameters | None) -> list[Remark]:
    value = limits.found("equal_share", day, place, given)
    if value is None or not facts.homes:
        return []
    least = int(value.value) * facts.homes
    rows = [one for one in lines if one.kind in GIVEN and one.units * 100 >= least and one.units > 1]
    return [
        Remark("equal_split", False, {"title": one.title, "units": one.units, "homes": facts.homes}, value.document)
        for one in rows
    ]
