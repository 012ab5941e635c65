"""What-if of the demo's register: it starts from the figures that pages show, and writes nothing."""

from datetime import date

import polars as pl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hearthlight import figures
from hearthlight.people.sight import EVERYTHING
from hearthlight.register import item_frame
from hearthlight.standard import queries
from hearthlight.standard.what_if import prices as what_if_prices
from hearthlight.standard.what_if import query as what_if_query
from hearthlight.standard.what_if.changes import Benefit, Line, Tariff
from hearthlight.standard.what_if.crossings import RULE
from hearthlight.standard.what_if.effects import SIGNS
from hearthlight.standard.what_if.sums import by_place, total

SHUANGJIAN = "341622101000000"


def test_it_starts_from_the_figures_of_the_pages_and_writes_nothing(county: date) -> None:
    changes = [Line(431_000), Benefit("minimum_living", 60_000), Tariff(500)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        sums = total(what_if_query.compare(SHUANGJIAN, county, changes))
    statements = [one["sql"].lstrip().lower() for one in asked.captured_queries]
    assert statements
    assert all(one.startswith("select") for one in statements)
    asked_of = {"households": ("breaks", "below_before"), "people": ("unknown", "unknown_before_people")}
    for who, (answer, column) in asked_of.items():
        figure = figures.find(f"standard.{who}_by_answer")
        assert figures.value(figure, SHUANGJIAN, county, EVERYTHING, rule=RULE, answer=answer) == sums[column]
    assert sums["down"] > sums["up"] == 0
    assert sums["gap_after"] > sums["gap_before"] > 0


def test_the_counties_add_up_to_the_city(county: date) -> None:
    found = what_if_query.compare("341600000000000", county, [Line(300_000)])
    parts = by_place(found, "341600000000000")
    assert parts["place"].to_list() == ["341622000000000", "341623000000000"]
    one = total(what_if_query.compare("341623000000000", county, [Line(300_000)]))
    assert {name: parts[name][1] for name in one} == one


@pytest.mark.parametrize("day", [date(2017, 3, 28), date(2016, 3, 28)])
def test_the_items_are_those_that_the_frame_adds_up(county: date, day: date) -> None:
    homes = queries.households(SHUANGJIAN, day, registered_only=True).filter(pl.col("net_fen").is_not_null())
    account = queries.item_accounts(queries.pack.on(day).parameters, day, SHUANGJIAN)
    sign = {item: SIGNS.get(counts, 0) for item, counts in account.items()}
    signed = pl.col("fen") * pl.col("item").replace_strict(sign, return_dtype=pl.Int64)
    summed = item_frame.items(day, SHUANGJIAN).group_by("household").agg(net=signed.sum())
    joined = homes.join(summed, on="household", how="left")
    assert len(joined) > 1_000
    assert joined["net"].equals(joined["net_fen"])


def test_a_village_is_paid_the_mean_by_power_and_nothing_is_guessed(county: date) -> None:
    prices = dict(what_if_prices.by_village(date(2016, 12, 31)).iter_rows())
    assert set(prices.values()) == {9_800, 10_000}
    assert what_if_prices._mean([(187_200, 9_800), (187_200, 10_000)]) == 9_900
    assert what_if_prices._mean([(2, 9_800), (1, 10_000)]) == 9_867
    assert what_if_prices._mean([(187_200, 9_800), (187_200, None)]) is None
    assert what_if_prices._mean([(None, 9_800)]) is None
