"""The page of a number: what links, what opens, in which words, and what an address that nobody wrote gives."""

from datetime import date

import pytest
from django.test import Client

from hearthlight.desk import cells, given_words
from hearthlight.desk.cells import Cell
from tests.desk.conftest import SignIn
from tests.desk.reading import Page, page_of

CAPACITY = "/number/sun.capacity/341623000000000/"


def parts(page: Page) -> list[str]:
    """The links of a page to numbers."""
    return [href for href, _ in page.links if href.startswith("/number/")]


def test_a_published_total_has_no_split_that_is_not_published(county: date, as_role: SignIn) -> None:
    page = page_of(Client(), CAPACITY)
    assert parts(page) == []
    assert "只知总数" not in page.words
    other = page_of(as_role("village"), "/number/register.households_left/341622101000000/")
    assert parts(other) == []


def test_what_lies_in_no_place_below_is_no_link(as_role: SignIn) -> None:
    page = page_of(as_role("county"), CAPACITY)
    assert "只知总数、没分到下级" in page.words
    assert CAPACITY not in [href.split("?")[0] for href in parts(page)]
    assert len(parts(page)) > 20


def test_parts_keep_the_arguments_and_leave_the_paging(as_role: SignIn) -> None:
    page = page_of(as_role("county"), "/number/sun.stations/341623/?plan_year=2016&after=1")
    links = parts(page)
    assert links
    assert all(href.endswith("?plan_year=2016") for href in links)
    assert "after=1" not in "".join(links)


@pytest.mark.parametrize(
    ("address", "opens", "said"),
    [
        ("/number/sun.milestones_late/341623/", "/stations/", "超期 3 天"),
        ("/number/sun.capacity/341623/", "/stations/", "村级电站"),
        ("/number/register.people_left/341622101/", "/households/", "户主"),
        ("/number/standard.findings/341622101/", "/households/", "未处理"),
    ],
)
def test_records_open_to_their_pages(as_role: SignIn, address: str, opens: str, said: str) -> None:
    client = as_role("leader")
    page = page_of(client, address)
    links = [href for href, _ in page.links if href.startswith(opens) and "?" not in href and href != opens]
    assert links
    assert client.get(links[0]).status_code == 200
    assert said in page.words


def test_a_place_is_named_without_its_code_and_no_figure_by_its_code(as_role: SignIn) -> None:
    page = page_of(as_role("leader"), "/number/money.in_village_books/341623108/")
    assert "341623108201000" not in page.words
    assert "money.in_village_books" not in page.words


def test_cells_are_words() -> None:
    named = {"341622101001000": "赵巷社区"}
    assert cells.cell("sun.Milestone", "stage", "frame", {}) == Cell("主体工程")
    assert cells.cell("money.Leg", "statement__stream", "coal", {}).words != "coal"
    assert cells.cell("money.Leg", "statement__month", None, {}).words == "—"
    assert cells.cell("sun.Station", "name", "", {}).words == "—"
    assert cells.cell("sun.Station", "power_w", None, {}).words == "不清楚"
    assert cells.cell("checks.Finding", "rule", "standard.income", {}).words != "standard.income"
    assert cells.cell("checks.Finding", "state", "open", {}).words == "未处理"
    assert cells.cell("register.Status", "state", "poor", {}).words == "贫困村"
    assert cells.cell("register.Household", "area_code", "341622101001000", named) == Cell("赵巷社区")
    assert cells.cell("register.Household", "area_code", "341622101002000", named).words == "341622101002000"
    assert cells.cell("places.Area", "code", "341622101001000", named).words == "341622101001000"
    assert cells.late_by(date(2017, 3, 25), date(2017, 3, 28)).words == "超期 3 天"
    assert cells.late_by(date(2017, 3, 28), date(2017, 3, 28)).words == "—"


def test_arguments_are_words() -> None:
    asked = {"plan_year": 2016, "kind": "joint", "stage": "frame", "by": "2017-03-25", "answer": "breaks"}
    assert given_words.in_words(asked) == ["2016 年计划", "联建电站", "主体工程", "2017年3月25日以前", "没达到"]
    assert given_words.in_words({"kind": "key"}) == ["重点贫困村"]


UNKNOWN = ["/number/sun.stations/{}/", "/households/?place={}", "/overview/{}/", "/stations/?place={}"]


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_place_is_answered_the_same_way_everywhere(as_role: SignIn, address: str) -> None:
    leader, village = as_role("leader"), as_role("village")
    assert leader.get(address.format("341699")).status_code == 404
    assert leader.get(address.format("no-code")).status_code == 404
    assert village.get(address.format("341699")).status_code == 403
    assert Client().get(address.format("341699")).status_code == 302
