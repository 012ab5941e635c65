"""The generator of invented households 样例农户: two towns whose totals are the published ones under any seed. Pure.

from hearthlight.demo.households import generate
invented = generate(seed=1)
invented.households, invented.members, invented.incomes, invented.statuses, invented.groups
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from hearthlight.core import areas
from hearthlight.demo import doubts, families, gaps, numbers, particulars, statuses
from hearthlight.demo.distributions import SIZE, SIZE_REGISTERED
from hearthlight.demo.earnings import earnings
from hearthlight.demo.homes import homes
from hearthlight.demo.members import departed, people
from hearthlight.demo.towns import TOWNS, Layout, Town, lay_out
from hearthlight.demo.traits import traits

DAY = date(2017, 3, 28)
BORN_BY = date(2017, 3, 20)


@dataclass(frozen=True)
class Invented:
    """Frames that load as they are; `household` and `member` are running numbers from 1, equal to the rows' ids.

    households: household, number, area_code and the columns of homes.py; members: member, household, area_code,
    number, name and the columns of members.py and traits.py, identity_number, telephone, card (null where none is
    kept); incomes: household, year, item, fen, evidence_grade; statuses: household (null: the village), area_code,
    scheme, state, way, cause_1, cause_2, from_date; groups: code, name.
    """

    households: pl.DataFrame
    members: pl.DataFrame
    incomes: pl.DataFrame
    statuses: pl.DataFrame
    groups: pl.DataFrame


def generate(seed: int) -> Invented:
    """Both towns. The same seed gives the same people; every published total holds under any."""
    random = np.random.default_rng(seed)
    layouts = [lay_out(town, random) for town in TOWNS]
    households = pl.concat([_homes(layout, random) for layout in layouts]).with_row_index("household", 1)
    households = households.with_columns(pl.col("household").cast(pl.Int64))
    members, apart = _members(households, random), np.random.default_rng([seed, 1])
    homes, people = households.drop("structure", "born_by"), members
    homes, people = particulars.of_homes(apart, homes), particulars.of_people(apart, people)
    planted = np.random.default_rng([seed, 2])
    return Invented(
        gaps.of_homes(planted, homes),
        gaps.of_people(planted, people),
        earnings(random, _earners(households, members)),
        pl.concat([statuses.of_homes(households, random), statuses.of_villages(layouts)], how="diagonal_relaxed"),
        groups(seed, layouts),
    )


def groups(seed: int, layouts: list[Layout] | None = None) -> pl.DataFrame:
    """The villager groups 村民组 of both towns: code (15 characters), name."""
    if layouts is None:
        random = np.random.default_rng(seed)
        layouts = [lay_out(town, random) for town in TOWNS]
    rows = [
        (areas.full(f"{village}{number:03d}"), f"第{number}村民组")
        for layout in layouts
        for village, count in zip(layout.town.villages, layout.groups, strict=True)
        for number in range(1, count + 1)
    ]
    return pl.DataFrame(rows, schema=["code", "name"], orient="row")


def _homes(layout: Layout, random: np.random.Generator) -> pl.DataFrame:
    registered = layout.cohort >= 0
    sizes = _sizes(layout, random)
    frame = pl.DataFrame(
        {
            "area_code": _codes(layout),
            "number": _numbers(layout),
            "size": sizes,
            "registered": registered,
            "exited": _of_cohort(layout, [cohort.exited for cohort in layout.town.cohorts], None),
            "born_by": _of_cohort(layout, [cohort.born_by for cohort in layout.town.cohorts], BORN_BY),
            "structure": families.structures(random, sizes, registered),
        }
    )
    return frame.hstack(homes(random, sizes, registered))


def _sizes(layout: Layout, random: np.random.Generator) -> NDArray[np.int64]:
    sizes = np.empty(len(layout.cohort), np.int64)
    for cohort, (count, wanted) in enumerate(_wanted(layout.town), -1):
        shares = SIZE.shares if cohort < 0 else SIZE_REGISTERED.shares
        sizes[layout.cohort == cohort] = families.exact_sizes(random, dict(shares), count, wanted)
    return sizes


def _wanted(town: Town) -> list[tuple[int, int]]:
    """(households, people) of the ordinary homes, then of each cohort."""
    cohorts = [(cohort.households, cohort.people) for cohort in town.cohorts]
    ordinary = (town.households - sum(h for h, _ in cohorts), town.people - sum(p for _, p in cohorts))
    return [ordinary, *cohorts]


def _of_cohort(layout: Layout, values: list[int | None] | list[date], ordinary: date | None) -> pl.Series:
    table = [*values, ordinary]
    return pl.Series([table[cohort] for cohort in layout.cohort.tolist()])


def _codes(layout: Layout) -> list[str]:
    villages = layout.town.villages
    return [f"{villages[v]}{g:03d}" for v, g in zip(layout.village.tolist(), layout.group.tolist(), strict=True)]


def _numbers(layout: Layout) -> list[str]:
    """户编号 of the demo: S for synthetic, the village's code, a running number in it."""
    first = np.searchsorted(layout.village, layout.village)
    order = np.arange(len(layout.village)) - first + 1
    villages = layout.town.villages
    return [f"S{villages[v]}{n:04d}" for v, n in zip(layout.village.tolist(), order.tolist(), strict=True)]


def _members(households: pl.DataFrame, random: np.random.Generator) -> pl.DataFrame:
    born_by = households["born_by"].to_numpy().astype("datetime64[D]")
    present = people(random, households["size"].to_numpy(), households["structure"].to_numpy(), born_by)
    mourning = households["registered"] & households["exited"].is_null() & (households["structure"] == _COUPLE)
    mourning &= households["area_code"].str.starts_with(TOWNS[0].code)
    gone = departed(random, present, np.flatnonzero(mourning.to_numpy()), DAY)
    everybody = pl.concat([present, gone]).with_columns(pl.col("household") + 1)
    known = households.select("household", "area_code", "registered")
    everybody = everybody.join(known, on="household", how="left", maintain_order="left")
    everybody = traits(random, everybody, DAY).with_columns(name=numbers.names(random, everybody))
    everybody = doubts.plant(random, everybody)
    return _secrets(random, everybody.with_row_index("member", 1).with_columns(pl.col("member").cast(pl.Int64)))


_COUPLE = next(i for i, one in enumerate(families.STRUCTURES) if one.name == "parents and children")


def _secrets(random: np.random.Generator, members: pl.DataFrame) -> pl.DataFrame:
    kept = members.filter(pl.col("registered"))
    ids = numbers.identity_numbers(kept["birth"], (kept["sex"] == "male").to_numpy())
    head = pl.col("relation") == "head"
    kept = kept.with_columns(
        identity_number=pl.Series(numbers.with_mistakes(random, ids).tolist()),
        telephone=pl.when(head).then(pl.Series(numbers.telephones(random, len(kept)))),
        card=pl.when(head).then(pl.Series(numbers.cards(random, len(kept)))),
    )
    secrets = kept.select("member", "identity_number", "telephone", "card")
    return members.join(secrets, on="member", how="left", maintain_order="left")


def _earners(households: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    present = members.filter(pl.col("registered") & pl.col("left_on").is_null())
    by_home = present.group_by("household").agg(
        able=pl.col("labour").is_in(["ordinary", "skilled"]).sum(), old=(pl.col("age") >= 60).sum()
    )
    poor = households.filter("registered").select("household", "size", "exited")
    return poor.join(by_home, on="household", how="left", maintain_order="left")
