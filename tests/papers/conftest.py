"""A city with its places and offices, and a small bulletin over them; the whole demo may stand there already."""

from datetime import date

import pytest

from hearthlight.core.clock import pinned
from hearthlight.demo import people, places
from hearthlight.demo.world import CITY, DAY, LIXIN, PLAN_VILLAGE, World
from hearthlight.papers import actions, template
from hearthlight.papers.models import Issue
from hearthlight.papers.queries import frozen_in
from hearthlight.papers.template import BulletinTemplate
from hearthlight.people.models import Appointment, Person
from hearthlight.people.sight import EVERYTHING, viewing
from hearthlight.places.models import Area
from hearthlight.trail.models import FrozenFigure

STATED = "papers.stated_values place=341622101 period=2017-03 measure="
SMALL = {
    "name": "脱贫攻坚简报",
    "year": 2017,
    "number": 1,
    "office": "亳州市扶贫开发领导小组办公室",
    "day": DAY,
    "working_line": "工作到户，责任到人。",
    "to": ["省扶贫办"],
    "copies": ["各县（区）扶贫办"],
    "piece": [
        {
            "column": "领导重视",
            "title": "几个村",
            "place": "蒙城县双涧镇",
            "office_title": "党委书记",
            "body": "全镇{places.villages place=341622101}个村，"
            f"公布建档立卡{{{STATED}register.households_registered}}户。",
            "difference": [
                {
                    "subject": "村数",
                    "unit": "个",
                    "stated": f"{STATED}register.villages_left kind=platform",
                    "recorded": "places.villages place=341622101",
                }
            ],
        }
    ],
}


@pytest.fixture
def city(db: None) -> World:
    """The demo's places, on the demo's day, seen by the system."""
    world = World()
    with pinned(world.day), viewing(EVERYTHING):
        if not Area.objects.exists():
            places.load(world)
        yield world


@pytest.fixture
def staffed(city: World) -> World:
    """The same with its offices."""
    if not Person.objects.exists():
        people.load(city)
    return city


def holder(office: str) -> Person:
    """Who holds an office at the demo's city, county or village."""
    places = [CITY, LIXIN, PLAN_VILLAGE]
    held = Appointment.objects.filter(office=office, area_code__in=places, seat=1, until=None)
    return held.select_related("person").get().person


@pytest.fixture
def small() -> BulletinTemplate:
    """A bulletin of one piece, two figures and a difference."""
    return template.bulletin(SMALL)


@pytest.fixture
def draft(city: World, small: BulletinTemplate) -> Issue:
    """The small bulletin, composed and not yet published."""
    return actions.compose(city.system, small, CITY, synthetic=True)


@pytest.fixture
def printed(city: World, draft: Issue) -> Issue:
    """The small bulletin, published on the demo's day."""
    return actions.publish(city.system, draft, EVERYTHING, day=date(2017, 3, 28))


@pytest.fixture
def villages(printed: Issue) -> FrozenFigure:
    """The printed number of villages."""
    return next(each for each in frozen_in(printed) if each.figure == "places.villages")
