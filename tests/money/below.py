"""Rows of the rooms below that money's tests stand on."""

from datetime import date
from typing import Any
from uuid import uuid4

from hearthlight.help.models import Project
from hearthlight.money.models import Contribution
from hearthlight.register.models import Household, Member
from hearthlight.sun.models import Site, Station
from hearthlight.trail.history import add
from hearthlight.trail.models import Event


def station(event: Event, place: str, **fields: Any) -> Station:
    """A village's station of 187.2 kW, of the plan of 2016."""
    site = add(event, Site(name="样例", area_code=place, synthetic=True))
    known = {"kind": "village", "owner_code": place, "power_w": 187_200, "plan_year": 2016, "number": uuid4().hex[:12]}
    return add(event, Station(site=site, name="样例", area_code=place, synthetic=True, **known | fields))


def household(event: Event, place: str) -> Household:
    """A home."""
    return add(event, Household(number=uuid4().hex[:12], area_code=place, synthetic=True))


def member(event: Event, home: Household, number: int = 1, **fields: Any) -> Member:
    """A person of a home who can do light work."""
    known = {
        "name": "样例",
        "labour": "weak",
        "bedridden": False,
        "joined_on": date(2014, 1, 1),
        "joined_how": "recorded",
    }
    return add(event, Member(household=home, area_code=home.area_code, number=number, **known | fields))


def contribution(event: Event, village: str, number: int, fen: int) -> int:
    """A project's share, its id."""
    project = Project(area_code=village, name=f"样例{number}", share_permille=1000, synthetic=True)
    project.from_date = date(2014, 1, 1)
    row = Contribution(project=add(event, project), area_code=village, month="2017-01", income_fen=fen, fen=fen)
    row.share_permille = 1000
    return add(event, row).pk
