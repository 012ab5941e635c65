"""Kinds of office 职务 as data: which acts each allows, and where. Pure: no Django."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from hearthlight.core import areas

Role = Literal["village", "township", "county", "leader", "auditor", "operator", "machine", "helper"]


@dataclass(frozen=True)
class Office:
    """One kind of office: its titles, level, line (R77), role on pages, seats at one place, acts it allows.

    `sees` false: its holders see the homes that they help and no whole place. `fills`: offices that its holder fills
    beside, as the three-in-one office fills the specialist's (R34, R78).
    """

    code: str
    title: str
    english: str
    level: str
    line: Literal["accountability", "business"]
    role: Role
    seats: int
    may: tuple[str, ...]
    sees: bool = True
    fills: tuple[str, ...] = ()

    def said(self, language: str | None) -> str:
        """The title in the language of a page; Chinese unless English was chosen."""
        return self.english if language == "en" else self.title


class UnknownOffice(LookupError):
    """No kind of office has this code."""


@cache
def all_offices() -> dict[str, Office]:
    """Every kind of office, by code."""
    text = (files("hearthlight.people") / "offices.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text).items()
    return {code: Office(code=code, **entry | _tuples(entry)) for code, entry in entries}


def _tuples(entry: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(entry[name]) for name in ("may", "fills") if name in entry}


@cache
def filling(code: str) -> tuple[str, ...]:
    """The office itself, then those whose holders fill it."""
    return (code, *(one.code for one in all_offices().values() if code in one.fills))


def find(code: str) -> Office:
    """The office of that code. Raises UnknownOffice."""
    try:
        return all_offices()[code]
    except KeyError:
        raise UnknownOffice(f"there is no kind of office {code!r}") from None


def covers(office_place: str, place: str) -> bool:
    """Whether an office at `office_place` reaches `place`: at and below it."""
    return areas.within(place, office_place)


def allows(code: str, office_place: str, kind: str, place: str) -> bool:
    """Whether the office allows this kind of act at that place."""
    return covers(office_place, place) and any(_named(kind, allowed) for allowed in find(code).may)


def _named(kind: str, allowed: str) -> bool:
    return kind.startswith(allowed) if allowed.endswith(".") else kind == allowed


def allowed_kinds(kind: str) -> set[str]:
    """Codes of the offices that allow this kind of act anywhere."""
    return {code for code, office in all_offices().items() if any(_named(kind, allowed) for allowed in office.may)}
