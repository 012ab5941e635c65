"""An invented village with groups and people, in a town that no demo fills; its offices."""

from datetime import date
from itertools import count
from typing import Any

from hearthlight.core import areas
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.places.models import Area
from hearthlight.register.models import Household, Member
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add, bulk

DAY = date(2017, 3, 1)
TODAY = date(2017, 3, 28)
BEGIN = date(2014, 1, 1)
TOWN = areas.full("349998100")
VILLAGE = areas.full("349998100301")
SYSTEM = System("test")
HOME = 4
"""People of a household here."""
_numbers = count(1)


def group(number: int, village: str = VILLAGE) -> str:
    """The code of a group of the village."""
    return f"{village[:12]}{number:03d}"


def village(*sizes: int, party: int = 0, code: str = VILLAGE) -> None:
    """A village whose groups have these many people, `party` of each group party members at home."""
    with act(SYSTEM, "test.village", at=code, day=BEGIN) as event:
        for place, level in ((TOWN, "township"), (code, "village")):
            if not Area.objects.filter(code=place).exists():
                add(event, Area(code=place, level=level, name="样例村", from_date=BEGIN))
        for number, people in enumerate(sizes, 1):
            place = group(number, code)
            add(event, Area(code=place, level="group", name=f"{number}组", from_date=BEGIN))
            homes = bulk(event, [_home(place) for _ in range(-(-people // HOME))])
            bulk(event, [_person(homes[i // HOME], place, i, party) for i in range(people)])


def _home(place: str) -> Household:
    return Household(number=f"G{next(_numbers):09d}", area_code=place, synthetic=True, from_date=BEGIN)


def _person(home: Household, place: str, index: int, party: int) -> Member:
    return Member(
        household=home,
        area_code=place,
        number=index % HOME + 1,
        name=f"样例{index}",
        relation="head" if index % HOME == 0 else "other",
        political="party" if index < party else "masses",
        away_place="none",
        birth=date(1970, 1, 1),
        joined_on=BEGIN,
        joined_how="recorded",
    )


def plan(*grids: list[int], code: str = VILLAGE) -> dict[str, int]:
    """``plan([1, 2], [3])``: the groups of each grid, by number."""
    return {group(one, code): number for number, groups in enumerate(grids, 1) for one in groups}


def officer(office: str, place: str, name: str = "样例") -> Person:
    """Somebody who holds an office."""
    with act(SYSTEM, "test.person", at=place, day=BEGIN) as event:
        person = add(event, Person(username=f"g{next(_numbers)}", name=name, synthetic=True))
    appoint(SYSTEM, person, office, place, BEGIN)
    return person


def members(number: int, political: str, code: str = VILLAGE, **fields: Any) -> list[Member]:
    """People of a group of that political status, one a household first."""
    rows = Member.whole.filter(area_code=group(number, code), political=political, **fields)
    return list(rows.order_by("number", "pk"))
