"""The two towns with homes: what is published of them, and how it falls on villages and groups. Pure.

Published (bulletin No. 22): everything without the word *invented*. Invented: Gongdian's number of households and of
groups, the households of its remaining 5,166 people, which villages are the poor ones, how people fall on villages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from hearthlight.core.split import split
from hearthlight.places.divisions import bozhou

START = date(2014, 1, 1)
"""Begin of the register 建档立卡."""


@dataclass(frozen=True)
class Cohort:
    """Registered households by year of exit 分年度脱贫 (None: not exited); all their people are born by `born_by`."""

    exited: int | None
    households: int
    people: int
    born_by: date


@dataclass(frozen=True)
class Town:
    """One town: code (9 digits), totals, its poor villages and how many of them are out by 2016, its cohorts.

    `left_where_out`: how thickly the unexited homes fall on the villages that are out, in percent of an ordinary one;
    small enough that the rate there is below 2 %, as an exit demands.
    """

    code: str
    households: int
    people: int
    groups: int
    village_state: str
    poor_villages: int
    villages_out: int
    left_where_out: int
    cohorts: Sequence[Cohort]

    @property
    def villages(self) -> list[str]:
        """12-digit codes of the town's villages."""
        return [one.code[:12] for one in bozhou() if one.level == "village" and one.code.startswith(self.code)]


SHUANGJIAN = Town(
    "341622101",
    21_507,
    90_100,
    333,
    "poor",
    5,
    3,
    75,
    (
        Cohort(2014, 232, 611, date(2014, 11, 30)),
        Cohort(2015, 294, 780, date(2015, 11, 30)),
        Cohort(2016, 413, 1_268, date(2016, 11, 30)),
        Cohort(None, 790, 1_921, date(2017, 3, 20)),
    ),
)
"""双涧镇."""

GONGDIAN = Town(
    "341623108",
    20_650,
    83_000,
    307,
    "key",
    4,
    4,
    18,
    (Cohort(2016, 889, 1_794, date(2015, 12, 31)), Cohort(None, 2_190, 6_960 - 1_794, date(2015, 12, 31))),
)
"""巩店镇. 6,960 is read as the stock at the start of 2016, since 1,794 left in that year; the source does not say."""

TOWNS = (SHUANGJIAN, GONGDIAN)

STILL_POOR = 350
"""How thickly the unexited homes fall on a poor village that is not out, in percent of an ordinary village."""
EXIT_FACTOR = {"other": 100, "out": 400, "left": 200}
"""The same for exits: most of them were in the poor villages."""


@dataclass(frozen=True)
class Layout:
    """A town laid out; one entry a household: village (index), group (1, 2, …), cohort (index; -1 is ordinary)."""

    town: Town
    poor: dict[int, str]
    groups: list[int]
    village: NDArray[np.int64]
    group: NDArray[np.int64]
    cohort: NDArray[np.int64]


def lay_out(town: Town, random: np.random.Generator) -> Layout:
    """Households of each village and cohort; every total of the town is met exactly."""
    count = len(town.villages)
    chosen = random.choice(count, town.poor_villages, replace=False).tolist()
    poor = {int(one): "out" if i < town.villages_out else "left" for i, one in enumerate(chosen)}
    weights = random.integers(750, 1250, count).tolist()
    ordinary = town.households - sum(cohort.households for cohort in town.cohorts)
    parts = [split(ordinary, weights)]
    for cohort in town.cohorts:
        factor = EXIT_FACTOR if cohort.exited else {"other": 100, "out": town.left_where_out, "left": STILL_POOR}
        parts.append(split(cohort.households, [w * factor[poor.get(i, "other")] for i, w in enumerate(weights)]))
    homes = [sum(part[i] for part in parts) for i in range(count)]
    groups = split(town.groups, homes)
    return Layout(
        town,
        poor,
        groups,
        np.repeat(np.arange(count), homes),
        np.concatenate([_groups(homes[i], groups[i], random) for i in range(count)]),
        np.concatenate([random.permutation(_cohorts([part[i] for part in parts])) for i in range(count)]),
    )


def _groups(homes: int, groups: int, random: np.random.Generator) -> NDArray[np.int64]:
    shares = split(homes, random.integers(700, 1300, groups).tolist())
    return np.repeat(np.arange(1, groups + 1), shares)


def _cohorts(parts: list[int]) -> NDArray[np.int64]:
    return np.repeat(np.arange(-1, len(parts) - 1), parts)
