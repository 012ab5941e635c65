"""Identity numbers that a file brings for people who have none, and what they say, worked out once, at entry. Pure.

No rule reads a sealed number.
"""

import polars as pl

from hearthlight.core.countries.cn import identity
from hearthlight.register.workbooks.known import Person
from hearthlight.register.workbooks.repair import clean, eighteen, is_right

ID_FIELDS = {"id_valid": pl.Boolean, "id_birth": pl.Date, "id_sex": pl.String}
"""What a number said of its person when it was entered."""


def with_brought(rows: pl.DataFrame, people: dict[int, Person]) -> pl.DataFrame:
    """`brought`: the right number of a row whose person (`member`, null: new) has none kept; with `ID_FIELDS`."""
    numbers = [_brought(text, people.get(member)) for text, member in rows.select("identity", "member").iter_rows()]
    said = [identity.read(number) if number else None for number in numbers]
    return rows.with_columns(
        pl.Series("brought", numbers, pl.String),
        pl.Series("id_valid", [True if one else None for one in said], pl.Boolean),
        pl.Series("id_birth", [one.birth if one else None for one in said], pl.Date),
        pl.Series("id_sex", [one.sex if one else None for one in said], pl.String),
    )


def _brought(text: str | None, person: Person | None) -> str | None:
    if not text or (person and person.numbered):
        return None
    number = eighteen(clean(text))[0]
    return number if is_right(number) else None
