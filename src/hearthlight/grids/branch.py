"""The joint branch 联合支部 of each grid: where every party member at home stands, once. Pure.

Source: bulletin No. 22 of 2017 (在家党员全体纳入网格并成立联合支部). Holding a seat is another matter.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hearthlight.grids.partition import Plan

AT_HOME = ("none", "township")
"""Where a member who is at home works 务工状况: nowhere else, or in the own township."""


@dataclass(frozen=True)
class Comrade:
    """One row of the register that is a party member: its id, the person (two rows may be one), group, whether home."""

    member: int
    person: str
    group: str
    at_home: bool | None


@dataclass(frozen=True)
class Branches:
    """The members of each grid's branch; who stands in no grid or in two; who is away; of whom it is unknown."""

    grids: dict[int, list[int]] = field(default_factory=dict)
    nowhere: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)
    away: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


def at_home(place: str | None, months: int | None) -> bool | None:
    """Whether a member is at home, by where they work and for how many months; None when neither is known."""
    if place in AT_HOME or months == 0:
        return True
    return None if place is None else False


def branches(comrades: Iterable[Comrade], plan: Plan) -> Branches:
    """Each person at home in the branch of their grid, or named because they stand in none or in two."""
    found = Branches()
    people: dict[str, list[Comrade]] = defaultdict(list)
    for comrade in comrades:
        people[comrade.person].append(comrade)
    for rows in people.values():
        _place(found, rows, plan)
    return found


def _place(found: Branches, rows: list[Comrade], plan: Plan) -> None:
    home = [row for row in rows if row.at_home]
    if not home:
        (found.unknown if any(row.at_home is None for row in rows) else found.away).append(rows[0].member)
        return
    grids = {plan[row.group] for row in home if row.group in plan}
    if len(grids) == 1:
        found.grids.setdefault(grids.pop(), []).append(home[0].member)
    else:
        (found.twice if grids else found.nowhere).append(home[0].member)
