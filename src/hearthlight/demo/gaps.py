"""Gaps and contradictions in the entries of registered homes 疑点, planted to be found, at rates of a tended register.

Drawn apart from everything else and laid over what is finished: nobody's income, exit or opening of solar income moves.
Pure.
"""

import numpy as np
import polars as pl

A_THOUSAND = 1000
HOMES = {"house_area": 4, "road_metres": 7}
"""In a thousand registered homes: those in which this is not entered."""
PEOPLE = {"nation": 1, "insured_serious": 2}
"""In a thousand of their people, likewise."""
CHILD_ABLE, PUPIL_EDUCATED, LOST_AWAY, TWICE_INSURED, UNEXPLAINED, BIRTH_TYPED = 8, 3, 15, 1, 60, 5
"""In a thousand: children entered as able to work, pupils with an education, people without labour entered as working
away, people insured twice, children that came without a reason entered, spouses whose number denies the birth date."""

CROWDED = 3
"""Members of one home who are all entered with a public-welfare opening."""

_held = pl.col("registered")


def of_homes(random: np.random.Generator, homes: pl.DataFrame) -> pl.DataFrame:
    """`homes` (registered, and the columns of HOMES) with some of them empty."""
    return homes.with_columns(_emptied(random, len(homes), name, share) for name, share in HOMES.items())


def of_people(random: np.random.Generator, people: pl.DataFrame) -> pl.DataFrame:
    """`people` (registered, age and every column of a member) with entries that are empty or contradict others."""
    count = len(people)
    pupil = pl.col("schooling") != "not_in_school"
    child = pl.col("age").is_between(10, 15) & pl.col("left_on").is_null()
    newborn = (pl.col("joined_how") == "born") & (pl.col("joined_on").dt.year() >= 2016)
    grown = pl.col("age").is_between(25, 55) & (pl.col("relation") == "spouse")
    lost = pl.col("labour") == "lost"
    people = people.with_columns(_emptied(random, count, name, share) for name, share in PEOPLE.items())
    away, crowded = _drawn(random, count, lost, LOST_AWAY), _crowded(random, people)
    return people.with_columns(
        labour=_put(random, count, child, CHILD_ABLE, "labour", "ordinary"),
        education=_put(random, count, pupil & (pl.col("age") >= 8), PUPIL_EDUCATED, "education", "primary"),
        insured_employee=_put(random, count, pl.col("insured_resident"), TWICE_INSURED, "insured_employee", True),
        joined_how=_put(random, count, newborn, UNEXPLAINED, "joined_how", "other"),
        away_place=pl.when(away).then(pl.lit("county")).otherwise("away_place"),
        away_months=pl.when(away).then(3).otherwise("away_months"),
        public_opening=pl.when(crowded).then(True).otherwise("public_opening"),
        public_opening_months=pl.when(crowded).then(12).otherwise("public_opening_months"),
        birth=pl.when(_drawn(random, count, grown, BIRTH_TYPED))
        .then(pl.col("birth").dt.offset_by("1mo"))
        .otherwise("birth"),
    )


def _crowded(random: np.random.Generator, people: pl.DataFrame) -> pl.Expr:
    """Grown members of one registered home, as many as CROWDED."""
    grown = people.with_row_index("row").filter(_held & pl.col("age").is_between(20, 58) & pl.col("left_on").is_null())
    homes = grown.group_by("household", maintain_order=True).agg("row").filter(pl.col("row").list.len() >= CROWDED)
    chosen = homes["row"][int(random.integers(len(homes)))].to_list()[:CROWDED]
    return pl.int_range(pl.len()).is_in(chosen)


def _emptied(random: np.random.Generator, count: int, name: str, share: int) -> pl.Expr:
    return pl.when(~_drawn(random, count, pl.lit(True), share)).then(name).alias(name)


def _put(random: np.random.Generator, count: int, where: pl.Expr, share: int, name: str, value: object) -> pl.Expr:
    return pl.when(_drawn(random, count, where, share)).then(pl.lit(value)).otherwise(name)


def _drawn(random: np.random.Generator, count: int, where: pl.Expr, share: int) -> pl.Expr:
    """Of the registered where it holds, so many in a thousand."""
    drawn = pl.Series(random.random(count) * A_THOUSAND < share)
    return _held & where.fill_null(False) & pl.lit(drawn)
