"""Clients signed in as the demo's offices."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

SignIn = Callable[[str], Client]


@pytest.fixture
def as_role(county: date) -> SignIn:
    """Signs in as a role of the demo."""

    def sign_in(role: str) -> Client:
        client = Client()
        assert client.post(f"/demo/as/{role}/").status_code == 302
        return client

    return sign_in
