"""Numbers and names that can belong to nobody 样例号码. Pure.

Identity numbers begin with 99, which no county has; telephones with 100, which no person has; cards with 0.
Every name holds the character 样, for 样例.
"""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

SURNAMES = list("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜")
GIVEN = list("禾麦晴朗明光暖安宁康福春夏秋冬田园山河江川林木花云雨星月阳和平")
"""31, a prime: steps through it give everybody of a home another character."""
SAME_FAMILY = ["head", "son", "daughter", "grandson", "granddaughter", "father"]

_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECK = np.array(list("10X98765432"))
_A_PREFIX = 500
WRONG, TWICE = 0.003, 4
"""Share of identity numbers with a wrong check digit, and how many stand twice: doubts meant to be found."""


def identity_numbers(births: pl.Series, male: NDArray[np.bool_]) -> NDArray[Any]:
    """18 characters each, all different: 99, a running number, the birth date, a sequence odd for men, the check."""
    order = np.arange(len(male))
    text = births.dt.strftime("%Y%m%d").to_numpy()
    first17 = [
        f"99{i // _A_PREFIX:04d}{birth}{(i % _A_PREFIX) * 2 + int(one):03d}"
        for i, birth, one in zip(order, text, male, strict=True)
    ]
    digits = np.frombuffer("".join(first17).encode(), np.uint8).reshape(-1, 17) - ord("0")
    check = _CHECK[(digits * _WEIGHTS).sum(axis=1) % 11]
    return np.array([start + end for start, end in zip(first17, check, strict=True)], object)


def with_mistakes(random: np.random.Generator, numbers: NDArray[Any]) -> NDArray[Any]:
    """Some numbers with a wrong check digit, and a few that stand for two persons."""
    numbers = numbers.copy()
    for i in np.flatnonzero(random.random(len(numbers)) < WRONG):
        numbers[i] = numbers[i][:17] + ("1" if numbers[i][17] != "1" else "2")
    for i in random.choice(len(numbers) - 1, min(TWICE, len(numbers) - 1), replace=False):
        numbers[i] = numbers[i + 1]
    return numbers


def telephones(random: np.random.Generator, count: int) -> list[str]:
    """11 digits that begin with 100."""
    return [f"100{number:08d}" for number in random.integers(0, 10**8, count)]


def cards(random: np.random.Generator, count: int) -> list[str]:
    """19 digits that begin with 0."""
    return [f"0{number:018d}" for number in random.integers(0, 10**18, count)]


def names(random: np.random.Generator, people: pl.DataFrame) -> pl.Series:
    """Surname, 样, one character, no two alike in a home; children and the father carry the head's surname."""
    surnames, given = np.array(SURNAMES), np.array(GIVEN)
    home, homes = people["household"].to_numpy(), int(people["household"].max()) + 1  # type: ignore[arg-type]
    family = random.integers(0, len(SURNAMES), homes)[home]
    first, step = random.integers(0, len(GIVEN), homes)[home], random.integers(1, len(GIVEN), homes)[home]
    own = random.integers(0, len(SURNAMES), len(people))
    same = people["relation"].is_in(SAME_FAMILY).to_numpy()
    last = pl.Series(given[(first + step * people["number"].to_numpy()) % len(GIVEN)])
    return pl.Series(surnames[np.where(same, family, own)]) + "样" + last
