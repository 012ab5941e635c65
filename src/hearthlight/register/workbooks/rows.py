"""The rows of a file as matching sees them: who each speaks of, by what it says of him. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hearthlight.core.countries.cn import identity
from hearthlight.register.workbooks import rowkey
from hearthlight.register.workbooks.reading import Received
from hearthlight.register.workbooks.repair import CHARACTERS, LENGTH, clean, eighteen, is_right
from hearthlight.register.workbooks.rowkey import Key

_ASKED = (
    "row",
    "number",
    "name",
    "identity",
    "relation",
    "birth",
    "master_number",
    "village",
    "township",
    "key",
    "sex",
)
NO_KEY = Key("", 0, 0)
"""A cell of the key column that holds something else."""


class Row(NamedTuple):
    """One row: `identity` of 18 characters if it can be made so, `how` says what was made of it, `right` if it is."""

    row: int
    number: str | None
    name: str | None
    identity: str
    how: str
    right: bool
    relation: str | None
    birth: date | None
    master_number: str | None
    village: str | None
    township: str | None
    key: Key | None
    sex: str | None

    @property
    def wrong(self) -> bool:
        """Whether the number looks like one and is none: a slip of the hand."""
        return not self.right and len(self.identity) == LENGTH and set(self.identity) <= set(CHARACTERS)

    @property
    def born(self) -> date | None:
        """The birth date, from the number where the row does not say it."""
        return self.birth or (identity.read(self.identity).birth if self.right else None)


def rows_of(found: Received) -> Iterator[Row]:
    """Every row of the sheet, in its order."""
    for values in found.frame.select(_ASKED).iter_rows():
        row, number, name, written, relation, birth, master_number, village, township, key, sex = values
        plain = clean(written)
        number_18, how = eighteen(plain)
        how = how or ("id" if plain == written else "id_rewritten")
        right = bool(plain) and is_right(number_18)
        about = (relation, birth, master_number, village, township, rowkey.read(key) or (NO_KEY if key else None))
        yield Row(row, number, name, number_18, how, right, *about, sex)
