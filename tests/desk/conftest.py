"""Clients signed in as the demo's offices, and a page's memory that no test leaves to the next."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client

from hearthlight.desk import kept

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """What a page keeps until the next act goes with each test."""
    yield
    for one in (kept.incomes, kept.bulletin, kept.read_of_place):
        one.cache_clear()


@pytest.fixture
def as_role(county: date) -> SignIn:
    """Signs in as a role of the demo."""

    def sign_in(role: str) -> Client:
        client = Client()
        assert client.post(f"/demo/as/{role}/").status_code == 302
        return client

    return sign_in
