"""Months and quarters."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.period import Month, days_until, months, year_range

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@given(days)
def test_a_day_lies_in_its_month_and_quarter(day: date) -> None:
    month = Month.of(day)
    assert month.first <= day <= month.last <= month.quarter_end
    assert (month.quarter_end + timedelta(days=1)).month in (1, 4, 7, 10)
    assert Month.parse(str(month)) == month


@given(days, st.integers(min_value=-500, max_value=500))
def test_going_there_and_back(day: date, steps: int) -> None:
    assert Month.of(day).plus(steps).plus(-steps) == Month.of(day)


def test_ranges() -> None:
    assert [str(month) for month in months(Month(2016, 11), Month(2017, 2))] == [
        "2016-11",
        "2016-12",
        "2017-01",
        "2017-02",
    ]
    assert year_range(2016) == (date(2016, 1, 1), date(2017, 1, 1))
    assert days_until(date(2017, 4, 30), date(2017, 3, 28)) == 33


@pytest.mark.parametrize("wrong", ["2017", "2017-13", "abc", "20170301"])
def test_what_is_no_month(wrong: str) -> None:
    with pytest.raises(ValueError, match="month"):
        Month.parse(wrong)
