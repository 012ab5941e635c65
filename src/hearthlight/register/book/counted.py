"""Who stands in the register of a place on a day: the other side of the ledger, counted without its movements. Pure.

The ledger's movements come from the states alone; this looks whether the household existed, where it and its people
were that day, and who went on in another household. Where the two do not meet, a record is at fault, and the ledger
names the difference: a household that ended but was not struck off, one moved without its state, a person in two.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from hearthlight.register.book.spans import UNEXITED
from hearthlight.register.past.overlay import Moment, in_force, laid_over

PLACE = {"area_code": ("area_code", pl.String)}


@dataclass(frozen=True)
class Rows:
    """Rows that have a place, and the changes of it (`overlay.CHANGES`, field area_code).

    households: household, area_code, from_date, until; members: member, household, area_code, joined_on, left_on,
    continues.
    """

    households: pl.DataFrame
    home_moves: pl.DataFrame
    members: pl.DataFrame
    member_moves: pl.DataFrame

    def counted(self, statuses: pl.DataFrame, low: str, high: str, day: date) -> tuple[int, int]:
        """Unexited households, and their people, whose place on `day` lay from `low` to before `high`."""
        homes = _there(_placed(self.households, "household", self.home_moves, day), "from_date", "until", day)
        homes = homes.join(_unexited(statuses, day), on="household", how="semi")
        people = _there(_placed(self.members, "member", self.member_moves, day), "joined_on", "left_on", day)
        real = pl.col("left_on").is_null() | (pl.col("left_on") > pl.col("joined_on"))
        went_on = self.members.filter(real & (pl.col("joined_on") <= day)).select(member="continues")
        people = people.join(went_on, on="member", how="anti").join(homes, on="household", how="semi")
        return len(_inside(homes, low, high)), len(_inside(people, low, high))


def _placed(rows: pl.DataFrame, key: str, moves: pl.DataFrame, day: date) -> pl.DataFrame:
    return laid_over(rows, key, in_force(moves, Moment(day)), PLACE) if len(moves) else rows


def _there(rows: pl.DataFrame, begin: str, end: str, day: date) -> pl.DataFrame:
    return rows.filter((pl.col(begin) <= day) & (pl.col(end).is_null() | (pl.col(end) > day)))


def _unexited(statuses: pl.DataFrame, day: date) -> pl.DataFrame:
    told = statuses.filter((pl.col("from_date") <= day) & (pl.col("way") != "mistaken")).sort("from_date")
    last = told.unique("household", keep="last", maintain_order=True)
    return last.filter(pl.col("state").is_in(UNEXITED)).select("household")


def _inside(rows: pl.DataFrame, low: str, high: str) -> pl.DataFrame:
    return rows.filter((pl.col("area_code") >= low) & (pl.col("area_code") < high))
