"""The named distributions that invented households are drawn from 样例分布. Pure.

Everything here is invented for the demo unless the note says what it follows; nothing is a statistic of a real town.
Totals are not left to chance: `towns.py` holds the published ones and the generator meets them exactly.

    python -m hearthlight.demo.distributions      # what is drawn from, and what came out under seed 1
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

NOT_KNOWN: NDArray[Any] = np.array(None, dtype=object)
"""Unknown, where arrays are chosen from."""


@dataclass(frozen=True)
class Choice:
    """A value drawn by share; shares need not add up to one. `None` is a value: unknown."""

    name: str
    shares: Mapping[Any, float]
    note: str

    def draw(self, random: np.random.Generator, count: int) -> NDArray[Any]:
        """`count` values (objects; None where unknown)."""
        values = np.empty(len(self.shares), dtype=object)
        values[:] = list(self.shares)
        weights = np.array(list(self.shares.values()))
        return values[random.choice(len(values), count, p=weights / weights.sum())]

    @property
    def bounds(self) -> str:
        """The values, for the table."""
        return "、".join("unknown" if value is None else str(value) for value in self.shares)


@dataclass(frozen=True)
class Spread:
    """An integer drawn from a log-normal around its middle and cut at its bounds; `spread` is the standard deviation
    of its logarithm."""

    name: str
    low: int
    middle: int
    high: int
    spread: float
    note: str

    def draw(self, random: np.random.Generator, count: int) -> NDArray[np.int64]:
        """`count` integers from low to high, both included."""
        drawn = self.middle * np.exp(random.normal(0, self.spread, count))
        bounded: NDArray[np.int64] = np.clip(np.rint(drawn), self.low, self.high).astype(np.int64)
        return bounded

    @property
    def bounds(self) -> str:
        """Low, middle and high, for the table."""
        return f"{self.low} … {self.middle} … {self.high}"


SIZE = Choice(
    "household size, ordinary",
    {1: 5, 2: 13, 3: 16, 4: 24, 5: 20, 6: 14, 7: 5, 8: 3},
    "tilted to the published mean of the town (Shuangjian 4.19 people a household, C025)",
)
SIZE_REGISTERED = Choice(
    "household size, registered",
    {1: 22, 2: 31, 3: 22, 4: 14, 5: 7, 6: 4},
    "tilted to the published mean of each cohort (2.63, 2.65, 3.07, 2.43: C037; Gongdian 2.02: C023)",
)
CAUSE = Choice(
    "main cause of poverty",
    {
        "illness": 44,
        "disability": 16,
        "labour": 13,
        "schooling": 8,
        "skill": 7,
        "capital": 6,
        "will": 3,
        "disaster": 2,
        "other": 1,
    },
    "the official list of causes; illness first, as everywhere on the plain",
)
NATION = Choice("nation", {"汉族": 993, "回族": 7}, "as on the plain of northern Anhui")
POLITICAL = Choice("political status of adults", {"masses": 93, "party": 6, "probationary": 1}, "")
EDUCATION_OLD = Choice("education, 60 and over", {"none": 42, "primary": 40, "junior": 15, "senior": 3}, "")
EDUCATION_MIDDLE = Choice(
    "education, 35 to 59", {"none": 9, "primary": 29, "junior": 50, "senior": 10, "college": 2}, ""
)
EDUCATION_YOUNG = Choice(
    "education, below 35", {"none": 1, "primary": 9, "junior": 56, "senior": 20, "college": 9, "university": 5}, ""
)
AFTER_NINTH = Choice(
    "schooling, 16 to 18", {"senior": 62, "vocational": 23, "not_in_school": 15}, "compulsory schooling ends at 15"
)
LABOUR = Choice("labour, healthy adults below 60", {"ordinary": 88, "skilled": 10, "weak": 2}, "")
LABOUR_ILL = Choice("labour, ill or disabled below 60", {"weak": 62, "ordinary": 25, "lost": 13}, "")
LABOUR_OLD = Choice(
    "labour, 60 and over", {"none": 55, "weak": 44.7, "ordinary": 0.3}, "ordinary is a doubt (疑点) meant to be found"
)
AWAY = Choice(
    "work away, able-bodied",
    {"none": 44, "out_of_province": 36, "province": 8, "county": 7, "township": 5},
    "Anhui's plain sends workers to the delta of the Yangtze",
)
AWAY_MONTHS = Spread("months of work away", 1, 9, 12, 0.35, "")
HOUSE_GRADE = Choice("house grade, ordinary", {"A": 62, "B": 36, "C": 1.6, "D": 0.4}, "")
HOUSE_GRADE_REGISTERED = Choice(
    "house grade, registered", {"A": 39, "B": 50, "C": 7.5, "D": 3, None: 0.5}, "C and D mostly repaired"
)
HOUSE_AREA = Spread("house area, m² a head", 8, 30, 90, 0.35, "")
STRUCTURE = Choice("house structure", {"brick_concrete": 58, "brick_timber": 34, "concrete": 7, "earth": 1}, "")
WATER = Choice("source of water", {"tap": 71, "protected_well": 27, "open_well": 2}, "")
WATER_LITRES = Spread("water, litres a head and day", 12, 48, 120, 0.3, "standard: 20 litres")
WATER_MINUTES = Spread("minutes to fetch water", 0, 4, 40, 0.8, "standard: 20 minutes")
ROAD = Choice("road to the house", {"concrete": 78, "gravel": 13, "earth": 7, "asphalt": 2}, "")
ROAD_METRES = Spread("metres to the main road", 5, 260, 4000, 0.9, "")
LAND = Spread("arable land, thousandths of a mu a head", 0, 1550, 4000, 0.3, "Shuangjian: 1.598 mu a head (C027)")
INSURED = Choice(
    "basic medical insurance",
    {"resident": 97.6, "employee": 1.8, "missing": 0.4, None: 0.2},
    "missing is meant to be found",
)
EVIDENCE = Choice(
    "what an income item rests on",
    {"slip": 46, "notice": 33, "contract": 19, "estimate": 1.5, None: 0.5},
    "an estimate is no verification",
)
INCOME_LEFT = Spread(
    "income a head before exit, yuan", 900, 2450, 4200, 0.2, "below the national line for most (2,952 in 2016, [K])"
)
INCOME_OUT = Spread(
    "income a head after exit, yuan",
    2980,
    4750,
    13000,
    0.28,
    "above the national line; a third of it below 4,310 so that R86 has yes and no",
)

ALL: Sequence[Choice | Spread] = tuple(one for one in list(globals().values()) if isinstance(one, Choice | Spread))


def main() -> None:
    """Print what is drawn from, then what came out."""
    from hearthlight.demo.outcome import outcome

    for one in ALL:
        shares = [f"{share:g}" for share in one.shares.values()] if isinstance(one, Choice) else [f"σ {one.spread}"]
        print(f"{one.name:38} {one.bounds}\n{'':38} {' : '.join(shares)}   {one.note}")
    print()
    print(outcome(seed=1))


if __name__ == "__main__":
    main()
