"""Grids, seats and helpers of the tests: a home's own grid member, cadres of the township and the county."""

from datetime import date
from itertools import count

from hearthlight.grids.models import Seat
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.places.models import Zone
from hearthlight.register.models import Household, Member
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from tests.decisions.village import CITY, COUNTY, DAY, TOWN

SYSTEM = System("test")
_numbers = count(1)


def seat(zone: Zone, home: Household, state: str = "elected") -> Seat:
    """The first member of a home as a member of the grid."""
    member = Member.whole.filter(household=home).order_by("number")[0]
    with act(SYSTEM, "test.seat", at=CITY, day=DAY) as event:
        row = Seat(zone=zone, area_code=zone.area_code, member=member, kind="group_head", party=False, state=state)
        row.from_date = date(2016, 3, 28)
        return add(event, row)


def helper(office: str = "town_helper", place: str = TOWN, name: str = "样助", **said: object) -> Person:
    """Somebody with an office that sees no place."""
    number = next(_numbers)
    with act(SYSTEM, "test.helper", at=CITY, day=DAY) as event:
        person = add(event, Person(username=f"helper-{number}", name=name, synthetic=True))
    appoint(SYSTEM, person, office, place, date(2016, 1, 1), seat=number, **said)
    return person


def county_helper(name: str = "样县") -> Person:
    """A cadre of a county's unit."""
    return helper("county_helper", COUNTY, name)
