"""The spirit line: pilots that spread, instructors, activities; and the ladder of five lines."""

from datetime import date

import pytest

from hearthlight import figures
from hearthlight.duty import figures as of_duty
from hearthlight.duty.meeting import gatherings
from hearthlight.oversight.kinds import pilots
from hearthlight.oversight.ladder import lines
from hearthlight.oversight.lessons import answering, spreading
from hearthlight.people.actions import appoint
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Member
from hearthlight.trail.act import System
from tests.decisions.village import DAY, TOWN, VILLAGE, Offices, registered

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R98", "home care, home work, home help: pilot, then spread")
def test_a_pilot_is_spread_and_each_village_answers(people: Offices) -> None:
    assert set(pilots(DAY, TOWN)) == {"home_care", "home_work", "home_help"}
    said = {"place": TOWN, "title": "居家养老试点", "text": "邻里照护、集体补贴", "channel": "town_meeting"}
    lesson = spreading.spread(people.director, "practice", "home_care", **said)
    item = lesson.answers.get(area_code=VILLAGE)
    answering.answer(people.secretary, item, "adopted")
    figure = figures.find("oversight.pilots_adopted")
    assert figures.value(figure, TOWN, DAY, EVERYTHING) == 1  # type: ignore[arg-type]


@pytest.mark.requirement("R99", "instructors of culture and of fitness")
def test_instructors_of_culture_and_fitness_are_offices(people: Offices) -> None:
    for office in ("culture_instructor", "fitness_instructor"):
        appoint(System("test"), people.team, office, VILLAGE, date(2016, 1, 1))
    figure = figures.find("people.instructors")
    assert figures.value(figure, TOWN, DAY, EVERYTHING) == 1  # type: ignore[arg-type]


@pytest.mark.requirement("R100", "activity record and attendance of poor households")
def test_an_activity_records_which_households_took_part(people: Offices) -> None:
    home = registered()
    members = list(Member.whole.filter(household=home))
    gatherings.hold(people.specialist, "activity", VILLAGE, DAY, "广场舞", members=members)
    gatherings.hold(people.specialist, "activity", VILLAGE, date(2017, 3, 27), "读书会", members=members[:1])
    asked = (of_duty.ACTIVITIES, of_duty.TOOK_PART)
    assert [figures.value(one, VILLAGE, DAY, EVERYTHING) for one in asked] == [2, 1]


@pytest.mark.requirement("R102", "five lines in order; every figure is a declared one that opens")
def test_the_ladder_has_five_lines_in_order(people: Offices) -> None:
    assert [one.code for one in lines()] == ["grid", "standard", "industry", "spirit", "voice"]
    for line in lines():
        for code in line.figures:
            figure = figures.find(code)
            assert isinstance(figures.value(figure, TOWN, DAY, EVERYTHING), int)  # type: ignore[arg-type]
