"""What the members of an invented nation learn, do and have: schooling, health, labour, insurance. Pure: arrays."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from hearthlight.register import codes
from hearthlight.standard.nation import shares
from hearthlight.standard.nation.draw import Array, Random, chance, draw, told
from hearthlight.standard.nation.people import People

TEXT, YES_NO = pl.Categorical(), pl.Boolean()
NOT_IN_SCHOOL = list(codes.SCHOOLING).index("not_in_school")
_GRADES = {
    **dict.fromkeys(range(3, 6), "preschool"),
    **dict.fromkeys(range(6, 12), "primary"),
    **{12: "grade_7", 13: "grade_8", 14: "grade_9", 15: "grade_9", 16: "senior_1", 17: "senior_2", 18: "senior_3"},
}
_BY_AGE = np.array([list(codes.SCHOOLING).index(_GRADES.get(age, "not_in_school")) for age in range(120)])
_UNKNOWN = len(codes.SCHOOLING)


@dataclass(frozen=True)
class Lives:
    """Columns of the member frame by name, and the arrays of which the household frame is counted."""

    columns: dict[str, pl.Series]
    pupil: Array
    out: Array
    schooling_unknown: Array
    able: Array
    weak: Array


def lives(random: Random, who: People) -> Lives:
    """What is true of each member, as age and health allow; some of it forgotten or wrong."""
    age, count = who.age, len(who.age)
    schooling = _schooling(random, age)
    ill = {name: chance(random, _grows(age, most), count) for name, most in _ILL.items()}
    labour, terms = _labour(random, age)
    able = np.isin(labour, [terms.index("ordinary"), terms.index("skilled")])
    columns = {
        "nation": told(list(shares.NATION), draw(random, count, shares.NATION), TEXT),
        "education": _education(random, age, schooling),
        "schooling": told([*codes.SCHOOLING, None], schooling, TEXT),
        **{name: _forgotten(random, told_of) for name, told_of in ill.items()},
        "labour": told(terms, labour, TEXT),
        "bedridden": pl.Series(chance(random, 0.05, count) & (ill["ill_serious"] | ill["disabled"])),
    }
    pupil = (age >= 6) & (age <= 15)
    out, unknown = pupil & (schooling == NOT_IN_SCHOOL), pupil & (schooling == _UNKNOWN)
    return Lives(columns, pupil, out, unknown, able, labour == terms.index("weak"))


_ILL = {"ill_chronic": 0.4, "ill_serious": 0.05, "disabled": 0.1}


def _grows(age: Array, most: float) -> Array:
    """Odds that grow with age up to `most`."""
    return (most * np.clip((age - 10) / 70, 0.04, 1)).astype(np.float32)


def _forgotten(random: Random, yes: Array, odds: float = 0.002) -> pl.Series:
    """Yes or no, in two of a thousand rows unknown."""
    return told([False, True, None], np.where(chance(random, odds, len(yes)), 2, yes), YES_NO)


def _schooling(random: Random, age: Array) -> Array:
    """By age; four pupils in a thousand are out of school, and of one in a thousand people nothing is known."""
    schooling = np.where(chance(random, 0.004, len(age)) & (age < 19), NOT_IN_SCHOOL, _BY_AGE[age])
    return np.where(chance(random, 0.001, len(age)), _UNKNOWN, schooling)


def _education(random: Random, age: Array, schooling: Array) -> pl.Series:
    """Of who is out of school and sixteen; of two pupils in a thousand as well, which is a fault."""
    terms = [*codes.EDUCATION, None]
    drawn = [_places(random, len(age), part, terms) for part in shares.EDUCATION.values()]
    by_age = np.select([age >= shares.OLD, age >= shares.GROWN], drawn[:2], drawn[2])
    grown = (age >= shares.YOUNG) & (schooling == NOT_IN_SCHOOL) | chance(random, 0.002, len(age))
    return told(terms, np.where(grown, by_age, len(terms) - 1), TEXT)


def _labour(random: Random, age: Array) -> tuple[Array, list[str | None]]:
    terms = [*codes.LABOUR, None]
    parts = (shares.LABOUR_CHILD, shares.LABOUR_OLD, shares.LABOUR)
    child, old, grown = (_places(random, len(age), part, terms) for part in parts)
    return np.select([age < shares.YOUNG, age >= shares.OLD], [child, old], grown), terms


def _places(random: Random, count: int, part: dict[str | None, int], terms: list[str | None]) -> Array:
    return np.array([terms.index(term) for term in part])[draw(random, count, part)]
