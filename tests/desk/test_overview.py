"""The overview: true to the figures, small, quick, and only for those who see the whole place."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hearthlight import figures
from hearthlight.core import areas
from hearthlight.desk import push, sources
from hearthlight.desk.differences import differences
from hearthlight.figures import Figure
from hearthlight.money import queries as money
from hearthlight.money.queries import Flow
from hearthlight.people.sight import EVERYTHING, Viewer
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

CITY, SHUANGJIAN, GONGDIAN = (areas.full(code) for code in ("3416", "341622101", "341623108"))
ROLES = ("leader", "county", "township", "village", "auditor")


def value(code: str, place: str, day: date, **arguments: object) -> int:
    figure = figures.find(code)
    assert isinstance(figure, Figure)
    return figures.value(figure, place, day, EVERYTHING, **arguments)


def test_the_sentence_says_what_the_figures_say(county: date, as_role: SignIn) -> None:
    due, paid = value("money.due", GONGDIAN, county), value("money.paid", GONGDIAN, county)
    page = page_of(as_role("township"), "/overview/")
    sentence = re.search(r"到今天该到的每 100 元电费，\s*(\d+)\s*元已经到人、到事", page.words)
    assert sentence is not None
    assert 0 < abs(int(sentence[1]) * due - paid * 100) < due


def test_the_flow_of_a_place_is_its_figures(county: date) -> None:
    flow = money.flow(CITY, county)
    for name in ("due", "not_yet_due", "late", "in_village_books", "unplanned", "planned", "unpaid", "paid"):
        assert getattr(flow, name) == value(f"money.{name}", CITY, county), name


@pytest.mark.parametrize(
    ("role", "place"), [("leader", ""), ("township", ""), ("village", ""), ("leader", "341622101/")]
)
def test_every_number_opens_to_a_page_that_says_it(as_role: SignIn, role: str, place: str) -> None:
    client = as_role(role)
    page = page_of(client, f"/overview/{place}")
    numbers = {(href, words) for href, words in page.links if href.startswith("/number/")}
    assert len(numbers) >= 10
    for href, words in numbers - {one for one in numbers if one[1].strip() in ("查看", "")}:
        opened = page_of(client, href)
        found = re.search(r"[\d,.]+", words)
        if found and "元已经" not in words and not _is_the_share(page.links, href, words):
            assert found[0].rstrip(".") in opened.words, (href, words)


def _is_the_share(links: list[tuple[str, str]], href: str, words: str) -> bool:
    """A number of 100 is not the sum it opens to: the flow writes the sum beside it."""
    return "/money." in href and words.strip().isdigit()


@pytest.mark.one_database
def test_every_link_of_the_page_works(as_role: SignIn) -> None:
    client = as_role("village")
    for href in {href for href, _ in page_of(client, "/overview/").links if href.startswith("/")}:
        assert client.get(href).status_code == 200, href


@pytest.mark.one_database
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_page_keeps_its_budget(as_role: SignIn, role: str, language: str) -> None:
    client = as_role(role)
    client.cookies["django_language"] = language
    client.get("/overview/")
    with CaptureQueriesContext(connection) as asked:
        response = client.get("/overview/", headers={"accept-encoding": "gzip"})
    assert len(asked) <= 15
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) <= 50_000
    page = page_of(client, "/overview/")
    assert page.elements <= 1500
    assert not {"style", "onclick"} & page.attributes


def test_only_those_who_see_the_whole_place_see_its_overview(as_role: SignIn) -> None:
    village = as_role("village")
    assert village.get("/overview/3416/").status_code == 403
    assert village.get("/overview/341622101/").status_code == 403
    assert as_role("leader").get("/overview/341699/").status_code == 404
    assert as_role("leader").get("/overview/no-code/").status_code == 404
    assert Client().get("/overview/").status_code == 302


@pytest.mark.requirement("R58", "difference named")
def test_the_difference_of_shuangjian_is_named(county: date, as_role: SignIn) -> None:
    [found] = differences(CITY, county, EVERYTHING)
    assert (found.stated, found.recorded) == ((1743, 4664), (1729, 4580))
    assert (found.households, found.people) == (14, 84)
    assert "14 户 84 人" in " ".join(page_of(as_role("leader"), "/overview/").words.split())


def test_a_difference_asks_for_the_whole_place(county: date) -> None:
    with pytest.raises(figures.OutOfSight):
        differences(CITY, county, Viewer(person_id=1, role="village"))


def test_a_place_where_nothing_is_due_says_so(as_role: SignIn) -> None:
    for code, name in (("341622101", "双涧镇"), ("341602", "谯城区")):
        page = page_of(as_role("leader"), f"/overview/{code}/")
        assert f"{name}还没有电费记录" in page.words
        assert "每 100 元中" not in page.words
        assert "都在 40 元以上" not in page.words


def test_long_names_are_shortened_with_a_sign(as_role: SignIn) -> None:
    assert "亳州高…" in page_of(as_role("leader"), "/overview/").words


def test_the_legend_counts_the_places_that_are_shown(county: date, as_role: SignIn) -> None:
    html = as_role("leader").get("/overview/").content.decode()
    for kind, places in (("of-map", 96), ("of-bars", 4)):
        legend = html.split(f'<ul class="legend {kind}">')[1].split("</ul>")[0]
        assert sum(int(number) for number in re.findall(r"<b>(\d+)</b>", legend)) == places


def test_homes_below_the_line_are_those_that_lack_its_item(county: date, as_role: SignIn) -> None:
    page = as_role("leader").get(f"/overview/{SHUANGJIAN}/")
    breaking = value("standard.households_by_answer", SHUANGJIAN, county, rule=push.BELOW_LINE, answer="breaks")
    assert page.context["below_line"] == breaking == value("standard.lacks", SHUANGJIAN, county, rule=push.BELOW_LINE)
    unknown = value("standard.households_by_answer", SHUANGJIAN, county, rule=push.BELOW_LINE, answer="unknown")
    assert page.context["not_computable"] == unknown > 0


def test_exits_by_year_and_those_left_are_the_whole_register(county: date, as_role: SignIn) -> None:
    page = as_role("leader").get(f"/overview/{SHUANGJIAN}/")
    assert page.context["exit_years"] == [(2014, 232), (2015, 294), (2016, 413)]
    homes = page.context["homes"]
    assert sum(number for _year, number in page.context["exit_years"]) + homes["left"] == homes["registered"]


@pytest.mark.parametrize("place", ["341600", "341623", "341622101", "341623108", "341623108201"])
def test_the_overview_takes_fifteen_queries_at_most(as_role: SignIn, place: str) -> None:
    leader = as_role("leader")
    with CaptureQueriesContext(connection) as asked:
        assert leader.get(f"/overview/{place}/").status_code == 200
    assert len(asked) <= 15


def test_late_things_come_first_and_five_at_most(county: date) -> None:
    late = Flow(due=200_000_00, late=150_000_00, unplanned=50_000_00)
    found = push.to_push(CITY, county, {GONGDIAN: late}, {}, differences(CITY, county, EVERYTHING))
    assert len(found) == 5
    assert [one.late for one in found] == sorted((one.late for one in found), reverse=True)
    assert any("/money.late/" in one.href for one in found)


def test_the_sources_say_their_own_dates(county: date) -> None:
    _path, _below, found = sources.read(CITY, county)
    assert len({found.statement, str(found.reading), str(found.status)}) == 3
    assert [when for _name, when in found.said()] == ["2017-03", "2017年3月28日", "2017年3月6日"]
