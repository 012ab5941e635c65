"""A village's groups put together into grids 网格划分: what is wrong with a plan, said by group and grid. Pure.

A grid is a connected part of one village's groups 村民组 and hamlets 自然庄 of 1000 to 1500 people; no group is split.
Whether groups lie next to each other may be unknown: then connectedness is unknown, which is never no.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hearthlight.grids.bounds import Bounds

Neighbours = frozenset[frozenset[str]]
"""Pairs of groups that lie next to each other."""
Plan = Mapping[str, int]
"""Which grid (a number from 1) each group belongs to."""
Wrong = Literal["missing", "elsewhere", "too_few", "too_many", "apart", "connection_unknown"]


@dataclass(frozen=True)
class Group:
    """One group or hamlet: code, name, its people and all its households."""

    code: str
    name: str
    people: int
    households: int = 0


@dataclass(frozen=True)
class Breach:
    """One thing wrong with a plan: a group (its code or name) or a grid, what was found, how far outside it is."""

    code: Wrong
    grid: int = 0
    group: str = ""
    found: int = 0
    outside: int = 0

    @property
    def fatal(self) -> bool:
        """No exception helps: not every group of this village stands in one grid, or a grid lies in pieces."""
        return self.code in ("missing", "elsewhere", "apart")

    @property
    def blocks(self) -> bool:
        """Whether the plan cannot stand without an exception; an unknown connection is said and blocks nothing."""
        return self.code != "connection_unknown"


def judge(groups: Sequence[Group], plan: Plan, neighbours: Neighbours | None, bounds: Bounds) -> list[Breach]:
    """Everything wrong with a plan, in the order of groups and grids; empty when it is good and known to be."""
    known = {group.code: group for group in groups}
    wrong = [Breach("missing", group=group.name) for group in groups if group.code not in plan]
    wrong += [Breach("elsewhere", grid=plan[code], group=code) for code in sorted(plan.keys() - known.keys())]
    for grid, codes in parts(plan).items():
        inside = [known[code] for code in codes if code in known]
        wrong += _of_grid(grid, inside, neighbours, bounds)
    return wrong


def parts(plan: Plan) -> dict[int, list[str]]:
    """The groups of each grid, both in order."""
    found: dict[int, list[str]] = {grid: [] for grid in sorted(set(plan.values()))}
    for code in sorted(plan):
        found[plan[code]].append(code)
    return found


def outside(breaches: Iterable[Breach]) -> int:
    """How many people of a plan are outside the bounds, over all its grids."""
    return sum(breach.outside for breach in breaches)


def _of_grid(grid: int, groups: list[Group], neighbours: Neighbours | None, bounds: Bounds) -> list[Breach]:
    people = sum(group.people for group in groups)
    wrong: list[Breach] = []
    if bounds.outside(people):
        size: Wrong = "too_few" if people < bounds.least else "too_many"
        wrong.append(Breach(size, grid, found=people, outside=bounds.outside(people)))
    codes = {group.code for group in groups}
    if neighbours is None and len(codes) > 1:
        wrong.append(Breach("connection_unknown", grid))
    if neighbours is not None and pieces(codes, neighbours) > 1:
        wrong.append(Breach("apart", grid, found=pieces(codes, neighbours)))
    return wrong


def pieces(codes: set[str], neighbours: Neighbours) -> int:
    """In how many connected pieces these groups lie."""
    rest, count = set(codes), 0
    while rest:
        reached = {min(rest)}
        while more := {code for code in rest - reached if any(frozenset((code, one)) in neighbours for one in reached)}:
            reached |= more
        rest, count = rest - reached, count + 1
    return count


def plain(name: str) -> str:
    """A group's name as people write it in short: ``plain("第3村民组") == plain("3组") == plain("3") == "3"``."""
    return "".join(name.split()).removeprefix("第").removesuffix("组").removesuffix("村民")


def spelled(groups: Iterable[Group]) -> dict[str, str]:
    """Code of a group by its plain name and by its code; a name that two groups share means neither."""
    by_name: dict[str, list[str]] = {}
    for group in groups:
        by_name.setdefault(plain(group.name), []).append(group.code)
        by_name.setdefault(group.code, []).append(group.code)
    return {name: codes[0] for name, codes in by_name.items() if len(codes) == 1}


def pairs(named: Mapping[str, Iterable[str]]) -> Neighbours:
    """Neighbours from each group's own list; a pair named on one side stands."""
    return frozenset(frozenset((one, other)) for one, others in named.items() for other in others if one != other)


def along_borders(rings: Mapping[str, Sequence[Sequence[Sequence[float]]]]) -> Neighbours:
    """Neighbours by outlines: two groups whose rings share at least two corners have a border in common."""
    corners = {code: {tuple(corner) for ring in outline for corner in ring} for code, outline in rings.items()}
    codes = sorted(corners)
    return frozenset(
        frozenset((one, other))
        for i, one in enumerate(codes)
        for other in codes[i + 1 :]
        if len(corners[one] & corners[other]) >= 2
    )
