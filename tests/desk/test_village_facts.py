"""A village states its facts on a page: the table of a place, the form, what is refused, and the finding it mends."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from hearthlight.checks.models import Finding
from hearthlight.places.actions import state_village
from hearthlight.places.models import Area
from hearthlight.places.village_facts import FACTS
from hearthlight.standard.actions import screen_register
from hearthlight.trail.act import System
from hearthlight.trail.models import Event
from tests.desk.readable import READERS, assert_readable, reader

VILLAGE, TOWN = "341623108201000", "341623108000000"


@pytest.fixture
def clerk(county: date, client: Client) -> Client:
    client.get("/demo/as/village/")
    return client


def address(code: str = VILLAGE, tail: str = "") -> str:
    return f"/standard/villages/{code}/{tail}"


def test_a_place_shows_its_villages_and_only_a_village_has_the_form(county: date, client: Client) -> None:
    client.get("/demo/as/county/")
    page = client.get(address(TOWN))
    assert page.status_code == 200
    assert len(page.context["rows"]) == 18
    assert page.context["form"] is None
    assert client.get(address()).context["form"]
    client.get("/demo/as/auditor/")
    assert client.get(address()).context["form"] is None


def test_above_a_township_places_are_counted_and_no_village_is_named(county: date, client: Client) -> None:
    client.get("/demo/as/leader/")
    for place, level in (("341600000000000", "county"), ("341623000000000", "township")):
        rows = client.get(address(place)).context["rows"]
        assert {Area.objects.get(code=row["code"]).level for row in rows} == {level}
    town = next(row for row in rows if row["code"] == TOWN)
    villages = client.get(address(TOWN)).context["rows"]
    known = [sum(not one["cells"][at]["unknown"] for one in villages) for at in range(len(FACTS))]
    assert [one["said"] for one in town["cells"]] == [f"{n:,}" for n in (len(villages), *known)]


def test_what_is_stated_stands_at_once_with_who_said_it(clerk: Client) -> None:
    sent = clerk.post(address(tail="state"), {"key": str(uuid4()), "households": "512", "schools": "0", "bus": "1"})
    assert (sent.status_code, sent.headers["Location"]) == (302, address())
    (row,) = clerk.get(address()).context["rows"]
    assert [one["said"] for one in row["cells"]][1] == "512"
    event = Event.objects.filter(kind="places.state_village").latest("pk")
    assert (event.area_code, bool(event.office_title)) == (VILLAGE, True)


@pytest.mark.parametrize("typed", ["十二", "1.5", "-1", "99999999"])
def test_what_is_no_number_is_refused_with_its_heading_and_keeps_what_was_typed(clerk: Client, typed: str) -> None:
    page = clerk.post(address(tail="state"), {"key": str(uuid4()), "schools": typed, "bus": "0"})
    assert page.status_code == 422
    assert "村小学（个数）" in page.context["problem"]
    assert {one.fact.name: one.value for one in page.context["form"]}["schools"] == typed
    assert not Event.objects.filter(kind="places.state_village").exists()


@pytest.mark.requirement("R82", "village facts that contradict each other")
def test_a_finding_of_a_village_is_mended_by_what_it_states(county: date) -> None:
    finding = Finding.whole.get(rule="standard.village_schools_missing", closed=None)
    village = Area.objects.get(pk=finding.subject_id)
    state_village(System("test"), village, {"schools": 1})
    screen_register(System("test"), county, village.code)
    finding.refresh_from_db()
    assert (finding.state, finding.closed, finding.area_code) == ("resolved", county, village.code)


@pytest.mark.browser
@pytest.mark.one_database
@pytest.mark.parametrize(("width", "likes"), READERS)
def test_the_page_is_readable(live: str, chromium: Any, width: int, likes: dict[str, str]) -> None:
    page = reader(live, chromium, "village", width, likes)
    page.goto(live + address())
    assert_readable(page)
    page.context.close()
