"""Indices of poverty 贫困指数 by place: incidence, gap and severity, after Foster, Greer and Thorbecke (1984).

With income per head y and line z, over everybody: the mean of ((z - y) / z) ** α for who is below, else 0. α = 0 is
the incidence 贫困发生率, 1 the gap 贫困深度, 2 the severity 贫困强度. Everything is an integer or an exact fraction of
people, added up over places and never averaged; a home that cannot be judged stands apart and gives the bounds.

Pure: a frame in, plain values out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.core.money import Fen


@dataclass(frozen=True)
class Share:
    """A share from `least` (no unknown home is poor) to `most` (every one is, without any income), both exact."""

    least: Fraction
    most: Fraction

    @property
    def known(self) -> bool:
        """Whether the two are one: nobody is unknown."""
        return self.least == self.most


@dataclass(frozen=True)
class Poverty:
    """What one place counts. People of unknown homes are among `people`; a home of nobody is among the unknown.

    `lacking_fen`: what homes below the line lack to it in the year, together. `gap` and `severity`: the sums over
    people of the first and second power of the part of the line that each lacks, so a base turns them into an index.
    """

    homes: int = 0
    people: int = 0
    poor_homes: int = 0
    poor_people: int = 0
    unknown_homes: int = 0
    unknown_people: int = 0
    lacking_fen: Fen = 0
    gap: Fraction = Fraction(0)
    severity: Fraction = Fraction(0)

    def __add__(self, other: "Poverty") -> "Poverty":
        theirs: dict[str, Any] = vars(other)
        return Poverty(**{name: mine + theirs[name] for name, mine in vars(self).items()})

    @property
    def incidence_homes(self) -> Share | None:
        """Homes below the line out of all homes; None without one."""
        return _share(Fraction(self.poor_homes), self.unknown_homes, self.homes)

    @property
    def incidence(self) -> Share | None:
        """People below the line out of all people, α = 0."""
        return _share(Fraction(self.poor_people), self.unknown_people, self.people)

    @property
    def gap_index(self) -> Share | None:
        """What is lacking, in lines, out of all people, α = 1."""
        return _share(self.gap, self.unknown_people, self.people)

    @property
    def severity_index(self) -> Share | None:
        """The same, squared home by home, α = 2: it rises most with the poorest."""
        return _share(self.severity, self.unknown_people, self.people)


def _share(part: Fraction, unknown: int, whole: int) -> Share | None:
    return Share(part / whole, (part + unknown) / whole) if whole else None


def together(parts: Iterable[Poverty]) -> Poverty:
    """Several places as one."""
    return reduce(Poverty.__add__, parts, Poverty())


def by_place(households: pl.DataFrame, width: int) -> dict[str, Poverty]:
    """{full code: Poverty} of the places whose codes are `width` characters; who is counted is the caller's choice.

    `households` has area_code, size (people), net_fen (the household's year) and line_fen (a head and year, above 0),
    a row a household; null is unknown. A negative income counts as it is: such a home lacks more than a line a head.
    """
    rows = households.select(
        place=pl.col("area_code").str.slice(0, width),
        size=pl.col("size"),
        line=pl.col("line_fen"),
        lacking=pl.col("line_fen") * pl.col("size") - pl.col("net_fen"),
    )
    unknown = pl.col("lacking").is_null() | pl.col("size").is_null() | (pl.col("size") == 0)
    groups = rows.with_columns(unknown=unknown, poor=~unknown & (pl.col("lacking") > 0))
    parts = groups.group_by("place", "line", "size", "unknown", "poor").agg(
        homes=pl.len(), lacking=pl.col("lacking").sum(), squared=_squared().sum()
    )
    found: dict[str, Poverty] = {}
    for row in parts.iter_rows(named=True):
        place = row["place"].ljust(areas.WIDTH, "0")
        found[place] = found.get(place, Poverty()) + _part(**row)
    return dict(sorted(found.items()))


def _squared() -> pl.Expr:
    """128 bits: a nation's sum of squares in fen passes 64."""
    wide = pl.col("lacking").cast(pl.Int128)
    return wide * wide


def _part(
    place: str, line: int, size: int | None, unknown: bool, poor: bool, homes: int, lacking: int, squared: int
) -> Poverty:
    """Homes of one size under one line: people × (lacking / size / line) = lacking / line, and so for the square."""
    people = homes * (size or 0)
    if unknown:
        return Poverty(homes, people, unknown_homes=homes, unknown_people=people)
    if not poor:
        return Poverty(homes, people)
    assert size
    return Poverty(
        homes, people, homes, people, 0, 0, lacking, Fraction(lacking, line), Fraction(squared, size * line * line)
    )
