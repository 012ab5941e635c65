"""What a file says of its homes against itself: rows that disagree, people counted wrong, days not come. Pure.

Frames in, faults out; the register is not asked.
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from hearthlight.core.countries.cn import identity
from hearthlight.register.workbooks.columns import SHARED, shown
from hearthlight.register.workbooks.reading import SPREAD, Received, came_from
from hearthlight.register.workbooks.repair import clean, eighteen
from hearthlight.sheets.faults import Fault

DAYS = ("data_day", "registered_on", "monitored_on", "removed_on", "joined_on", "birth")
"""Fields that are days: none may lie after the day of taking in."""
_SPOKEN = tuple(SPREAD["fuel"].values())


def shared_fields(found: Received) -> list[str]:
    """The stored fields of this sheet of which all rows of a home must say the same."""
    return [name for name in (*SHARED, *_SPOKEN) if name in found.frame.columns]


def homes(found: Received) -> pl.DataFrame:
    """One row a home in the order of the file: number, `row` of its first row, how many `people` (rows of people), and
    for each shared field what its rows say together, with the row that said it first in ``<field>@row``."""
    names = shared_fields(found)
    said = [pl.col(name).drop_nulls().first() for name in names]
    at = [pl.col("row").filter(pl.col(name).is_not_null()).first().alias(f"{name}@row") for name in names]
    numbered = found.frame.filter(pl.col("number").is_not_null())
    first = pl.col("row").first()
    return numbered.group_by("number", maintain_order=True).agg(first, pl.len().alias("people"), *said, *at)


def faults(found: Received, day: date) -> list[Fault]:
    """Everything that speaks against a file before the register is asked."""
    return [
        *_disagreements(found),
        *_sizes(found),
        *_heads(found),
        *_future(found, day),
        *_against_identity(found),
        *_ages(found, day),
    ]


def _disagreements(found: Received) -> Iterator[Fault]:
    """A row that says another thing of its home than a row above it."""
    for name in shared_fields(found):
        said = found.frame.select("row", "number", name).drop_nulls()
        first = pl.col(name).first().over("number")
        rows = said.with_columns(first=first, at=pl.col("row").first().over("number")).filter(pl.col(name) != first)
        for row, _, value, other, at in rows.iter_rows():
            yield found.fault("disagree", row, came_from(name), shown(name, value), f"{shown(name, other)} ({at})")


def _sizes(found: Received) -> Iterator[Fault]:
    """Homes that are not all there; a list of ours or of homes alone, or one without household numbers, need not hold
    whole homes."""
    if found.has("key") or found.of_homes or not found.has("number"):
        return
    counted = homes(found).filter(pl.col("size").is_not_null() & (pl.col("size") != pl.col("people")))
    for row, size, people in counted.select("row", "size", "people").iter_rows():
        yield found.fault("size_differs", row, "size", str(size), str(people))


def _heads(found: Received) -> Iterator[Fault]:
    heads = found.frame.filter(pl.col("relation") == "head").select("row", "number", "name")
    first = [pl.col(name).first().over("number").alias(f"first_{name}") for name in ("row", "name")]
    others = heads.with_columns(*first).filter(pl.col("name") != pl.col("first_name"))
    for row, at in others.select("row", "first_row").iter_rows():
        yield found.fault("two_heads", row, "relation", "户主", str(at))


def _future(found: Received, day: date) -> Iterator[Fault]:
    """Days that lie after `day`: what has not come is not true yet. What all rows say is named once a home."""
    frame = found.frame
    for name in [one for one in DAYS if one in frame.columns]:
        late = frame.filter(pl.col(name) > day).select("row", "number", name)
        if name in SHARED:
            late = late.unique("number", keep="first", maintain_order=True)
        for row, _, value in late.iter_rows():
            yield found.fault("future_day", row, name, str(value), str(day))


def _against_identity(found: Received) -> Iterator[Fault]:
    """Birth and sex that are not those of the row's own number, where that number is right."""
    rows = found.frame.filter(
        pl.col("identity").is_not_null() & (pl.col("birth").is_not_null() | pl.col("sex").is_not_null())
    )
    for row, text, birth, sex in rows.select("row", "identity", "birth", "sex").iter_rows():
        said = identity.read(eighteen(clean(text))[0])
        if said.valid and birth and not _same_month(birth, said.birth):
            yield found.fault("birth_differs", row, "birth", str(birth))
        if said.valid and sex and sex != said.sex:
            yield found.fault("sex_differs", row, "sex")


def _same_month(birth: date, said: date | None) -> bool:
    """Whether the days are one, or a month that was written for its first day."""
    return said is None or birth == said or birth == said.replace(day=1)


def _ages(found: Received, day: date) -> Iterator[Fault]:
    """Ages that the number or the birth date rules out by more than a year: exports count full or begun years."""
    if not found.has("age"):
        return
    rows = found.frame.filter(pl.col("age").is_not_null()).select("row", "age", "birth", "identity", "data_day")
    for row, age, birth, text, on in rows.iter_rows():
        said = identity.read(eighteen(clean(text))[0])
        born = birth or (said.birth if said.valid else None)
        then = on or day
        if born and abs(_years(born, then) - age) > 1:
            yield found.fault("age_differs", row, "age", str(age), str(_years(born, then)))


def _years(born: date, then: date) -> int:
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))
