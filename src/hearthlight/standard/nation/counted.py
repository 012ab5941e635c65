"""What a home's row counts over its members, as the register counts it. Pure: arrays in, columns out."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from hearthlight.standard.nation import shares
from hearthlight.standard.nation.draw import Array, told, whole
from hearthlight.standard.nation.lives import YES_NO, Lives
from hearthlight.standard.nation.people import People
from hearthlight.standard.nation.places import Places


@dataclass(frozen=True)
class Homes:
    """The homes of a block: the first one's number, places, people, and which are in the register."""

    first: int
    places: Places
    people: People
    registered: Array


def counted(here: Homes, life: Lives, holds: pl.Series, lacking: Array, doubtful: Array) -> dict[str, pl.Series]:
    """Numbers of people by what is true of them; unknown where one is not known and none is known to be."""
    count, who = here.people.of_homes, here.people
    numbers = {
        "household": here.first + np.arange(len(who.starts)),
        "size": count(np.ones(len(who.home), bool)),
        "heads": count(who.relation == shares.RELATION.index("head")),
        "labour_full": count(life.able),
        "labour_weak": count(life.weak),
        "pupils_6_15": count(life.pupil),
        "public_openings": count(holds.fill_null(False).to_numpy()),
        "public_openings_unknown": count(holds.is_null().to_numpy()),
    }
    columns = {name: pl.Series(number) for name, number in numbers.items()}
    columns["pupils_out"] = _some(count(life.out), count(life.schooling_unknown))
    columns["insured_missing"] = _some(count(lacking), count(doubtful))
    return columns | {"area_code": here.places.area_code}


def ill(here: Homes, life: Lives) -> dict[str, pl.Series]:
    """Whether anybody of a home is seriously ill or disabled; unknown where it is of one and no other is."""
    names = {"ill_serious_any": "ill_serious", "disabled_any": "disabled"}
    return {name: _any(here.people, life.columns[of]) for name, of in names.items()}


def _some(some: Array, unknown: Array) -> pl.Series:
    return whole((some > 0) | (unknown == 0), some)


def _any(who: People, told_of: pl.Series) -> pl.Series:
    yes = who.of_homes(told_of.fill_null(False).to_numpy())
    unknown = who.of_homes(told_of.is_null().to_numpy())
    return told([False, True, None], np.where(yes > 0, 1, np.where(unknown > 0, 2, 0)), YES_NO)
