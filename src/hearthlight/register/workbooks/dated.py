"""The days from which new homes, people and states of a file count, and those that lie in a closed year. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from hearthlight.core import areas
from hearthlight.register.workbooks.reading import Received
from hearthlight.sheets.faults import Fault

Closed = Sequence[tuple[str, int]]
"""(place, year) of the years that are closed at the place and within it, and with each every day before it."""
_BEGINS_NEW = pl.col("household").is_null() | pl.col("revived")
_OF_STATES = ("monitored_on", "removed_on")


def since() -> pl.Expr:
    """The registration's day 首次识别时间 of homes that begin with this file; it says nothing of who joins later."""
    return pl.when(_BEGINS_NEW).then("registered_on").alias("since")


def joins() -> pl.Expr:
    """From when a new person belongs to the home: 人员识别时间, else with the new home, else the day of the data; never
    before the birth."""
    born = pl.coalesce("birth", "id_birth")
    return pl.max_horizontal(pl.coalesce("joined_on", "since", "day"), born).alias("joins")


@dataclass(frozen=True)
class Dated:
    """The homes (number, household, revived, area_code) and people (member, joins) of a file beside closed years."""

    found: Received
    homes: pl.DataFrame
    people: pl.DataFrame
    closed: Closed

    def faults(self) -> list[Fault]:
        """Everything new that is dated in a closed year: it goes through a change request."""
        return [*self._homes(), *self._people(), *self._states()] if self.closed else []

    def _homes(self) -> Iterator[Fault]:
        new = self.homes.filter(_BEGINS_NEW & pl.col("registered_on").is_not_null())
        for row, number, day in new.select("registered_on@row", "number", "registered_on").iter_rows():
            yield from self._shut(row, number, "registered_on", day)

    def _people(self) -> Iterator[Fault]:
        """New people; one who begins with a new home is refused with it."""
        new = self.people.filter(pl.col("member").is_null())
        new = new.filter(pl.col("joined_on").is_not_null() | pl.col("since").is_null())
        field = pl.when(pl.col("joined_on").is_null()).then(pl.lit("data_day")).otherwise(pl.lit("joined_on"))
        for row, number, name, day in new.select("row", "number", field.alias("field"), "joins").iter_rows():
            yield from self._shut(row, number, name, day)

    def _states(self) -> Iterator[Fault]:
        for name in [one for one in _OF_STATES if self.found.has(one)]:
            for row, number, day in self.found.frame.select("row", "number", name).drop_nulls().iter_rows():
                yield from self._shut(row, number, name, day)

    def _shut(self, row: int, number: str, name: str, day: date) -> Iterator[Fault]:
        code = self._codes.get(number, "")
        if any(day.year <= year and code and areas.within(code, place) for place, year in self.closed):
            yield self.found.fault("year_closed", row, name, str(day), str(day.year))

    @cached_property
    def _codes(self) -> dict[str, str]:
        return dict(self.homes.select("number", "area_code").iter_rows())
