"""The invented people of the invented homes: relation, sex, birth, since when they belong to it. Pure."""

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from hearthlight.demo import families
from hearthlight.demo.families import LARGEST, PLACES, ROLES, STRUCTURES, YEAR
from hearthlight.demo.towns import START

RELATIONS = np.array([name for name, _, _ in ROLES])
GENERATION = np.array([generation for _, generation, _ in ROLES])
SEX_RULE = np.array([rule for _, _, rule in ROLES])
DEAD_SHARE = 0.06
"""Share of the unexited registered homes of parents and children where a grandparent has died since 2014."""


def people(
    random: np.random.Generator, sizes: NDArray[np.int64], structure: NDArray[np.int64], born_by: NDArray[np.datetime64]
) -> pl.DataFrame:
    """A row a person: household (index), number, relation, sex, birth, joined_on, joined_how, left_on, left_how."""
    home = np.repeat(np.arange(len(sizes)), sizes)
    position = np.arange(len(home)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    role = PLACES[structure[home], np.minimum(sizes, LARGEST)[home], position]
    male = _male(random, role, home, structure)
    birth = _birth(families.ages(random, structure, sizes), role, home, position, sizes, male, born_by)
    frame = pl.DataFrame(
        {
            "household": home,
            "number": position + 1,
            "relation": _relation(role, male),
            "sex": np.where(male, "male", "female"),
            "birth": birth,
        }
    )
    return frame.with_columns(pl.col("birth").cast(pl.Date)).with_columns(*_joined())


def _male(
    random: np.random.Generator, role: NDArray[np.int64], home: NDArray[np.int64], structure: NDArray[np.int64]
) -> NDArray[np.bool_]:
    head = random.random(len(structure)) < np.array([one.male_head for one in STRUCTURES])[structure]
    rule = SEX_RULE[role]
    return np.select(
        [rule == "head", rule == "spouse", rule == "any"],
        [head[home], ~head[home], random.random(len(role)) < 0.53],
        default=rule == "male",
    )


def _birth(
    age: dict[tuple[int, str], NDArray[np.float64]],
    role: NDArray[np.int64],
    home: NDArray[np.int64],
    position: NDArray[np.int64],
    sizes: NDArray[np.int64],
    male: NDArray[np.bool_],
    born_by: NDArray[np.datetime64],
) -> NDArray[np.datetime64]:
    younger = sizes[home] - 1 - position
    child = age[0, "youngest"][home] + age[0, "gap"][home] * younger
    years = child
    for generation in (1, 2):
        grown = np.where(male, age[generation, "male"][home], age[generation, "female"][home])
        years = np.where(GENERATION[role] == generation, grown, years)
    days = np.rint(years * YEAR).astype("timedelta64[D]")
    birth: NDArray[np.datetime64] = born_by[home] - days
    return birth


def _relation(role: NDArray[np.int64], male: NDArray[np.bool_]) -> NDArray[np.str_]:
    relation = RELATIONS[role]
    relation = np.where(relation == "child", np.where(male, "son", "daughter"), relation)
    return np.where(relation == "grandchild", np.where(male, "grandson", "granddaughter"), relation)


def _joined() -> list[pl.Expr]:
    born = pl.col("birth") > START
    return [
        pl.when(born).then(pl.col("birth")).otherwise(pl.lit(START)).alias("joined_on"),
        pl.when(born).then(pl.lit("born")).otherwise(pl.lit("recorded")).alias("joined_how"),
        pl.lit(None, pl.Date).alias("left_on"),
        pl.lit(None, pl.String).alias("left_how"),
    ]


def departed(random: np.random.Generator, people: pl.DataFrame, homes: NDArray[np.int64], until: date) -> pl.DataFrame:
    """Mothers of the head who died between the register's begin and `until`: rows more, in none of the totals."""
    chosen = np.sort(random.choice(homes, int(len(homes) * DEAD_SHARE), replace=False))
    heads = people.filter((pl.col("relation") == "head") & pl.col("household").is_in(chosen.tolist()))
    size = people.group_by("household").len("size")
    older = (random.uniform(20, 28, len(heads)) * YEAR).astype("timedelta64[D]")
    left = np.datetime64(until) - random.integers(30, 1000, len(heads)).astype("timedelta64[D]")
    return (
        heads.join(size, on="household", how="left", maintain_order="left")
        .with_columns(
            number=(pl.col("size") + 1).cast(pl.Int64),
            relation=pl.lit("mother"),
            sex=pl.lit("female"),
            birth=pl.Series(heads["birth"].to_numpy() - older).cast(pl.Date),
            joined_on=pl.lit(START),
            joined_how=pl.lit("recorded"),
            left_on=pl.Series(left).cast(pl.Date),
            left_how=pl.lit("died"),
        )
        .select(people.columns)
    )
