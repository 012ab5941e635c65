"""The subsidy ends after its years or its hours, whichever comes first."""

from datetime import date

import pytest

from hearthlight.sun.tariffs import subsidised

CONNECTED = date(2016, 6, 1)


@pytest.mark.parametrize(
    ("day", "hours", "paid"),
    [
        (date(2036, 5, 31), 0, True),
        (date(2036, 6, 1), 0, False),
        (date(2019, 12, 31), 23_000, True),
        (date(2020, 1, 1), 22_000, False),
        (date(2020, 1, 1), 21_999, True),
    ],
)
def test_years_and_hours_end_it_by_dated_data(day: date, hours: int, paid: bool) -> None:
    assert subsidised(CONNECTED, day, hours * 100, 100) is paid


def test_an_unknown_power_has_no_hours_and_another_place_no_limit() -> None:
    assert subsidised(CONNECTED, date(2030, 1, 1), 10**12, None) is True
    assert subsidised(CONNECTED, date(2050, 1, 1), 10**12, 1, place="99") is True


def test_a_leap_day_ends_on_a_day_that_exists() -> None:
    assert subsidised(date(2016, 2, 29), date(2036, 2, 28)) is True
    assert subsidised(date(2016, 2, 29), date(2036, 2, 29)) is False
