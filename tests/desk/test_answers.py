"""Questions and answers: every question can be answered, what is stored is read back, unknown is never no."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from hearthlight.desk.pages.record_edit import _given
from hearthlight.desk.record import questions, questions_decided
from hearthlight.desk.record.answers import BadAnswer, read
from hearthlight.desk.record.question import Question
from hearthlight.register.models import Household, Member

DAY = date(2017, 3, 28)
ASKED = [*questions.asked(questions.HOME).values(), *questions.asked(questions.MEMBER).values()]
LAND = questions.asked(questions.HOME)["land_arable_mu_milli"]
WAGE = questions_decided.INCOME.questions[0]


def form(**fields: Any) -> QueryDict:
    """What a browser sends."""
    sent = QueryDict(mutable=True)
    for name, value in fields.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


@pytest.mark.parametrize("asked", ASKED, ids=lambda one: one.field)
def test_not_known_can_always_be_said_and_is_neither_yes_nor_no(asked: Question) -> None:
    assert read(asked, form(value="?") if asked.kind in ("yes_no", "code") else form(unknown="1"), DAY) is None
    with pytest.raises(BadAnswer):
        read(asked, form(), DAY)
    assert asked.words(None) == "不清楚"


@pytest.mark.parametrize(("kind", "model"), [(questions.HOME, Household), (questions.MEMBER, Member)])
def test_every_question_sets_columns_of_its_row(kind: str, model: Any) -> None:
    columns = {one.name for one in model._meta.get_fields()}
    assert all(set(one.fields) <= columns for one in questions.asked(kind).values())


@given(st.integers(0, 10_000_000))
def test_land_comes_back_as_it_was_stored(milli: int) -> None:
    assert read(LAND, form(value=_given(LAND, milli)), DAY) == milli


@given(st.integers(0, 200_000))
def test_a_distance_is_asked_in_kilometres_as_in_the_export(metres: int) -> None:
    road = questions.asked(questions.HOME)["road_metres"]
    assert read(road, form(value=_given(road, metres)), DAY) == metres
    assert road.words(1500) == "1.5 公里"


@given(st.integers(0, questions_decided.MOST_FEN))
def test_money_comes_back_to_the_fen(fen: int) -> None:
    assert read(WAGE, form(value=_given(WAGE, fen)), DAY) == fen


@given(st.text(max_size=30))
@example("INFINITY")
@example("NaN")
@example("1e9999")
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    for asked in (*ASKED, *questions_decided.MEMBER.questions, *questions_decided.HOME.questions, WAGE):
        with suppress(BadAnswer):
            read(asked, form(value=text), DAY, True)


@pytest.mark.parametrize(
    ("field", "text"),
    [("house_year", "2018"), ("house_year", "1799"), ("house_area", "-1"), ("house_area", "8.5"), ("house_area", "x")],
)
def test_a_number_out_of_bounds_is_refused(field: str, text: str) -> None:
    with pytest.raises(BadAnswer):
        read(questions.asked(questions.HOME)[field], form(value=text), DAY)
