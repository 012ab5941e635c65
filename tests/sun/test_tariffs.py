"""Prices by plan year and day of connection, their streams, and the cliff of 30 June."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.parameters import NotKnown
from hearthlight.sun import tariffs

YEAR_WH = 187_200 * 108_356 // 100


@pytest.mark.requirement("R12", "implied tariff")
@pytest.mark.figures("C013")
def test_zhanglou_sold_at_one_yuan_by_rule_and_by_its_own_numbers() -> None:
    price = tariffs.tariff(2015, date(2015, 7, 1), "341623")
    assert (price.value, price.certainty) == (10_000, "sourced")
    assert tariffs.implied(9_827_000, 98_270_000) == price.value
    assert tariffs.implied(5, 0) is None


@pytest.mark.parametrize(
    ("plan_year", "connected", "price"),
    [
        (2015, date(2016, 6, 30), 10_000),
        (2015, date(2016, 7, 1), 9_800),
        (2016, date(2017, 6, 30), 9_800),
        (2016, date(2017, 7, 1), 8_500),
        (2017, date(2017, 6, 30), 8_500),
    ],
)
def test_the_deadline_decides_the_price(plan_year: int, connected: date, price: int) -> None:
    assert tariffs.tariff(plan_year, connected, "341623105220").value == price


@pytest.mark.requirement("R21", "warning before the date")
def test_the_cliff_of_30_june_costs_thirteen_hundredths_a_kilowatt_hour() -> None:
    fall = tariffs.next_fall(2016, date(2017, 3, 28))
    assert fall is not None
    assert (fall.last_day, fall.loss, fall.after.certainty) == (date(2017, 6, 30), 1_300, "unconfirmed")
    assert tariffs.fall_costs(fall, YEAR_WH) == 2_636_952


def test_no_cliff_after_it_and_none_for_the_plan_of_2017() -> None:
    assert tariffs.next_fall(2016, date(2017, 7, 1)) is None
    assert tariffs.next_fall(2017, date(2017, 3, 28)) is None


def test_two_streams_add_up_and_the_weaker_certainty_is_said() -> None:
    for_2016 = tariffs.streams(2016, date(2016, 12, 1), date(2017, 1, 31))
    assert (for_2016.coal, for_2016.subsidy, for_2016.certainty) == (3_693, 6_107, "unconfirmed")
    later = tariffs.streams(2016, date(2016, 12, 1), date(2017, 7, 1))
    assert (later.coal, later.subsidy) == (3_844, 5_956)


def test_the_split_of_2015_is_unknown_and_not_guessed() -> None:
    parts = tariffs.streams(2015, date(2015, 7, 1), date(2015, 12, 31))
    assert (parts.whole, parts.coal, parts.subsidy, parts.certainty) == (10_000, None, None, "sourced")
    with pytest.raises(NotKnown):
        tariffs.coal_price(date(2015, 12, 31))


def test_other_zones_and_years_have_no_price_here() -> None:
    with pytest.raises(NotKnown):
        tariffs.tariff(2016, date(2016, 12, 1), "62")
    with pytest.raises(NotKnown):
        tariffs.tariff(2014, date(2015, 7, 1))


@given(st.sampled_from([2015, 2016, 2017]), st.dates(date(2017, 1, 1), date(2030, 1, 1)), st.dates(date(2016, 1, 1)))
def test_streams_always_add_up(plan_year: int, connected: date, day: date) -> None:
    parts = tariffs.streams(plan_year, min(connected, date(2017, 6, 30)), day)
    assert parts.coal is not None
    assert parts.subsidy is not None
    assert parts.coal + parts.subsidy == parts.whole
    assert parts.subsidy > 0
