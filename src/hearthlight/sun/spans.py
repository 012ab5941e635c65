"""The whole months that a meter's readings cover, so that a yield is judged like for like. Pure.

Meter readers do not come on the last night of a month: a reading up to four days early or three days late closes it.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hearthlight.core.period import Month, months
from hearthlight.core.units import WattHour

EARLY = 4
LATE = 3


@dataclass(frozen=True)
class Span:
    """Energy between two readings that close months, and the months between them."""

    generated_wh: WattHour
    months: tuple[Month, ...]


def closes(day: date) -> Month | None:
    """The month that a reading on `day` closes; None when it stands in the middle of one."""
    month = Month.of(day)
    if month.last.day - day.day <= EARLY:
        return month
    return month.plus(-1) if day.day <= LATE else None


def span(readings: Iterable[tuple[date, WattHour]]) -> Span:
    """Whole months of one meter's (day, cumulative Wh) in order of days; an empty span when there are none."""
    closing = [(closed, register) for day, register in readings if (closed := closes(day))]
    if len(closing) < 2:
        return Span(0, ())
    (first, start), (last, end) = closing[0], closing[-1]
    return Span(end - start, tuple(months(first.plus(1), last)))


def together(spans: Iterable[Span]) -> Span:
    """The spans of a station's meters, one after another, as one."""
    all_of_them = list(spans)
    months_of_all = tuple(month for one in all_of_them for month in one.months)
    return Span(sum(one.generated_wh for one in all_of_them), months_of_all)


def expected_months(span_months: Sequence[Month], year_wh: Sequence[WattHour]) -> list[WattHour]:
    """Expected Wh of each month of a span, from the twelve of a typical year (January first)."""
    return [year_wh[month.number - 1] for month in span_months]


def by_month(readings: Iterable[tuple[date, WattHour]]) -> dict[Month, WattHour]:
    """Energy of each whole month between two closing readings that follow each other; a gap gives no month."""
    closing = [(closed, register) for day, register in readings if (closed := closes(day))]
    return {
        month: register - before
        for (earlier, before), (month, register) in itertools.pairwise(closing)
        if earlier.plus(1) == month
    }
