"""A home with two people in a village of its own; everybody is invented."""

import pytest

from hearthlight.register.models import Household
from hearthlight.trail.act import act
from tests.register import homes
from tests.register.homes import BEGIN, DAY, SYSTEM, TOWN, VILLAGE
from tests.register.shadow.exports import HEAD_ID, taken_in

__all__ = ["HEAD_ID", "taken_in"]


@pytest.fixture
def household() -> Household:
    """赵样禾 and his wife."""
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        homes.village(event, VILLAGE, "样例村")
    people = [{"name": "赵样禾", "identity": HEAD_ID, "id_valid": True}, {"name": "钱样麦", "relation": "spouse"}]
    return homes.home(people, [("registered", BEGIN)], number="S9001", water_safe=False)
