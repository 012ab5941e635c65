"""Months, quarters and years as half-open ranges of days."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month 月份; prints as ``2017-03``."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12:
            raise ValueError(f"{self.number} is not a month")

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that `day` lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month":
        """Read ``2017-03`` or ``201703``. Raises ValueError."""
        digits = text.replace("-", "")
        if len(digits) != 6 or not digits.isdigit():
            raise ValueError(f"{text!r} is not a month such as 2017-03")
        return cls(int(digits[:4]), int(digits[4:]))

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def quarter_end(self) -> date:
        """The last day of the quarter 季度 that holds this month."""
        return Month(self.year, (self.number + 2) // 3 * 3).last

    def plus(self, months: int) -> "Month":
        """The month that many months later, or earlier when negative."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def months(first: Month, last: Month) -> Iterator[Month]:
    """Every month from `first` to `last`, both included."""
    while first <= last:
        yield first
        first = first.plus(1)


def year_range(year: int) -> tuple[date, date]:
    """Half-open range of a calendar year: first day, first day of the next."""
    return date(year, 1, 1), date(year + 1, 1, 1)


def days_until(due: date, day: date) -> int:
    """Days from `day` to `due`; negative when late."""
    return (due - day) // timedelta(days=1)
