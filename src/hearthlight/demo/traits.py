"""What is true of an invented person: schooling, health, labour, work away, insurance, as the age allows. Pure."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from hearthlight.demo import distributions as drawn_from

GRADES = {**dict.fromkeys(range(3, 6), "preschool"), **dict.fromkeys(range(6, 12), "primary")} | {
    12: "grade_7",
    13: "grade_8",
    14: "grade_9",
    15: "grade_9",
}
"""Age to schooling while it is compulsory, and before."""
OUT_OF_SCHOOL = 0.005
"""Share of 6 to 15 entered as not in school: meant to be found."""


def full_years(birth: pl.Expr, day: date) -> pl.Expr:
    """Full years of age on `day`, as the register's frames count them."""
    before = (birth.dt.month().cast(pl.Int32) * 100 + birth.dt.day()) > day.month * 100 + day.day
    return day.year - birth.dt.year() - before.cast(pl.Int32)


def traits(random: np.random.Generator, people: pl.DataFrame, day: date) -> pl.DataFrame:
    """`people` (birth, sex, registered) with age and every column of a member but names and numbers."""
    people = people.with_columns(age=full_years(pl.col("birth"), day))
    age, poor = people["age"].to_numpy(), people["registered"].to_numpy()
    health = _health(random, age, poor)
    schooling = _schooling(random, age)
    labour = _labour(random, age, schooling, health)
    columns = {
        "nation": drawn_from.NATION.draw(random, len(age)),
        "political": np.where(age >= 18, drawn_from.POLITICAL.draw(random, len(age)), "masses"),
        "education": _education(random, age, schooling),
        "schooling": schooling,
        "labour": labour,
        **health,
        **_away(random, labour),
        **_insured(random, age),
    }
    return people.with_columns(**{name: pl.Series(values.tolist()) for name, values in columns.items()})


def _health(random: np.random.Generator, age: NDArray[Any], poor: NDArray[Any]) -> dict[str, NDArray[Any]]:
    old = np.clip((age - 30) / 50, 0.02, 1)
    factor = np.where(poor, 2.2, 1.0)
    chronic = random.random(len(age)) < 0.30 * old * factor
    serious = random.random(len(age)) < 0.025 * old * factor
    disabled = random.random(len(age)) < 0.035 * factor * np.where(age < 16, 0.3, 1)
    bedridden = (random.random(len(age)) < 0.03) & (disabled | serious)
    return {"ill_chronic": chronic, "ill_serious": serious, "disabled": disabled, "bedridden": bedridden}


def _schooling(random: np.random.Generator, age: NDArray[Any]) -> NDArray[Any]:
    result = np.array([GRADES.get(one, "not_in_school") for one in range(130)], object)[np.maximum(age, 0)]
    after = drawn_from.AFTER_NINTH.draw(random, len(age))
    years = np.clip(age - 15, 1, 3)
    grades = [f"{one}_{year}" if one != "not_in_school" else one for one, year in zip(after, years, strict=True)]
    result = np.where((age >= 16) & (age <= 18), grades, result)
    college = (age >= 19) & (age <= 22) & (random.random(len(age)) < 0.28)
    result = np.where(college, "college", result)
    out = (age >= 6) & (age <= 15) & (random.random(len(age)) < OUT_OF_SCHOOL)
    return np.where(out, "not_in_school", result)


def _education(random: np.random.Generator, age: NDArray[Any], schooling: NDArray[Any]) -> NDArray[Any]:
    drawn = np.select(
        [age >= 60, age >= 35],
        [drawn_from.EDUCATION_OLD.draw(random, len(age)), drawn_from.EDUCATION_MIDDLE.draw(random, len(age))],
        drawn_from.EDUCATION_YOUNG.draw(random, len(age)),
    )
    return np.where((schooling != "not_in_school") | (age < 16), drawn_from.NOT_KNOWN, drawn)


def _labour(
    random: np.random.Generator, age: NDArray[Any], schooling: NDArray[Any], health: dict[str, NDArray[Any]]
) -> NDArray[Any]:
    ill = health["ill_serious"] | health["disabled"] | (health["ill_chronic"] & (random.random(len(age)) < 0.35))
    idle = (age < 16) | (schooling != "not_in_school")
    return np.select(
        [idle, age >= 60, health["bedridden"], ill],
        [
            np.full(len(age), "none", object),
            np.where(health["bedridden"], "none", drawn_from.LABOUR_OLD.draw(random, len(age))),
            np.full(len(age), "lost", object),
            drawn_from.LABOUR_ILL.draw(random, len(age)),
        ],
        drawn_from.LABOUR.draw(random, len(age)),
    )


def _away(random: np.random.Generator, labour: NDArray[Any]) -> dict[str, NDArray[Any]]:
    able = np.isin(labour.astype(str), ["ordinary", "skilled"])
    place = np.where(able, drawn_from.AWAY.draw(random, len(labour)), "none")
    months = np.where(place == "none", 0, drawn_from.AWAY_MONTHS.draw(random, len(labour)))
    return {"away_place": place, "away_months": months}


def _insured(random: np.random.Generator, age: NDArray[Any]) -> dict[str, NDArray[Any]]:
    kind = drawn_from.INSURED.draw(random, len(age))
    kind = np.where((kind == "employee") & ((age < 20) | (age > 64)), "resident", kind)
    unknown = np.array([one is None for one in kind])
    resident = np.where(unknown, drawn_from.NOT_KNOWN, kind == "resident")
    pension = np.where(age >= 60, random.random(len(age)) < 0.97, (age >= 16) & (random.random(len(age)) < 0.78))
    return {
        "insured_resident": resident,
        "insured_employee": np.where(unknown, drawn_from.NOT_KNOWN, kind == "employee"),
        "insured_serious": resident,
        "pension": pension,
    }
