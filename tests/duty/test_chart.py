"""Who answers: two lines, two in charge, a full-time team, a specialist a village, the three-in-one office."""

from datetime import date
from typing import Any

import pytest

from hearthlight import figures
from hearthlight.duty import chart
from hearthlight.duty.helping import pairing
from hearthlight.duty.holders import Holders
from hearthlight.duty.settings import settings
from hearthlight.people import offices
from hearthlight.people.actions import appoint
from hearthlight.people.models import Appointment, Person
from hearthlight.people.sight import EVERYTHING
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from tests.decisions.village import CITY, DAY, OTHER_VILLAGE, TOWN, VILLAGE, Offices, registered
from tests.duty.help import helper

pytestmark = pytest.mark.django_db
SYSTEM = System("test")
SINCE = date(2016, 1, 1)


def person(name: str) -> Person:
    with act(SYSTEM, "test.person", at=CITY, day=DAY) as event:
        return add(event, Person(username=f"c-{name}", name=name, synthetic=True))


def names(rows: list[Appointment]) -> list[str]:
    return [one.person.name for one in rows]


@pytest.mark.requirement("R34", "one specialist a village; the check names the village that lacks one")
def test_a_village_without_a_specialist_is_named(people: Offices) -> None:
    assert chart.read(TOWN, DAY).lacking("specialist") == [OTHER_VILLAGE]


@pytest.mark.requirement("R34", "a holder of the three-in-one post fills it")
@pytest.mark.requirement("R78", "youth secretary, specialist and party clerk in one")
@pytest.mark.requirement("R79", "recruited, managed by both town and village, with the pay of the committees")
def test_the_three_in_one_holder_fills_the_specialists_office(people: Offices) -> None:
    said = {"recruited": "本地返乡大学生，公开招聘", "managed_by": "镇、村双重管理", "pay_grade": "村两委待遇"}
    new = person("样返乡")
    row = appoint(SYSTEM, new, "three_in_one", OTHER_VILLAGE, SINCE, **said)
    assert (row.recruited, row.managed_by, row.pay_grade) == tuple(said.values())
    assert chart.read(TOWN, DAY).lacking("specialist") == []
    assert figures.value(figures.find("people.villages_with_specialist"), TOWN, DAY, EVERYTHING) == 2  # type: ignore[arg-type]
    found = Holders(TOWN, DAY).find(["specialist"], OTHER_VILLAGE)
    assert found
    assert (found.person_id, found.office) == (new.pk, "three_in_one")


@pytest.mark.requirement("R31", "the full-time team holds no other post")
@pytest.mark.requirement("R33", "two staff, one OF them the director")
def test_the_director_is_one_of_the_two_staff_and_holds_nothing_else(people: Offices) -> None:
    appoint(SYSTEM, people.director, "poverty_office_staff", TOWN, SINCE, seat=2)
    assert figures.value(figures.find("people.poverty_office_staff"), TOWN, DAY, EVERYTHING) == 2  # type: ignore[arg-type]
    assert chart.read(TOWN, DAY).holding_more() == []
    appoint(SYSTEM, people.staff, "village_cadre", VILLAGE, SINCE)
    ((one, more),) = chart.read(TOWN, DAY).holding_more()
    assert (one.person, names(more)) == (people.staff, [people.staff.name])


@pytest.mark.requirement("R31", "which offices are full-time is a setting by township")
def test_the_full_time_team_is_a_setting(people: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    value = settings().at("full_time", DAY, TOWN)
    assert value.certainty == "sourced"
    assert value.value["offices"] == ["poverty_office_director", "poverty_office_staff"]


@pytest.mark.requirement("R31", "every cadre has a task or a household")
def test_a_cadre_with_neither_task_nor_household_is_named(people: Offices) -> None:
    assert people.team in [one.person for one in chart.read(TOWN, DAY).without_work()]
    appoint(SYSTEM, people.team, "town_helper", TOWN, SINCE, seat=500)
    pairing.pair(people.specialist, registered(), people.team)
    assert people.team not in [one.person for one in chart.read(TOWN, DAY).without_work()]


def test_helpers_are_no_cadres_of_the_chart(people: Offices) -> None:
    who = helper()
    assert who not in [one.person for one in chart.read(TOWN, DAY).without_work()]


@pytest.mark.requirement("R32", "two leaders in charge")
def test_two_leaders_are_in_charge(people: Offices) -> None:
    for name, office in (("样副书记", "deputy_secretary"), ("样副镇长", "seconded_deputy_head")):
        appoint(SYSTEM, person(name), office, TOWN, SINCE, sent_by="县委组织部")
    wanted: Any = settings().at("in_charge", DAY, TOWN).value
    assert names(chart.read(TOWN, DAY).at(TOWN, *wanted)) == ["样副书记", "样副镇长"]
    assert figures.value(figures.find("people.leaders_in_charge"), TOWN, DAY, EVERYTHING) == 2  # type: ignore[arg-type]


@pytest.mark.requirement("R77", "two lines: accountability and business")
@pytest.mark.requirement("R63", "first responsibility: village secretary, grid head")
def test_the_two_lines_of_a_village(people: Offices) -> None:
    lines = chart.by_line(chart.read(TOWN, DAY).at(VILLAGE))
    assert [one.office for one in lines["accountability"]] == ["village_secretary"]
    assert [one.office for one in lines["business"]] == ["specialist", "team_leader"]
    assert settings().at("first_responsible", DAY, TOWN).value == ["village_secretary", "grid_head"]
    assert offices.find("grid_head").line == "accountability"
