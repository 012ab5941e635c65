"""The public side: published totals and no more, signing in, the demo's offices, preferences, what is refused."""

import gzip
from datetime import date
from typing import Any

import pytest
from django.test import Client

from hearthlight.desk import published, style
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

ROLES = ("village", "township", "county", "leader", "auditor", "operator")


def test_everybody_sees_the_published_totals_and_what_they_open_to(county: date) -> None:
    page = page_of(Client(), "/")
    numbers = [(href, words) for href, words in page.links if href.startswith("/number/")]
    assert len(numbers) == len(published.TOTALS)
    assert "201.95 MW" in page.words
    for href, words in numbers:
        assert words.split()[0] in page_of(Client(), href).words


def test_a_number_that_was_not_published_asks_to_sign_in(county: date) -> None:
    response = Client().get("/number/register.households_exited/341622101000000/?year=2015")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/sign-in")


def test_the_public_sees_no_menu_of_offices(county: date) -> None:
    links = {href for href, _ in page_of(Client(), "/").links}
    assert "/bulletins/" in links
    assert not {"/overview/", "/households/", "/stations/"} & links


@pytest.mark.parametrize("role", ROLES)
def test_a_demo_signs_in_as_each_office(as_role: SignIn, role: str) -> None:
    assert as_role(role).get("/", follow=True).context["user"].is_authenticated
    assert Client().get(f"/demo/as/{role}/").status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_in_by_role_outside_a_demo(county: date, settings: Any, method: str) -> None:
    settings.HEARTHLIGHT_DEMO = False
    assert getattr(Client(), method)("/demo/as/leader/").status_code == 404
    assert "demo/as" not in Client().get("/").content.decode()
    assert "样例数据" not in Client().get("/").content.decode()


def test_an_operator_is_led_to_stations_and_not_to_homes(as_role: SignIn) -> None:
    operator = as_role("operator")
    assert operator.get("/households/").status_code == 403
    assert "/households/" not in {href for href, _ in page_of(operator, "/stations/").links}


@pytest.mark.parametrize(
    ("name", "value", "mark"),
    [("size", "xl", 'data-size="xl"'), ("paper", "1", 'data-paper="1"'), ("language", "en", 'lang="en"')],
)
def test_a_preference_is_a_form_that_works_without_script(county: date, name: str, value: str, mark: str) -> None:
    client = Client()
    assert mark not in client.get("/").content.decode().split("<head>")[0]
    response = client.post("/preferences/", {name: value, "back": "/bulletins/"})
    assert (response.status_code, response.headers["Location"]) == (302, "/bulletins/")
    assert mark in client.get("/").content.decode().split("<head>")[0]


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:0"])
def test_a_preference_never_leads_away(county: date, back: str) -> None:
    response = Client().post("/preferences/", {"size": "huge", "back": back})
    assert response.headers["Location"] == "/"
    assert not response.cookies


def test_a_wrong_password_is_said_in_one_sentence(county: date) -> None:
    response = Client().post("/sign-in/", {"username": "nobody", "password": "wrong"})
    assert "用户名或密码不对。" in response.content.decode()


def test_signing_in_asks_for_the_user_name(county: date) -> None:
    assert '<label for="id_username">用户名</label>' in Client().get("/sign-in/").content.decode()


@pytest.mark.parametrize(("language", "sentence"), [("zh-hans", "这个地址没有内容。"), ("en", "There is nothing at")])
def test_what_is_not_there_is_said_in_the_language_of_the_reader(county: date, language: str, sentence: str) -> None:
    client = Client()
    client.cookies["django_language"] = language
    assert sentence in page_of(client, "/nowhere/", 404).words


def test_the_style_is_small_and_allowed_by_its_hash(county: date) -> None:
    assert len(gzip.compress(style.text().encode())) <= 8_000
    response = Client().get("/")
    assert style.policy_source() in response.headers["Content-Security-Policy"]
    assert f"<style>{style.text()}</style>" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/households/", "/stations/", "/stations/?from=300", "/bulletins/", "/number/money.paid/3416/"]
)
def test_the_other_pages_keep_the_budget_too(as_role: SignIn, address: str) -> None:
    page = page_of(as_role("leader"), address)
    assert page.elements <= 1500
    assert "style" not in page.attributes
