"""One household, one plan: measures under the causes that they answer, a cause without one is said."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.help.household_plan import parts
from hearthlight.help.measures import KINDS
from hearthlight.help.models import Measure
from hearthlight.register.codes import CAUSE
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from tests.decisions.village import CITY, offices, registered

DAY = date(2017, 3, 28)


@dataclass
class Given:
    kind: str
    cause: str = ""


@pytest.mark.requirement("R52", "household plan matched to causes")
def test_measures_stand_under_the_cause_that_they_answer() -> None:
    health, school, named = Given("health"), Given("education"), Given("social", "illness")
    found = parts(["illness", "skill", "transport"], [health, school, named], DAY, "")
    assert [(one.cause, list(one.measures)) for one in found] == [
        ("illness", [health, named]),
        ("skill", [school]),
        ("transport", []),
    ]


def test_what_answers_no_cause_stands_apart() -> None:
    water = Given("water")
    assert [(one.cause, list(one.measures)) for one in parts(["illness"], [water], DAY, "")] == [
        ("illness", []),
        ("", [water]),
    ]


@given(
    causes=st.lists(st.sampled_from(sorted(CAUSE)), unique=True, max_size=5),
    measures=st.lists(st.builds(Given, st.sampled_from(sorted(KINDS)), st.sampled_from(["", *sorted(CAUSE)]))),
)
def test_every_measure_stands_once_and_every_cause_is_said(causes: list[str], measures: list[Given]) -> None:
    found = parts(causes, measures, DAY, "")
    assert [one.cause for one in found if one.cause] == causes
    assert sorted(map(repr, measures)) == sorted(repr(each) for one in found for each in one.measures)


@pytest.mark.django_db
@pytest.mark.requirement("R56", "a measure must name household, amount, person, date: the database refuses less")
@pytest.mark.parametrize("lacking", ["household", "fen", "person", "due_on"])
def test_a_measure_that_names_less_is_no_measure(lacking: str) -> None:
    people, home = offices(), registered()
    whole = {"household": home, "fen": 100, "person": people.specialist, "due_on": DAY}
    del whole[lacking]
    row = Measure(kind="industry", area_code=home.area_code, **whole)
    with pytest.raises((IntegrityError, ValidationError)):
        stored(row)


def stored(row: Measure) -> None:
    with transaction.atomic(), act(System("test"), "test.measure", at=CITY, day=DAY) as event:
        add(event, row)
