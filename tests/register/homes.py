"""Invented homes for the tests, in a district that the demo leaves without homes."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from hearthlight.core import areas
from hearthlight.core.countries.cn import identity
from hearthlight.people.models import Secret
from hearthlight.people.secrets import sealed
from hearthlight.places.models import Area
from hearthlight.register.models import Household, Member, Status
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event

DAY = date(2017, 3, 28)
BEGIN = date(2014, 1, 1)
TOWN = areas.full("341602100")
VILLAGE = areas.full("341602100201")
OTHER_VILLAGE = areas.full("341602100202")
SYSTEM = System("test")


def village(event: Event, code: str, name: str) -> Area:
    """The village, made when the demo has not made it."""
    found = Area.objects.filter(code=code).first()
    return found or add(event, Area(code=code, level="village", name=name, from_date=BEGIN))


def number_of(birth: date, male: bool, sequence: int = 0) -> str:
    """An invented identity number with the right check character."""
    first = f"990000{birth:%Y%m%d}{sequence * 2 + int(male):03d}"
    return first + identity.check_character(first)


def home(
    people: Sequence[dict[str, Any]] = ({},),
    states: Sequence[tuple[str | None, date]] = (),
    place: str = VILLAGE,
    **fields: Any,
) -> Household:
    """A home with its people and the states it went through; the first person is the head."""
    with act(SYSTEM, "test.home", at=place, day=DAY) as event:
        known = {"number": f"S{uuid4().hex[:12]}", "area_code": place, "synthetic": True}
        household = add(event, Household(**known | fields))
        for number, person in enumerate(people, 1):
            _member(event, household, number, dict(person))
        for state, since in states:
            row = Status(household=household, area_code=place, scheme="registration", state=state, from_date=since)
            add(event, row)
        return household


def _member(event: Event, household: Household, number: int, given: dict[str, Any]) -> Member:
    kept = given.pop("identity", None)
    known = {"name": f"样{number}", "relation": "head" if number == 1 else "other", "joined_on": BEGIN}
    known |= {"joined_how": "recorded", "number": number, "area_code": household.area_code}
    member = add(event, Member(household=household, **known | given))
    if kept:
        add(event, sealed(event, member, household.area_code, Secret.Kind.IDENTITY, kept, BEGIN))
    return member


def members(household: Household) -> list[Member]:
    """All rows of its people, by number."""
    return list(Member.whole.filter(household=household).order_by("number"))
