"""The cohort ledger 贫困户增减台账 (R58): opening + new + returned + joined − exited − left = closing.

Households and people apart, in any place and period. Pure: frames in, numbers out. Every household or person is
counted in spans of days; the movements are the spans' beginnings and ends. The stock of both days may come from the
other side (`counted.py`): a difference between the two names a fault of the records. Nobody can type a balancing row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from hearthlight.register.book.spans import of_households, of_people

MOVEMENTS = ("new", "returned", "joined", "exited", "left")


@dataclass(frozen=True)
class Account:
    """One column of the ledger, households or people, from after the opening day to the closing day, both counted.

    `joined_by` and `left_by` are the same movements by reason (way of the household, or how the member came or went).
    """

    opening: int
    new: int
    returned: int
    joined: int
    exited: int
    left: int
    closing: int
    joined_by: Mapping[str, int] = field(default_factory=dict)
    left_by: Mapping[str, int] = field(default_factory=dict)

    @property
    def expected(self) -> int:
        """What the movements lead to."""
        return self.opening + self.new + self.returned + self.joined - self.exited - self.left

    @property
    def difference(self) -> int:
        """Closing minus expected: zero when the records balance."""
        return self.closing - self.expected


@dataclass(frozen=True)
class Ledger:
    """The two accounts, and the exits of each year: (year, households, people)."""

    households: Account
    people: Account
    exits: Sequence[tuple[int, int, int]]

    @property
    def balanced(self) -> bool:
        """Whether both accounts balance."""
        return not self.households.difference and not self.people.difference

    def counted(self, opening: tuple[int, int], closing: tuple[int, int]) -> "Ledger":
        """The same movements between stocks that were counted apart: (households, people) of both days."""
        households = replace(self.households, opening=opening[0], closing=closing[0])
        people = replace(self.people, opening=opening[1], closing=closing[1])
        return replace(self, households=households, people=people)


def ledger(statuses: pl.DataFrame, members: pl.DataFrame, opening: date, closing: date) -> Ledger:
    """The ledger of registered households of a place from `opening` to `closing`.

    statuses: household, state (null = unknown), way, from_date, inside (whether the household stood in the place from
    then on), every row of each household that ever stood there; members: member, household, joined_on, joined_how,
    left_on (null = still there), left_how, continues (the same person's earlier row). A household that moves between
    two places is left in one, joined in the other, and nothing in the place that holds both; so is a person.
    """
    homes = of_households(statuses)
    people = of_people(members, homes)
    return Ledger(
        account(homes, opening, closing),
        account(people, opening, closing),
        _exits(homes, people, opening, closing),
    )


def account(spans: pl.DataFrame, opening: date, closing: date) -> Account:
    """The account of spans (`spans.py`) between two days."""
    begun, ended = _in_period(spans, "start", opening, closing), _in_period(spans, "end", opening, closing)
    number = {kind: len(begun.filter(started=kind)) for kind in ("new", "returned", "joined")}
    number |= {kind: len(ended.filter(ended=kind)) for kind in ("exited", "left")}
    return Account(
        opening=_counted(spans, opening),
        closing=_counted(spans, closing),
        joined_by=_by_reason(begun.filter(started="joined"), "start_reason"),
        left_by=_by_reason(ended.filter(ended="left"), "end_reason"),
        **number,
    )


def _in_period(spans: pl.DataFrame, when: str, opening: date, closing: date) -> pl.DataFrame:
    return spans.filter((pl.col(when) > opening) & (pl.col(when) <= closing))


def _counted(spans: pl.DataFrame, day: date) -> int:
    return len(spans.filter((pl.col("start") <= day) & (pl.col("end").is_null() | (pl.col("end") > day))))


def _by_reason(moved: pl.DataFrame, reason: str) -> dict[str, int]:
    return dict(moved.group_by(reason).len().sort(reason).rows())


def _exits(homes: pl.DataFrame, people: pl.DataFrame, opening: date, closing: date) -> list[tuple[int, int, int]]:
    both = [
        _in_period(spans, "end", opening, closing).filter(ended="exited").group_by(pl.col("end").dt.year()).len()
        for spans in (homes, people)
    ]
    years = both[0].join(both[1], on="end", how="left").sort("end")
    return [(year, households, persons or 0) for year, households, persons in years.rows()]
