"""In a real browser: tables stay readable on a phone, and no chart writes smaller than 12 px at any width."""

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg text')]
  .filter(one => one.getBoundingClientRect().width)
  .map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a))"""
NARROWEST = """() => Math.min(...[...document.querySelectorAll('.scroll td, .scroll th')]
  .filter(one => one.getBoundingClientRect().width)
  .map(one => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize)))"""
PINK = "() => [...document.querySelectorAll('.flowlist a')].map(one => getComputedStyle(one).color)"


@pytest.fixture
def leader(live: str, chromium: Any) -> Iterator[Any]:
    """A page of the city's leader."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{live}/demo/as/leader/")
    yield page
    context.close()


@pytest.mark.parametrize("width", [320, 760, 1061, 1180, 1399, 1440])
def test_no_chart_writes_smaller_than_12_px(live: str, leader: Any, width: int) -> None:
    leader.set_viewport_size({"width": width, "height": 900})
    leader.goto(f"{live}/overview/")
    assert leader.evaluate(SMALLEST) >= 12


@pytest.mark.parametrize("path", ["/number/money.unplanned/341623108/", "/stations/", "/households/?place=341623108"])
def test_no_column_of_a_table_is_one_character_wide(live: str, leader: Any, path: str) -> None:
    leader.set_viewport_size({"width": 320, "height": 900})
    leader.goto(live + path)
    assert leader.evaluate(NARROWEST) >= 4.5


def test_only_stuck_money_is_pink_on_a_phone(live: str, leader: Any) -> None:
    leader.set_viewport_size({"width": 320, "height": 900})
    leader.goto(f"{live}/overview/")
    colours = leader.evaluate(PINK)
    assert colours.count("rgb(255, 181, 159)") == 3
    assert len(colours) == 10
