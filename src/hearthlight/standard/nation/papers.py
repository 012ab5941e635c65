"""What papers say of the members of an invented nation: identity number, insurance, work away. Pure: arrays."""

import numpy as np
import polars as pl

from hearthlight.standard.nation import shares
from hearthlight.standard.nation.draw import Array, Random, chance, draw, told, whole
from hearthlight.standard.nation.lives import TEXT, YES_NO
from hearthlight.standard.nation.people import People

SEXES = ["female", "male", None]
_NO_NUMBER = 2


def identity(random: Random, who: People) -> dict[str, pl.Series]:
    """The identity number's validity, sex, age and repeats; one member in a hundred has none kept."""
    count = len(who.age)
    valid = draw(random, count, {True: 985, False: 4, None: 11})
    kept = valid != _NO_NUMBER
    sex = np.where(chance(random, 0.002, count), ~who.male, who.male)
    age = who.age + np.where(chance(random, 0.003, count), random.integers(1, 9, count), 0)
    times = 1 + chance(random, 0.001, count).astype(np.int64)
    same = (age == who.age) & ~chance(random, 0.001, count)
    return {
        "id_valid": told([True, False, None], valid, YES_NO),
        "id_sex": told(SEXES, np.where(kept, sex, 2), TEXT),
        "id_age": whole(kept, age),
        "id_times": whole(kept, times),
        "id_birth_same": told([False, True, None], np.where(kept, same, 2), YES_NO),
    }


def person(random: Random, who: People) -> dict[str, pl.Series]:
    """Sex, the head's sex and age; of a few it is unknown."""
    count = len(who.age)
    return {
        "head_sex": told(SEXES, np.where(who.one_head, who.head_male, 2), TEXT),
        "sex": told(SEXES, np.where(chance(random, 0.001, count), 2, who.male), TEXT),
        "age": whole(~chance(random, 0.001, count), who.age),
    }


def insured(random: Random, who: People) -> tuple[dict[str, pl.Series], Array, Array]:
    """Insurance and pension as columns; and who has none of both basic insurances, and of whom it is unknown."""
    count = len(who.age)
    resident = draw(random, count, shares.INSURED)
    else_, too = draw(random, count, shares.EMPLOYEE_ELSE), draw(random, count, shares.EMPLOYEE_TOO)
    employee = np.select([resident == 2, resident == 1], [resident, else_], too)
    pension = np.where(who.age >= 16, draw(random, count, shares.PENSION), 1)
    answers = [True, False, None]
    columns = {
        "insured_resident": told(answers, resident, YES_NO),
        "insured_employee": told(answers, employee, YES_NO),
        "insured_serious": told(answers, draw(random, count, shares.INSURED_SERIOUS), YES_NO),
        "pension": told(answers, pension, YES_NO),
    }
    return columns, (resident == 1) & (employee == 1), resident == 2


def work(random: Random, able: Array) -> dict[str, pl.Series]:
    """Where people work away and how many months, and 公益性岗位 with its months; some of it contradicts itself."""
    count, nowhere = len(able), list(shares.AWAY).index("none")
    doubted = chance(random, 0.003, count)
    away = np.where(able | doubted, draw(random, count, shares.AWAY), nowhere)
    months = np.where((away == nowhere) ^ chance(random, 0.002, count), 0, random.integers(1, 13, count))
    holds = np.where(chance(random, 0.05, count), draw(random, count, {True: 980, None: 20}) * 2, 1)
    posted = np.where((holds == 0) ^ chance(random, 0.002, count), random.integers(1, 13, count), 0)
    return {
        "away_place": told(list(shares.AWAY), away, TEXT),
        "away_months": pl.Series(months),
        "public_opening": told([True, False, None], holds, YES_NO),
        "public_opening_months": whole(holds != 2, posted),
    }
