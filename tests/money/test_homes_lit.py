"""Homes lit and on the way are figures, and those of the picture."""

from datetime import date
from typing import Any

import pytest

from hearthlight import figures as numbers
from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.money import figures
from hearthlight.money.payments import Due, check_payments, list_payments, pay
from hearthlight.money.queries import homes
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Household
from tests.money.below import household, member
from tests.money.books import VILLAGE, new_event
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db
LATER = date(2017, 3, 30)


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


def value(figure: numbers.Figure, day: date = LATER, place: str = VILLAGE) -> int:
    return numbers.value(figure, place, day, EVERYTHING)


@pytest.mark.requirement("R16", "homes lit and on the way are figures")
def test_homes_lit_and_on_the_way_are_figures_of_the_same_homes() -> None:
    village = Village()
    other = member(new_event(), household(new_event(), VILLAGE))
    neutral = household(new_event(), VILLAGE)
    village.paid(2)
    still = village.listed(3)
    assert (value(figures.HOMES_LIT), value(figures.HOMES_ON_THE_WAY)) == (0, 1)
    pay(village.payer, check_payments(village.checker, still))
    works = list_payments(village.maker, village.road, Month(2017, 3), [Due(1, 100, member=other), Due(1, 200)])
    for day in (date(2017, 1, 31), date(2017, 2, 28), TODAY, LATER):
        found = homes(VILLAGE, day)
        assert value(figures.HOMES_LIT, day) == len(found.lit)
        assert value(figures.HOMES_ON_THE_WAY, day) == len(found.on_the_way)
    lit, waiting = (one.rows(VILLAGE, LATER) for one in (figures.HOMES_LIT, figures.HOMES_ON_THE_WAY))
    assert list(lit) == [village.cleaner.household]
    assert list(waiting) == [other.household]
    assert Household.whole.filter(pk=neutral.pk).exists()
    pay(village.payer, check_payments(village.checker, works))
    assert (value(figures.HOMES_LIT), value(figures.HOMES_ON_THE_WAY)) == (2, 0)
