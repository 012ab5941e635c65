"""Addresses that nobody should write open nothing and break nothing."""

from datetime import date

import pytest
from django.test import Client

from hearthlight.desk.asked import whole
from tests.desk.conftest import SignIn


@pytest.mark.parametrize(
    ("text", "number"),
    [("2016", 2016), ("0", 0), ("", None), (None, None), ("²", None), ("-1", None), ("9" * 19, None)],
)
def test_only_a_plain_number_counts(text: str | None, number: int | None) -> None:
    assert whole(text) == number


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/households/?after=²", 200),
        ("/stations/?from=" + "9" * 5000, 200),
        ("/number/sun.stations/341623/?after=²", 200),
        ("/number/sun.stations/341623/?plan_year=²", 404),
        ("/number/register.households_exited/341622101/?year=999999999999", 404),
        ("/number/standard.households_by_answer/341622101/?rule=nope", 404),
        ("/number/sun.milestones_due/341623/?stage=body&by=nope", 404),
    ],
)
def test_an_odd_address_is_no_server_error(as_role: SignIn, address: str, status: int) -> None:
    assert as_role("leader").get(address).status_code == status


def test_signing_in_leads_back_to_the_whole_address(county: date) -> None:
    asked = "/number/sun.stations/341623/?kind=joint&plan_year=2016"
    answer = Client().get(asked)
    assert answer.headers["location"] == "/sign-in/?next=/number/sun.stations/341623/%3Fkind%3Djoint%26plan_year%3D2016"
