"""The cohort ledger 贫困户增减台账 (R58): opening + new + returned + joined − exited − left = closing.

Households and people apart. Pure: frames in, numbers out. It balances, or it says by how much it does not; what
somebody stated stands beside it with its difference, named, until cases with reasons add up to it. No row is invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

UNEXITED = ("registered", "pre_exit", "returned")


@dataclass(frozen=True)
class Account:
    """One column of the ledger, households or people, from after the opening day to the closing day, both counted."""

    opening: int
    new: int
    returned: int
    joined: int
    exited: int
    left: int
    closing: int

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


@dataclass(frozen=True)
class StatedDifference:
    """A stated value beside what the records add up to: `missing` is stated minus counted, `explained` by cases."""

    measure: str
    stated: int
    counted: int
    explained: int = 0

    @property
    def missing(self) -> int:
        """The named difference: 14 households, 84 people in Shuangjian."""
        return self.stated - self.counted

    @property
    def unexplained(self) -> int:
        """What no case with a reason accounts for yet."""
        return self.missing - self.explained


def ledger(statuses: pl.DataFrame, members: pl.DataFrame, opening: date, closing: date) -> Ledger:
    """The ledger of registered households from `opening` to `closing`.

    statuses: household, state (null = unknown), from_date, a row a change of state; members: household, joined_on,
    left_on (null = still there). A household's first row makes it new, an exit takes it out, a return brings it back,
    a row that strikes it off (cancelled) or leaves its state unknown counts as left.
    """
    moves = _moves(statuses, opening, closing)
    stays = members.join(_spells(statuses), on="household")
    return Ledger(
        _households(statuses, moves, opening, closing),
        _people(members, stays, moves, opening, closing),
        _exits(moves, members),
    )


def _moves(statuses: pl.DataFrame, opening: date, closing: date) -> pl.DataFrame:
    """Changes of state in the period: household, on, and kind new, returned, exited or left."""
    ordered = statuses.sort("household", "from_date").with_columns(
        poor=pl.col("state").is_in(UNEXITED).fill_null(False),
        before=pl.col("state").is_in(UNEXITED).fill_null(False).shift(1).over("household"),
    )
    kind = (
        pl.when(pl.col("poor") & pl.col("before").is_null())
        .then(pl.lit("new"))
        .when(pl.col("poor") & ~pl.col("before"))
        .then(pl.lit("returned"))
        .when(~pl.col("poor") & pl.col("before") & (pl.col("state") == "exited").fill_null(False))
        .then(pl.lit("exited"))
        .when(~pl.col("poor") & pl.col("before"))
        .then(pl.lit("left"))
    )
    moved = ordered.with_columns(kind=kind, on=pl.col("from_date")).filter(pl.col("kind").is_not_null())
    return moved.filter((pl.col("on") > opening) & (pl.col("on") <= closing)).select("household", "on", "kind")


def _spells(statuses: pl.DataFrame) -> pl.DataFrame:
    """Half-open spells in which a household is counted poor: household, poor_from, poor_until (null = still)."""
    ordered = statuses.sort("household", "from_date")
    ended = pl.col("from_date").shift(-1).over("household")
    spells = ordered.with_columns(poor_from=pl.col("from_date"), poor_until=ended)
    return spells.filter(pl.col("state").is_in(UNEXITED)).select("household", "poor_from", "poor_until")


def _households(statuses: pl.DataFrame, moves: pl.DataFrame, opening: date, closing: date) -> Account:
    spells = _spells(statuses)
    counted = {kind: len(moves.filter(pl.col("kind") == kind)) for kind in ("new", "returned", "exited", "left")}
    return Account(
        opening=len(spells.filter(_holds("poor_from", "poor_until", opening))),
        joined=0,
        closing=len(spells.filter(_holds("poor_from", "poor_until", closing))),
        **counted,
    )


def _people(members: pl.DataFrame, stays: pl.DataFrame, moves: pl.DataFrame, opening: date, closing: date) -> Account:
    there = members.join(moves, on="household").filter(_there("joined_on", "left_on", "on"))
    counted = {kind: len(there.filter(pl.col("kind") == kind)) for kind in ("new", "returned", "exited", "left")}
    in_time = (pl.col("joined_on") > opening) & (pl.col("joined_on") <= closing)
    out_time = (pl.col("left_on") > opening) & (pl.col("left_on") <= closing)
    gone = len(stays.filter(out_time & _while_poor("left_on")))
    return Account(
        opening=_counted(stays, opening),
        joined=len(stays.filter(in_time & _while_poor("joined_on"))),
        closing=_counted(stays, closing),
        **(counted | {"left": counted["left"] + gone}),
    )


def _counted(stays: pl.DataFrame, day: date) -> int:
    return len(stays.filter(_holds("joined_on", "left_on", day) & _holds("poor_from", "poor_until", day)))


def _holds(begin: str, end: str, day: date) -> pl.Expr:
    return (pl.col(begin) <= day) & (pl.col(end).is_null() | (pl.col(end) > day))


def _there(begin: str, end: str, when: str) -> pl.Expr:
    """Belonging to the household on the day of the move."""
    return (pl.col(begin) <= pl.col(when)) & (pl.col(end).is_null() | (pl.col(end) > pl.col(when)))


def _while_poor(when: str) -> pl.Expr:
    """After the first day of the spell (whoever is there then is new) up to its last."""
    return (pl.col(when) > pl.col("poor_from")) & (
        pl.col("poor_until").is_null() | (pl.col(when) <= pl.col("poor_until"))
    )


def _exits(moves: pl.DataFrame, members: pl.DataFrame) -> list[tuple[int, int, int]]:
    exits = moves.filter(pl.col("kind") == "exited").with_columns(year=pl.col("on").dt.year())
    people = members.join(exits, on="household").filter(_there("joined_on", "left_on", "on"))
    homes = exits.group_by("year").agg(households=pl.len())
    both = homes.join(people.group_by("year").agg(people=pl.len()), on="year", how="left").sort("year")
    return [(year, households, people or 0) for year, households, people in both.rows()]
