"""One block of an invented nation: the three frames of a city's homes 样例数据 synthetic. Pure: frames out.

Deterministic: the same seed and block give the same rows, however large the nation and whatever was made before.
"""

from datetime import date

import numpy as np
import polars as pl

from hearthlight.register.schema import FRAMES
from hearthlight.standard.nation import homes, incomes, papers, shares
from hearthlight.standard.nation.counted import Homes, counted, ill
from hearthlight.standard.nation.draw import Random, chance, days_after, draw, told
from hearthlight.standard.nation.lives import TEXT, lives
from hearthlight.standard.nation.people import people
from hearthlight.standard.nation.places import places
from hearthlight.standard.nation.villages import villages

HOMES = 100_000
"""Homes of a block; the last of a nation may have fewer."""
LARGEST_HOME = 16
"""Numbers kept free for the members of a home: a member's number is the home's times this and its own."""


def block(seed: int, at: int, count: int, day: date) -> dict[str, pl.DataFrame]:
    """The frames household, member and village of block `at` with `count` homes, as they stood on `day`."""
    random = np.random.Generator(np.random.SFC64([seed, at]))
    scheme, state = draw(random, count, shares.SCHEME), draw(random, count, shares.STATE)
    poor = homes.registered(scheme, state)
    here = Homes(at * HOMES + 1, places(random, at, count), people(random, count), poor)
    states = homes.states(random, scheme, state, day) | homes.monitoring(random, poor, day)
    rows, told_of = _members(random, here, states["monitored"], day)
    told_of |= states | homes.house(random, count)
    told_of |= incomes.incomes(random, told_of["size"].to_numpy(), day.year - 1)
    told_of["changes_unexplained"] = pl.Series(chance(random, 0.004, count).astype(np.int64))
    told_of["changed_event"] = pl.Series(random.integers(1, 1_000_000, count))
    frames = {"household": told_of, "member": rows, "village": villages(random, here)}
    return {name: _frame(name, columns) for name, columns in frames.items()}


def _members(
    random: Random, here: Homes, monitored: pl.Series, day: date
) -> tuple[dict[str, pl.Series], dict[str, pl.Series]]:
    """The columns of the members, and those of the homes that are counted over them."""
    life = lives(random, here.people)
    insured, lacking, doubtful = papers.insured(random, here.people)
    work = papers.work(random, life.able)
    rows = _own(random, here, day) | life.columns | insured | work
    rows |= papers.person(random, here.people) | papers.identity(random, here.people)
    rows["monitored"] = monitored.gather(here.people.home.astype(np.uint32))
    return rows, counted(here, life, work["public_opening"], lacking, doubtful) | ill(here, life)


def _own(random: Random, here: Homes, day: date) -> dict[str, pl.Series]:
    """What every member row carries: numbers, place, relation, when it joined."""
    who, home = here.people, here.people.home.astype(np.uint32)
    days = np.minimum(who.age * 365, random.integers(100, 2_000, len(home)))
    return {
        "member": pl.Series((here.first + who.home) * LARGEST_HOME + who.number),
        "household": pl.Series(here.first + who.home),
        "area_code": here.places.area_code.gather(home),
        "registered": pl.Series(here.registered).gather(home),
        "number": pl.Series(who.number),
        "relation": told(shares.RELATION, who.relation, TEXT),
        "joined_on": days_after(days >= 0, day, -1 - days),
        "left_on": pl.Series([None], dtype=pl.Date).new_from_index(0, len(home)),
    }


def _frame(name: str, columns: dict[str, pl.Series]) -> pl.DataFrame:
    """The columns in the order of the schema. Raises KeyError: the schema has grown, and the nation has not."""
    wanted = list(FRAMES[name].__annotations__)
    if set(wanted) != set(columns):
        raise KeyError(f"the {name} frame of the nation differs in {sorted(set(wanted) ^ set(columns))}")
    return pl.DataFrame({column: columns[column] for column in wanted})
