"""The day, a home that stands, and a clerk signed in."""

from collections.abc import Iterator

import pytest
from django.test import Client

from hearthlight.core.clock import pinned
from hearthlight.places.models import Area
from hearthlight.register.models import Household
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.desk.workbooks.clerk import HEAD_ID, person
from tests.register import homes
from tests.register.homes import BEGIN, DAY, SYSTEM, TOWN, VILLAGE


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    with pinned(DAY):
        yield


@pytest.fixture
def home() -> Household:
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        homes.village(event, VILLAGE, "样例村")
        if not Area.objects.filter(code=TOWN).exists():
            add(event, Area(code=TOWN, level="township", name="样例镇", from_date=BEGIN))
    people = [{"name": "赵样禾", "identity": HEAD_ID, "id_valid": True}, {"name": "钱样麦", "relation": "spouse"}]
    return homes.home(people, number="S9001", house_grade="C")


@pytest.fixture
def clerk(home: Household) -> Client:
    return person("poverty_office_director")
