"""Entitlement 应享政策: what a household may claim, as dated data; whom it concerns, as an expression. Pure.

A pack keeps them in ``entitlements.toml``: code, title, official term, who (conditions that must all hold), the kinds
of measure that use it up, used_when (any one that holds uses it up), still_when (the lack stands on, whatever is
written down as used), from, until, place, document, certainty, note.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Any

import narwhals as nw

from hearthlight.core.parameters import Certainty

JOINED = ("policies_continue", "placements", "minimum_living_fen", "solar_fen")
"""Columns beside the household frame's that a condition may read: joined where measures and placements are known."""

_NEEDED = ("code", "title", "official", "who", "from", "document", "certainty")


class BadEntitlement(ValueError):
    """An entry lacks what every entitlement must carry, or its condition cannot be read."""


@dataclass(frozen=True)
class Entitlement:
    """One thing a household may claim; `title` is a message id, `measures` are codes of `help.measures.KINDS`."""

    code: str
    title: str
    official: str
    who: tuple[Mapping[str, Any], ...]
    measures: tuple[str, ...]
    from_date: date
    until: date | None
    place: str
    document: str
    certainty: Certainty
    note: str = ""
    used_when: tuple[Mapping[str, Any], ...] = ()
    still_when: tuple[Mapping[str, Any], ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the household frame that decide it."""
        return tuple(dict.fromkeys(str(one["column"]) for one in (*self.who, *self.used_when, *self.still_when)))

    def in_force(self, day: date, place: str) -> bool:
        """Whether it can be claimed on that day at that place (an area code)."""
        return self.from_date <= day and (self.until is None or day < self.until) and place.startswith(self.place)

    def concerns(self) -> nw.Expr:
        """True: entitled, false: not, null: cannot be told because a column is unknown."""
        return reduce(and_, (condition(one) for one in self.who))

    def used(self) -> nw.Expr | None:
        """True: used without a measure, false: not, null: cannot be told; None where only a measure uses it."""
        return reduce(or_, (condition(one) for one in self.used_when)) if self.used_when else None

    def still(self) -> nw.Expr | None:
        """True: what it is there for is lacking still; None where the register has no column that says so."""
        return reduce(or_, (condition(one) for one in self.still_when)) if self.still_when else None


def condition(said: Mapping[str, Any]) -> nw.Expr:
    """``{column = "labour_full", more_than = 0}`` as an expression; null where the column is null."""
    column = nw.col(said["column"])
    word = next(name for name in said if name != "column")
    return _CONDITIONS[word](column, said[word])


def _is(column: nw.Expr, value: Any) -> nw.Expr:
    return column if value is True else ~column if value is False else column == value


def _is_null(column: nw.Expr, wanted: bool) -> nw.Expr:
    return column.is_null() if wanted else ~column.is_null()


def _more_than(column: nw.Expr, value: int) -> nw.Expr:
    return column > value


def _less_than(column: nw.Expr, value: int) -> nw.Expr:
    return column < value


def _is_in(column: nw.Expr, values: list[Any]) -> nw.Expr:
    return nw.when(~column.is_null()).then(column.is_in(values))


_CONDITIONS: Mapping[str, Callable[[nw.Expr, Any], nw.Expr]] = {
    "is": _is,
    "is_in": _is_in,
    "more_than": _more_than,
    "less_than": _less_than,
    "is_null": _is_null,
}


def read(path: Path) -> tuple[Entitlement, ...]:
    """The entitlements of one file, none where there is no file. Raises BadEntitlement."""
    if not path.exists():
        return ()
    return tuple(_entitlement(entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["entitlement"])


def _entitlement(entry: dict[str, Any]) -> Entitlement:
    missing = [name for name in _NEEDED if not entry.get(name)]
    if missing:
        raise BadEntitlement(f"entitlement {entry.get('code', '?')}: {', '.join(missing)} is missing; add it")
    for said in (*entry["who"], *entry.get("used_when", ()), *entry.get("still_when", ())):
        _refuse(entry["code"], said)
    return Entitlement(
        entry["code"],
        entry["title"],
        entry["official"],
        tuple(entry["who"]),
        tuple(entry.get("measures", ())),
        entry["from"],
        entry.get("until"),
        entry.get("place", ""),
        entry["document"],
        entry["certainty"],
        entry.get("note", ""),
        tuple(entry.get("used_when", ())),
        tuple(entry.get("still_when", ())),
    )


def _refuse(code: str, said: Mapping[str, Any]) -> None:
    if "column" not in said or len(said) != 2 or not set(said) & set(_CONDITIONS):
        wanted = f"column and one of {', '.join(_CONDITIONS)}"
        raise BadEntitlement(f"entitlement {code}: the condition {dict(said)} cannot be read; it needs {wanted}")
