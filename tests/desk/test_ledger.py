"""The ledger's page: both accounts by year and place, the named difference and its cases, targets, closing a year."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from hearthlight import figures
from hearthlight.decisions.models import Decision
from hearthlight.demo.world import GONGDIAN, SHUANGJIAN
from hearthlight.people.models import Appointment
from hearthlight.people.sight import EVERYTHING
from hearthlight.places.models import Area
from hearthlight.register.models import LedgerCase
from tests.desk.conftest import SignIn
from tests.desk.reading import page_from, page_of

LEDGER, OF_GONGDIAN = f"/ledger/{SHUANGJIAN}/", f"/ledger/{GONGDIAN}/"


@pytest.fixture
def leader(as_role: SignIn) -> Client:
    """Who sees both towns."""
    return as_role("leader")


@pytest.fixture
def township(as_role: SignIn) -> Client:
    """Gongdian's office."""
    return as_role("township")


def rows(words: str) -> str:
    return re.sub(r"\s+", " ", words)


@pytest.mark.requirement("R58", "difference named on screen, both accounts by year")
@pytest.mark.requirement("R59", "village exit ledger: five poor, three exited in 2016, two left")
def test_the_ledger_of_shuangjian(leader: Client) -> None:
    html = leader.get(LEDGER).content.decode()
    words = rows(page_from(html).words)
    for number in ("1,743", "1,729", "4,664", "4,580"):
        assert number in words
    assert "差额" in words
    assert "户数: 14" in words
    assert "人数: 84" in words
    for year, households, people in ((2014, 232, 611), (2015, 294, 780), (2016, 413, 1268)):
        assert f"?year={year}" in html
        assert f">{households}</a>" in html
        assert f">{people:,}</a>" in html
    _is_in_print_too(html)
    _says_the_villages_exits(html)


def _is_in_print_too(html: str) -> None:
    """What is hidden in print are forms only."""
    (named,) = re.findall(r'<section aria-labelledby="named">(.*?)</section>', html, re.S)
    assert "noprint" not in named.split("<form")[0]
    assert "14" in named
    assert "84" in named


def _says_the_villages_exits(html: str) -> None:
    found = dict(re.findall(r'register\.(poor_villages|villages_left)/\d+/">(\d+)</a>', html))
    assert found == {"poor_villages": "5", "villages_left": "2"}
    assert re.search(r"villages_exited/\d+/\?year=2016\">3</a>", html)


@pytest.mark.requirement("R30", "targets by place and year, and progress to them")
@pytest.mark.requirement("R62", "at least 521 households and 1,226 people, and progress")
@pytest.mark.requirement("R61", "rate now and target rate")
def test_targets_stand_beside_what_is(leader: Client, county: date) -> None:
    words = rows(page_of(leader, "/ledger/341600000000000/").words)
    left = figures.value(figures.find("register.households_left"), GONGDIAN, county, EVERYTHING)  # type: ignore[arg-type]
    assert "确保所有贫困户都能顺利脱贫" in words
    assert f"{left:,}" in words
    for said in ("521", "1,226", "0.80%", "2.13%", "1.33%"):
        assert said in words


def test_places_stand_in_the_order_of_their_codes_and_open(leader: Client) -> None:
    page = page_of(leader, LEDGER)
    opened = [href for href, _ in page.links if href.startswith("/ledger/341622101") and href != LEDGER]
    assert opened == sorted(opened)
    assert len(opened) == Area.objects.filter(level="village", code__startswith="341622101").count()
    assert page_of(leader, opened[0]).links


def test_the_page_is_drawn_within_its_budget(leader: Client, django_assert_max_num_queries: Any) -> None:
    """Reading the ledger of a town of 23 villages is two queries, whatever is asked of it."""
    with django_assert_max_num_queries(30):
        page = leader.get(LEDGER)
    assert len(page.content) < 100_000


CASE = {"number": "D3416231080001", "kind": "only_there", "households": "1", "people": "3", "reason": "样例原因"}


@pytest.fixture
def director(county: date) -> Client:
    """The director of Shuangjian's office."""
    held = Appointment.objects.get(office="poverty_office_director", area_code=SHUANGJIAN, until=None)
    client = Client()
    client.force_login(held.person)
    return client


@pytest.mark.requirement("R58", "no bare balancing row")
def test_a_case_without_a_household_is_refused_beside_what_was_typed(director: Client) -> None:
    page = director.post(f"{LEDGER}case", CASE | {"key": str(uuid4()), "number": "14户"})
    assert page.status_code == 422
    assert 'value="14户"' in page.content.decode()
    assert "样例原因" in page.content.decode()
    assert not LedgerCase.whole.exists()


@pytest.mark.requirement("R58", "cases with reasons sum to the difference")
def test_a_case_explains_a_part_and_may_be_withdrawn(director: Client) -> None:
    said = CASE | {"key": str(uuid4())}
    for _ in range(2):
        assert director.post(f"{LEDGER}case", said).status_code == 302
    (case,) = LedgerCase.whole.all()
    assert "个案已说明 1，尚未说明 13" in page_of(director, LEDGER).words
    assert director.post(f"{LEDGER}withdraw", {"case": case.pk, "key": str(uuid4())}).status_code == 422
    again = {"case": case.pk, "reason": "查错了", "key": said["key"]}
    assert director.post(f"{LEDGER}withdraw", again).status_code == 422
    assert director.post(f"{LEDGER}withdraw", again | {"key": str(uuid4())}).status_code == 302
    assert "尚未说明 14" in page_of(director, LEDGER).words


def test_a_year_is_proposed_to_be_closed_once(township: Client) -> None:
    said = {"closing": "2016", "because": "样例理由", "key": str(uuid4())}
    for _ in range(2):
        assert township.post(f"{OF_GONGDIAN}close", said).status_code == 302
    (asked,) = Decision.whole.filter(kind="year_close")
    assert (asked.payload["year"], asked.payload["households"]["exited"]) == (2016, 889)
    assert "已提请结账2016年" in page_of(township, OF_GONGDIAN).words
    assert township.post(f"{OF_GONGDIAN}close", said | {"key": str(uuid4())}).status_code == 422
    assert township.post(f"{OF_GONGDIAN}close", said | {"key": str(uuid4()), "closing": "2017"}).status_code == 422
