"""A township of the tests with its offices, and households registered in one of its villages."""

from dataclasses import dataclass
from datetime import date

from hearthlight.core import areas
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.places.models import Area, Zone, ZoneArea
from hearthlight.register.models import Household
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from tests.register.homes import home

DAY = date(2017, 3, 28)
SYSTEM = System("test")
CITY, COUNTY, TOWN = areas.full("9916"), areas.full("991601"), areas.full("991601101")
VILLAGE, GROUP = areas.full("991601101201"), "991601101201001"
OTHER_VILLAGE = areas.full("991601101202")
PLACES = {
    CITY: ("city", "样例市"),
    COUNTY: ("county", "样例县"),
    TOWN: ("township", "样例镇"),
    VILLAGE: ("village", "样例村"),
    OTHER_VILLAGE: ("village", "邻村"),
    GROUP: ("group", "第1村民组"),
}
OFFICES = {
    "secretary": ("village_secretary", VILLAGE),
    "specialist": ("specialist", VILLAGE),
    "team": ("team_leader", VILLAGE),
    "neighbour": ("village_secretary", OTHER_VILLAGE),
    "director": ("poverty_office_director", TOWN),
    "staff": ("poverty_office_staff", TOWN),
    "county": ("county_office", COUNTY),
    "city": ("city_office", CITY),
    "auditor": ("auditor", CITY),
}


@dataclass(frozen=True)
class Offices:
    """Who holds which office."""

    secretary: Person
    specialist: Person
    team: Person
    neighbour: Person
    director: Person
    staff: Person
    county: Person
    city: Person
    auditor: Person


def offices() -> Offices:
    """Make the places and one person an office."""
    with act(SYSTEM, "test.places", at=CITY, day=DAY) as event:
        for code, (level, name) in PLACES.items():
            add(event, Area(code=code, level=level, name=name, from_date=date(2014, 1, 1)))
        people = {name: add(event, Person(username=f"t-{name}", name=f"样{name}", synthetic=True)) for name in OFFICES}
    for name, (office, place) in OFFICES.items():
        appoint(SYSTEM, people[name], office, place, date(2016, 1, 1))
    return Offices(**people)


def registered(place: str = GROUP, **fields: object) -> Household:
    """A household in the register, not out, with two people."""
    people = [{"name": "样甲", "birth": date(1960, 5, 1)}, {"name": "样乙", "birth": date(2008, 5, 1)}]
    return home(people, [("registered", date(2014, 1, 1))], place, **fields)


def grid(village: str = VILLAGE, group: str = GROUP) -> Zone:
    """Grid 1 of a village, which holds one group."""
    begun = {"kind": "grid", "from_date": date(2016, 1, 1)}
    with act(SYSTEM, "test.grid", at=TOWN, day=DAY) as event:
        zone = add(event, Zone(area_code=village, number=1, **begun))
        add(event, ZoneArea(zone=zone, area_code=group, **begun))
        return zone
