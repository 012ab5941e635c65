"""What a village states of itself: by one act, the newest holds, nothing stated is unknown."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core import areas
from hearthlight.places.actions import state_village
from hearthlight.places.models import Area, StatedValue
from hearthlight.places.village_facts import FACTS, BadFact, checked
from hearthlight.register.models import Status
from hearthlight.register.schema import Village, polars_schema
from hearthlight.register.village_frame import villages
from hearthlight.trail.act import act
from hearthlight.trail.history import add
from tests.register.homes import BEGIN, DAY, OTHER_VILLAGE, SYSTEM, TOWN, VILLAGE, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Area:
    with act(SYSTEM, "test.places", at=TOWN, day=DAY) as event:
        village(event, OTHER_VILLAGE, "样例东村")
        return village(event, VILLAGE, "样例村")


def row(place: str = VILLAGE, day: date = date(2099, 1, 1)) -> dict[str, object]:
    return villages(day, place).row(0, named=True)


def test_what_nobody_stated_is_unknown(here: Area) -> None:
    frame = villages(DAY, TOWN)
    assert frame.schema == polars_schema(Village)
    assert {VILLAGE, OTHER_VILLAGE} <= set(frame["area_code"])
    told = row(day=DAY)
    assert told["village"] == here.pk
    assert {name: told[name] for name in ("state", "exited", "households", "bus")} == dict.fromkeys(
        ("state", "exited", "households", "bus")
    )


def test_the_newest_statement_holds_and_what_is_said_again_is_not_written_again(here: Area) -> None:
    assert state_village(SYSTEM, here, {"households": 400, "schools": 0, "bus": 1, "exited": 0}) == 4
    told = row()
    assert (told["households"], told["schools"], told["bus"], told["exited"]) == (400, 0, True, False)
    assert state_village(SYSTEM, here, {"households": 398, "schools": 0}) == 1
    assert (row()["households"], row()["schools"]) == (398, 0)
    assert StatedValue.objects.filter(area_code=VILLAGE, measure="village.households").count() == 2
    assert villages(BEGIN, VILLAGE)["households"].to_list() == [None]


def test_the_same_form_sent_twice_is_one_statement(here: Area) -> None:
    key = uuid4()
    assert [state_village(SYSTEM, here, {"schools": 2}, key=key) for _ in range(2)] == [1, 1]
    assert StatedValue.objects.filter(area_code=VILLAGE, measure="village.schools").count() == 1


def test_a_village_in_the_scheme_is_out_by_its_state_whatever_it_says(here: Area) -> None:
    state_village(SYSTEM, here, {"exited": 1})
    with act(SYSTEM, "test.village", at=VILLAGE, day=DAY) as event:
        add(event, Status(area_code=VILLAGE, scheme="poor_village", state="poor", from_date=BEGIN))
    assert (row()["state"], row()["exited"]) == ("poor", False)
    with act(SYSTEM, "test.village", at=VILLAGE, day=DAY) as event:
        add(event, Status(area_code=VILLAGE, scheme="poor_village", state="exited", from_date=date(2016, 12, 31)))
    assert row(day=DAY)["exited"] is True
    assert row(day=date(2016, 12, 30))["exited"] is not True


@given(st.sampled_from(FACTS), st.integers(-3, 30_000))
def test_a_fact_is_taken_within_its_bounds_or_refused_in_one_sentence(fact: object, value: int) -> None:
    name, high = fact.name, fact.high  # type: ignore[attr-defined]
    if 0 <= value <= high:
        assert checked({name: value}) == {fact: value}
    else:
        with pytest.raises(BadFact, match=rf"found {value}, expected a whole number from 0 to {high}"):
            checked({name: value})


def test_a_place_without_villages_gives_an_empty_frame() -> None:
    assert villages(DAY, areas.full("341602999")).schema == polars_schema(Village)
