"""What matching found: rows beside the register, what is in doubt, what is left out. Pure."""

from dataclasses import dataclass, field
from typing import NamedTuple

from hearthlight.register.workbooks.known import Home, Person
from hearthlight.sheets.faults import Fault


class Pair(NamedTuple):
    """A row beside the register: its home's number and id (None: new), its member (None: new, or a row of a home)."""

    row: int
    home: str
    household: int | None
    member: int | None
    how: str


@dataclass
class Outcome:
    """The rows that are certain, the homes they speak of, what is in doubt, and rows of people who left here.

    The outside book lists the dead and the married-out until its next window: they are not brought back.
    """

    pairs: list[Pair] = field(default_factory=list)
    homes: dict[str, Home] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
