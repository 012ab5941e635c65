"""The books of a place: the rows that its ledger and those of the places below it are made of, read once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.register.book.counted import Rows
from hearthlight.register.book.ledger import Ledger
from hearthlight.register.book.ledger import ledger as balance
from hearthlight.register.models.status import REGISTRATION
from hearthlight.register.past.overlay import CHANGES
from hearthlight.register.reading import read, selected

Period = tuple[date, date]
"""The day of opening and the day of closing, both counted."""
_STATUSES = {
    "household": ("household_id", pl.Int64),
    "state": ("state", pl.String),
    "way": ("way", pl.String),
    "from_date": ("from_date", pl.Date),
    "area_code": ("area_code", pl.String),
}
_HOUSEHOLDS = {
    "household": ("id", pl.Int64),
    "area_code": ("area_code", pl.String),
    "from_date": ("from_date", pl.Date),
    "until": ("until", pl.Date),
}
_MEMBERS = {
    "member": ("id", pl.Int64),
    "household": ("household_id", pl.Int64),
    "area_code": ("area_code", pl.String),
    "joined_on": ("joined_on", pl.Date),
    "joined_how": ("joined_how", pl.String),
    "left_on": ("left_on", pl.Date),
    "left_how": ("left_how", pl.String),
    "continues": ("continues_id", pl.Int64),
}
_HOMES = """select household_id from register_status where scheme = %s and area_code >= %s and area_code < %s
    union select h.id from register_household h join register_status s on s.household_id = h.id
    where s.scheme = %s and h.area_code >= %s and h.area_code < %s"""
"""Registered households that ever stood in a place, by their states or by their own address."""
_MOVES = """select subject_id, field, cast(old as text), cast(new as text), cast(valid_from as text), event_id
    from trail_change where subject_kind = %s and field = 'area_code' and subject_id in ("""


@dataclass(frozen=True)
class Books:
    """Status rows and members of the registered households of a place, and where they were (`counted.Rows`)."""

    statuses: pl.DataFrame
    rows: Rows

    @classmethod
    def of(cls, place: str) -> "Books":
        """The books of a place, past sight: five queries."""
        given = [REGISTRATION, *areas.subtree(place)] * 2
        mine = f"household_id in ({_HOMES})"
        households = _table("register_household", _HOUSEHOLDS, f"id in ({_HOMES})", given)
        members = _table("register_member", _MEMBERS, mine, given)
        moves = [read(_MOVES + _HOMES + ")", ["register.household", *given], CHANGES)]
        people = f"select id from register_member where {mine}"  # noqa: S608
        moves.append(read(_MOVES + people + ")", ["register.member", *given], CHANGES))
        statuses = _table("register_status", _STATUSES, f"scheme = %s and {mine}", [REGISTRATION, *given])
        return cls(statuses, Rows(households, moves[0], members, moves[1]))

    def ledger(self, place: str, period: Period) -> Ledger:
        """The ledger of that place, or of one below it: movements of the states, stock of both days counted apart."""
        low, high = areas.subtree(place)
        inside = (pl.col("area_code") >= low) & (pl.col("area_code") < high)
        own = self.statuses.with_columns(inside=inside).filter(pl.col("inside").any().over("household"))
        people = self.rows.members.join(own.select("household").unique(), on="household", how="semi")
        opening, closing = (self.rows.counted(self.statuses, low, high, day) for day in period)
        return balance(own, people, *period).counted(opening, closing)


def _table(table: str, columns: dict[str, tuple[str, Any]], where: str, given: list[Any]) -> pl.DataFrame:
    statement = f"select {selected(columns)} from {table} where {where}"  # noqa: S608
    return read(statement, given, {name: kind for name, (_, kind) in columns.items()})
