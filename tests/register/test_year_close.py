"""A year is closed by the township's proposal and the county's signature, through the one machine of decisions."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import take_step
from hearthlight.decisions.refusals import Gated, NotYet
from hearthlight.register.book.closed import closed_years
from hearthlight.register.book.closing import propose_close
from hearthlight.register.life.comings import leave
from hearthlight.register.life.states import enter_state
from hearthlight.register.models import Household
from hearthlight.register.refusals import Impossible
from hearthlight.trail.act import Refused
from tests.decisions.village import DAY, SYSTEM, TOWN, VILLAGE, Offices, offices, registered
from tests.register.homes import members

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> Iterator[Offices]:
    """The offices of a township on its day, speaking English."""
    with translation.override("en"), pinned(DAY):
        yield offices()


@pytest.fixture
def house() -> Household:
    return registered()


@pytest.mark.requirement("R58", "a year is closed by the county's signature")
def test_the_township_proposes_and_the_county_signs(people: Offices, house: Household) -> None:
    asked = propose_close(people.director, TOWN, 2016, DAY)
    assert closed_years(TOWN) == set()
    with pytest.raises((Refused, NotYet)):
        take_step(people.director, [asked], on_date=DAY)
    take_step(people.county, [asked], on_date=DAY)
    assert closed_years(VILLAGE) == {2016}
    with pytest.raises(Impossible, match="2016 is closed"):
        enter_state(SYSTEM, house, "exited", date(2016, 12, 9))
    enter_state(SYSTEM, house, "exited", date(2017, 2, 9))


@pytest.mark.requirement("R58", "a record that changed since the proposal is refused")
def test_what_changed_between_proposal_and_signature_is_refused(people: Offices, house: Household) -> None:
    asked = propose_close(people.director, TOWN, 2016, DAY)
    leave(SYSTEM, members(house)[1], date(2016, 6, 1), "died")
    with pytest.raises(Gated, match="changed since"):
        take_step(people.county, [asked], on_date=DAY)
    assert closed_years(TOWN) == set()


def test_a_year_that_is_not_over_is_not_proposed(people: Offices, house: Household) -> None:
    for year, words in ((2017, "not over"), (0, "Say which year")):
        with pytest.raises(Gated, match=words):
            propose_close(people.director, TOWN, year, DAY)
    with pytest.raises((Refused, NotYet)):
        propose_close(people.specialist, TOWN, 2016, DAY)
