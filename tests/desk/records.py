"""Homes of the demo's village for the tests of the record page, and the steps of a correction."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client

from hearthlight.register.models import Household
from tests.register.homes import home

GROUP = "341623108201001"
"""A villager group of the village where the demo's village role works."""

ELSEWHERE = "341623108204001"
BEGAN = date(2016, 1, 4)


def a_home(place: str = GROUP, **fields: Any) -> Household:
    """A registered home of two, the head first."""
    people = ({"name": "样甲", "labour": "ordinary", "sex": "male"}, {"name": "样乙", "relation": "spouse"})
    return home(people, [("registered", BEGAN)], place, **fields)


def answer(client: Client, house: Household, subject: str, field: str, **given: Any) -> HttpResponse:
    """Open a question and answer it, as a browser does: what the form carried goes back."""
    address = f"/households/{house.pk}/edit/{subject}/{field}/"
    seen = client.get(address).context["seen"]
    return client.post(address, {"seen": seen} | given)  # type: ignore[return-value]


def check(client: Client, house: Household, **given: Any) -> HttpResponse:
    """Apply the answers that wait."""
    asked = {"since": "2017-03-28", "reason": "入户核对", "apply": "1"} | given
    return client.post(f"/households/{house.pk}/edit/check/", asked)  # type: ignore[return-value]
