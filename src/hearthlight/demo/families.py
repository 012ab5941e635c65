"""Families that make sense: who lives together, and ages that fit from the youngest up. Pure.

A structure names the places in a family; each place has a generation (0 children at home, 1 their parents, 2 their
grandparents) and a sex rule. Ages grow from the youngest child: a mother is 20 to 29 years older than her oldest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

ROLES: Sequence[tuple[str, int, str]] = (
    ("head", 1, "head"),
    ("spouse", 1, "spouse"),
    ("child", 0, "any"),
    ("head", 2, "head"),
    ("spouse", 2, "spouse"),
    ("son", 1, "male"),
    ("daughter_in_law", 1, "female"),
    ("grandchild", 0, "any"),
    ("mother", 2, "female"),
    ("father", 2, "male"),
)
"""(relation, generation, sex rule) of every place in a family."""

H1, S1, C0, H2, S2, SON, DIL, G0, MOTHER, FATHER = range(len(ROLES))


@dataclass(frozen=True)
class Structure:
    """Who lives together: the fixed places, then children or grandchildren up to the size; shares by kind of home."""

    name: str
    fixed: Sequence[int]
    more: int | None
    sizes: range
    ordinary: float
    registered: float
    male_head: float = 0.94
    grown_children: bool = False


STRUCTURES = (
    Structure("alone, old", [H2], None, range(1, 2), 5, 8, 0.55),
    Structure("alone, grown", [H1], None, range(1, 2), 2, 3, 0.85),
    Structure("old couple", [H2, S2], None, range(2, 3), 6, 5),
    Structure("young couple", [H1, S1], None, range(2, 3), 4, 1),
    Structure("bachelor and mother", [H1, MOTHER], None, range(2, 3), 1, 2, 1),
    Structure("old person and son", [H2, SON], None, range(2, 3), 1, 2),
    Structure("old couple and son", [H2, S2, SON], None, range(3, 4), 2, 3),
    Structure("parents and children", [H1, S1], C0, range(3, 6), 10, 5, 0.94, True),
    Structure("one parent", [H1], C0, range(2, 5), 1, 2, 0.5, True),
    Structure("with his mother", [H1, S1, MOTHER], C0, range(4, 7), 3, 3, 1),
    Structure("with his parents", [H1, S1, FATHER, MOTHER], C0, range(5, 9), 4, 2, 1),
    Structure("three generations", [H2, S2, SON, DIL], G0, range(5, 9), 7, 2),
    Structure("grandmother's home", [H2, SON, DIL], G0, range(4, 8), 2, 1, 0),
    Structure("grandparents and grandchildren", [H2, S2], G0, range(3, 6), 2, 2),
    Structure("grandparent and grandchildren", [H2], G0, range(2, 4), 0.5, 1, 0.3),
)
"""What stands in a county: invented shares, grandparents raise children while parents work away."""

LARGEST = 8


def _places() -> Ints:
    table = np.full((len(STRUCTURES), LARGEST + 1, LARGEST), -1)
    for i, one in enumerate(STRUCTURES):
        for size in one.sizes:
            row = [*one.fixed, *[one.more] * (size - len(one.fixed))]
            table[i, size, :size] = row
    return table


PLACES = _places()
"""[structure, size, position] to role; -1 where nobody stands."""


def exact_sizes(random: np.random.Generator, shares: dict[int, float], households: int, people: int) -> Ints:
    """Sizes of `households` homes that add up to `people` exactly, drawn from shares tilted to the mean wanted."""
    sizes, weights = np.array(list(shares)), np.array(list(shares.values()), float)
    drawn = random.choice(sizes, households, p=_tilted(sizes, weights, people / households))
    while (missing := people - int(drawn.sum())) != 0:
        step = 1 if missing > 0 else -1
        room = np.flatnonzero(drawn < sizes.max() if step > 0 else drawn > sizes.min())
        chosen = random.choice(room, min(abs(missing), len(room)), replace=False)
        drawn[chosen] += step
    return drawn


def _tilted(sizes: Ints, weights: NDArray[np.float64], mean: float) -> NDArray[np.float64]:
    low, high = -5.0, 5.0
    shares: NDArray[np.float64] = weights
    for _ in range(60):
        tilt = (low + high) / 2
        shares = weights * np.exp(tilt * sizes)
        shares = shares / shares.sum()
        low, high = (tilt, high) if (shares * sizes).sum() < mean else (low, tilt)
    return shares


def structures(random: np.random.Generator, sizes: Ints, registered: NDArray[np.bool_]) -> Ints:
    """The structure of each home, by its size and whether it is registered."""
    chosen = np.empty(len(sizes), np.int64)
    for size in np.unique(sizes):
        fitting = [i for i, one in enumerate(STRUCTURES) if size in one.sizes]
        for kind in (False, True):
            homes = np.flatnonzero((sizes == size) & (registered == kind))
            shares = np.array([STRUCTURES[i].registered if kind else STRUCTURES[i].ordinary for i in fitting])
            chosen[homes] = random.choice(fitting, len(homes), p=shares / shares.sum())
    return chosen


YEAR = 365.2425


def ages(random: np.random.Generator, structure: Ints, sizes: Ints) -> dict[tuple[int, str], NDArray[np.float64]]:
    """Age in years by (generation, sex) of each home, and of its youngest child and the years between children."""
    homes = len(sizes)
    fixed = np.array([len(one.fixed) for one in STRUCTURES])[structure]
    children = sizes - fixed
    youngest, gap = _youngest(random, structure), random.uniform(1.2, 3.6, homes)
    oldest = youngest + gap * np.maximum(children - 1, 0)
    grown = random.uniform(22, 62, homes)
    mother = np.where(children > 0, oldest + random.uniform(20, 29, homes), grown)
    father = mother + random.uniform(-1, 5, homes)
    has_first = np.isin(structure, [i for i, one in enumerate(STRUCTURES) if _has_generation(one, 1)])
    base = np.where(has_first, np.maximum(mother, father), np.where(children > 0, oldest + 24, 0))
    old = np.where(has_first | (children > 0), base + random.uniform(20, 27, homes), random.uniform(55, 88, homes))
    return {
        (0, "youngest"): youngest,
        (0, "gap"): gap,
        (1, "female"): mother,
        (1, "male"): father,
        (2, "female"): np.minimum(old, 94),
        (2, "male"): np.minimum(old + random.uniform(-1, 4, homes), 97),
    }


def _youngest(random: np.random.Generator, structure: Ints) -> NDArray[np.float64]:
    """Children at home are mostly small; with their parents alone they may be grown and unmarried."""
    may_be_grown = np.isin(structure, [i for i, one in enumerate(STRUCTURES) if one.grown_children])
    grown = may_be_grown & (random.random(len(structure)) < 0.42)
    return np.where(grown, random.uniform(15, 27, len(structure)), random.uniform(0.1, 17, len(structure)))


def _has_generation(structure: Structure, generation: int) -> bool:
    return any(ROLES[role][1] == generation for role in structure.fixed)
