"""Net income adds every counted item once, takes off business cost only, and guesses nothing."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.parameters import Parameters, Value
from hearthlight.register.codes import INCOME_ITEM
from hearthlight.standard import pack
from hearthlight.standard.income import (
    UnknownItem,
    income_year,
    item_accounts,
    line_day,
    monitoring_period,
    net_income,
    per_head,
)

DAY = date(2017, 3, 28)
PARAMETERS = pack.read("cn_register_2014").parameters
ACCOUNTS = item_accounts(PARAMETERS, DAY, "341622101000000")


def _items(*rows: tuple[int, str, int]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["household", "item", "fen"], orient="row")


def test_net_income_by_account() -> None:
    items = _items(
        (1, "wage", 1000), (1, "solar_wage", 50), (1, "business", 300), (1, "property", 20), (1, "pension", 7),
        (1, "minimum_living", 5), (1, "business_cost", 110), (1, "self_paid_medical", 9999), (2, "business_cost", 4),
    )  # fmt: skip
    assert net_income(items, ACCOUNTS).rows(named=True) == [
        {"household": 1, "wage_fen": 1050, "business_fen": 300, "property_fen": 20, "transfer_fen": 12}
        | {"cost_fen": 110, "net_fen": 1272},
        {"household": 2, "wage_fen": 0, "business_fen": 0, "property_fen": 0, "transfer_fen": 0}
        | {"cost_fen": 4, "net_fen": -4},
    ]


def test_a_place_may_count_otherwise() -> None:
    there = Value(
        "income_item", "none", "account", date(2016, 1, 1), None, "34", "a form", "demo", "", {"item": "pension"}
    )
    parameters = Parameters((*PARAMETERS.values, there))
    assert item_accounts(parameters, DAY, "341622")["pension"] == "none"
    assert item_accounts(parameters, DAY, "52")["pension"] == "transfer"
    assert item_accounts(parameters, date(2015, 6, 1), "341622")["pension"] == "transfer"


def test_every_item_of_the_register_has_its_account() -> None:
    assert set(ACCOUNTS) == set(INCOME_ITEM)


def test_an_item_nobody_described_is_refused_by_name() -> None:
    with pytest.raises(UnknownItem, match="lottery"):
        net_income(_items((1, "lottery", 1)), ACCOUNTS)


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(sorted(ACCOUNTS)), st.integers(0, 10**9)), min_size=1))
def test_every_counted_fen_counts_once(rows: list[tuple[int, str, int]]) -> None:
    sign = {"cost": -1, "none": 0}
    expected = sum(fen * sign.get(ACCOUNTS[item], 1) for _, item, fen in rows)
    assert net_income(_items(*rows), ACCOUNTS)["net_fen"].sum() == expected


def test_per_head_is_for_reading() -> None:
    assert per_head(1_000, 3) == 333
    assert per_head(None, 3) is None
    assert per_head(1_000, None) is None
    assert per_head(1_000, 0) is None


def test_the_year_of_an_income_is_the_last_whole_one() -> None:
    assert income_year(DAY) == 2016


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 31)))
def test_monitoring_counts_twelve_whole_months_before_the_month_of_identification(identified: date) -> None:
    start, end = monitoring_period(identified)
    assert (start.day, end.day) == (1, 1)
    assert (end.year, end.month) == (identified.year, identified.month)
    assert (end.year - start.year) * 12 + end.month - start.month == 12
    assert end <= identified


def test_the_period_of_monitoring_by_the_provinces_example() -> None:
    assert monitoring_period(date(2020, 6, 30)) == (date(2019, 6, 1), date(2020, 6, 1))
    assert monitoring_period(date(2024, 2, 29)) == (date(2023, 2, 1), date(2024, 2, 1))


def test_each_scheme_says_whose_days_line_counts() -> None:
    assert line_day(PARAMETERS, DAY) == date(2016, 12, 31)
    assert line_day(pack.on(date(2021, 3, 28)).parameters, date(2021, 3, 28)) == date(2021, 3, 28)
    assert line_day(Parameters(()), DAY) == date(2016, 12, 31)
