"""Working days: holidays of an entered year, weekends otherwise."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.workdays import is_holiday, is_working, known, week, working_days


def test_qingming_of_2017_is_free_and_its_saturday_is_worked() -> None:
    assert [is_working(date(2017, 4, day)) for day in (1, 2, 3, 4, 5)] == [True, False, False, False, True]
    assert is_holiday(date(2017, 4, 4))
    assert not is_holiday(date(2017, 3, 25))


def test_a_year_without_an_entry_knows_only_weekends() -> None:
    assert known(2017)
    assert not known(2031)
    assert [one.day for one in working_days(date(2031, 1, 1), date(2031, 1, 7))] == [1, 2, 3, 6, 7]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 20)))
def test_a_week_begins_on_monday_and_holds_its_day(day: date) -> None:
    first, last = week(day)
    assert first.weekday() == 0
    assert (last - first).days == 6
    assert first <= day <= last
