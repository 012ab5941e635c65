"""What matching asks of the register, and what it answers. Pure: the register of a test is a few dictionaries."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol

MISTAKEN = "mistaken"
"""How a household ended, or a member left, that was entered by mistake and never was."""


class Home(NamedTuple):
    """A household of the register; `ended` says how, when it is no more."""

    pk: int
    number: str
    area_code: str
    event: int
    ended: str | None = None


class Person(NamedTuple):
    """A member who belongs to a household today; `numbered` when an identity number is kept.

    `born` and `sex` are what is kept of him, else what his number said.
    """

    pk: int
    home: int
    name: str
    relation: str | None
    birth: date | None
    joined_on: date
    event: int
    numbered: bool
    master_number: str | None = None
    area_code: str = ""
    born: date | None = None
    sex: str | None = None


class Left(NamedTuple):
    """A member who left a household; one who was entered by mistake is none."""

    pk: int
    home: int
    name: str
    birth: date | None


Namesake = tuple[str, date]


class Register(Protocol):
    """The register as matching sees it; every question is one for all rows of a file."""

    def homes(self, numbers: Collection[str]) -> Mapping[str, Home]:
        """Households by number, ended ones too."""

    def homes_by_id(self, ids: Collection[int]) -> Mapping[int, Home]:
        """Households by id."""

    def people_of(self, homes: Collection[int]) -> Mapping[int, list[Person]]:
        """The members of today by household."""

    def left(self, homes: Collection[int]) -> Mapping[int, list[Left]]:
        """Those who left, by household."""

    def people(self, ids: Collection[int]) -> Mapping[int, Person]:
        """The members of today among these."""

    def holders(self, numbers: Collection[str]) -> Mapping[str, frozenset[int]]:
        """Ids of the members for whom each of these identity numbers is kept; one may stand twice."""

    def masters(self, numbers: Collection[str]) -> Mapping[str, int]:
        """Member of today by number of the national system."""

    def namesakes(self, asked: Iterable[Namesake]) -> Mapping[Namesake, list[int]]:
        """Members of today at the place by name and birth date."""

    def village(self, name: str | None, township: str | None) -> str:
        """The code of a village of the place by its name, empty when none or several have it."""
