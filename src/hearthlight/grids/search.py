"""Whether any partition into grids exists, and if none does, why and the least violation 网格划分可行性. Pure.

Exact: plans are tried by growing one grid at a time around the first group left, cheapest total violation first. A
village has a few dozen groups, so this ends; where it does not within `limit` steps the answer says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hearthlight.grids.bounds import Bounds
from hearthlight.grids.partition import Group, Neighbours

Why = Literal["found", "total", "counts", "neighbours", "tried", "open"]
LIMIT = 60_000
NEVER = 10**9


@dataclass(frozen=True)
class Search:
    """The answer. `why`: "found", or how it is proved that there is none, or "open" when neither is known.

    "total": no number of grids fits the total. "counts": a grid holds `fewest` to `most` whole groups, and no number of
    grids fits `groups`. "neighbours": sizes would allow it, the map does not. "tried": every choice was tried.
    `outside`: the least number of people outside the bounds; `plan` attains it.
    """

    why: Why
    people: int
    groups: int
    plan: dict[str, int] = field(default_factory=dict)
    outside: int = 0
    fewest: int = 0
    most: int = 0
    steps: int = 0

    @property
    def impossible(self) -> bool:
        """Proved that no partition keeps within the bounds."""
        return self.why not in ("found", "open")


def search(groups: Sequence[Group], neighbours: Neighbours | None, bounds: Bounds, limit: int = LIMIT) -> Search:
    """A plan, or the proof that there is none and the plan of least violation.

    With `neighbours` unknown only the sizes are looked at: a proof then holds for every map, a plan for sizes alone.
    """
    groups = sorted(groups, key=lambda group: group.code)
    people, count, codes = sum(group.people for group in groups), len(groups), [group.code for group in groups]
    if not groups:
        return Search("open", 0, 0)
    solver = _Solver(groups, neighbours, bounds, limit)
    try:
        found = solver.solve()
    except _Enough:
        least = bounds.least_outside(people)
        return Search("total" if least else "open", people, count, outside=least, steps=limit)
    plan = {codes[i]: number for number, part in enumerate(found, 1) for i in _bits(part)}
    least = solver.outside(found)
    if not least:
        return Search("found", people, count, plan, steps=solver.steps)
    fewest, most = _whole_groups(groups, bounds)
    why = _why(groups, neighbours, bounds, (fewest, most), limit)
    return Search(why, people, count, plan, least, fewest, most, solver.steps)


def _why(
    groups: Sequence[Group], neighbours: Neighbours | None, bounds: Bounds, holds: tuple[int, int], limit: int
) -> Why:
    if bounds.least_outside(sum(group.people for group in groups)):
        return "total"
    fewest, most = holds
    if not any(fewest * grids <= len(groups) <= most * grids for grids in range(1, len(groups) + 1)):
        return "counts"
    if neighbours is not None and search(groups, None, bounds, limit).why == "found":
        return "neighbours"
    return "tried"


def _whole_groups(groups: Sequence[Group], bounds: Bounds) -> tuple[int, int]:
    """(fewest, most) whole groups that a grid within the bounds can hold: the largest first, the smallest first."""
    sizes = sorted(group.people for group in groups)
    fewest = most = 0
    total = 0
    for size in reversed(sizes):
        if total >= bounds.least:
            break
        total, fewest = total + size, fewest + 1
    total = 0
    for size in sizes:
        total += size
        if total > bounds.most:
            break
        most += 1
    return fewest, most


class _Enough(Exception):
    """The limit of steps is reached."""


class _Solver:
    """Tries plans of at most a given violation; groups are bits of a number, the lowest first."""

    def __init__(self, groups: Sequence[Group], neighbours: Neighbours | None, bounds: Bounds, limit: int) -> None:
        self.sizes = [group.people for group in groups]
        self.bounds, self.limit, self.steps = bounds, limit, 0
        self.allowed = self.next = 0
        self.failed: dict[object, int] = {}
        self.alike = neighbours is None
        codes = [group.code for group in groups]
        self.beside = [_beside(one, codes, neighbours) for one in range(len(codes))]
        self.same = [self._same(one) if self.alike else 1 << one for one in range(len(codes))]

    def _same(self, one: int) -> int:
        return sum(1 << i for i, size in enumerate(self.sizes) if size == self.sizes[one])

    def solve(self) -> list[int]:
        """The grids, as bits, of a plan with the fewest people outside the bounds. Raises _Enough."""
        total, whole = sum(self.sizes), (1 << len(self.sizes)) - 1
        self.allowed = self.bounds.least_outside(total)
        while True:
            self.next, self.failed = NEVER, {}
            found = self._grow(whole, total, 0)
            if found is not None:
                return found
            self.allowed = self.next

    def outside(self, found: list[int]) -> int:
        """How many people of these grids are outside the bounds."""
        return sum(self.bounds.outside(self._people(part)) for part in found)

    def _people(self, part: int) -> int:
        return sum(self.sizes[i] for i in _bits(part))

    def _grow(self, rest: int, left: int, spent: int) -> list[int] | None:
        """Grids for the groups of `rest` (`left` people) when `spent` people are outside already; None: not within."""
        if not rest:
            return []
        key = tuple(sorted(self.sizes[i] for i in _bits(rest))) if self.alike else rest
        if self.failed.get(key, NEVER) <= spent:
            return None
        for part, people in self._parts(rest, spent):
            cost = spent + self.bounds.outside(people)
            if self._within(cost + (self.bounds.least_outside(left - people) if part != rest else 0)):
                more = self._grow(rest & ~part, left - people, cost)
                if more is not None:
                    return [part, *more]
        self.failed[key] = spent
        return None

    def _within(self, hoped: int) -> bool:
        """Whether a violation that cannot become smaller is allowed now; if not, it is remembered for later."""
        if hoped > self.allowed:
            self.next = min(self.next, hoped)
        return hoped <= self.allowed

    def _parts(self, rest: int, spent: int) -> Iterator[tuple[int, int]]:
        """Connected parts of `rest` that hold its first group, each once, with their people."""
        first = rest & -rest
        index = first.bit_length() - 1
        yield from self._wider(first, self.sizes[index], self.beside[index], rest & ~first, spent)

    def _wider(self, part: int, people: int, border: int, free: int, spent: int) -> Iterator[tuple[int, int]]:
        """The part itself, then every wider one by groups of `free`; of groups of one size only the first is tried."""
        self.steps += 1
        if self.steps > self.limit:
            raise _Enough
        if not self._within(spent + people - self.bounds.most):
            return
        yield part, people
        for i in _bits(border & free):
            if free >> i & 1:
                free &= ~(1 << i)
                yield from self._wider(part | 1 << i, people + self.sizes[i], border | self.beside[i], free, spent)
                free &= ~self.same[i]


def _beside(one: int, codes: Sequence[str], neighbours: Neighbours | None) -> int:
    """The groups next to one, as bits; all others where nobody knows."""
    near = [neighbours is None or frozenset((codes[one], code)) in neighbours for code in codes]
    return sum(1 << i for i, beside in enumerate(near) if beside and i != one)


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
