"""Satisfaction: three groups, each for itself, anonymous by a slip; content only if all three are."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.clock import pinned
from hearthlight.decisions.models import Objection
from hearthlight.oversight.models import Answer, Survey, SurveyToken
from hearthlight.oversight.refusals import NotSeen
from hearthlight.oversight.surveys import asking
from hearthlight.oversight.surveys.verdict import GROUPS, content, judge
from hearthlight.trail.models import Event
from tests.decisions.village import DAY, VILLAGE, Offices, registered
from tests.register.homes import home

SIZES = {"poor": 2, "villager": 2, "cadre": 2}


def opened(people: Offices) -> Survey:
    for _home in range(3):
        registered()
        home([{"name": "样乙", "birth": date(1970, 1, 1)}], [], f"{VILLAGE[:12]}001")
    return asking.open_survey(people.director, VILLAGE, "三月满意度", SIZES, seed=7)


def say(row: Survey, group: str, number: int, how: str, words: str = "", day: date = DAY) -> str:
    return asking.answer(asking.code(row, group, number), how, words, day)


@pytest.mark.django_db
@pytest.mark.requirement("R101", "three groups, ALL three must be content: never an average")
def test_all_three_groups_must_be_content(people: Offices) -> None:
    row = opened(people)
    for group in GROUPS:
        for number in range(2):
            say(row, group, number, "content" if group != "cadre" or number else "not")
    found = {one.group: one for one in asking.verdicts(row)}
    assert [found[group].reached for group in GROUPS] == [True, True, False]
    assert content(list(found.values())) is False
    assert (found["poor"].answered, found["poor"].content) == (2, 2)
    assert found["poor"].interval is not None
    assert found["poor"].interval[1] == 1


@pytest.mark.django_db
def test_a_group_that_has_not_answered_is_unknown_and_not_no(people: Offices) -> None:
    row = opened(people)
    say(row, "poor", 0, "content")
    assert content(asking.verdicts(row)) is None


@pytest.mark.django_db
@pytest.mark.requirement("R101", "anonymous: no event actor, a one-time token")
def test_no_row_says_who_answered_and_a_slip_counts_once(people: Offices) -> None:
    row = opened(people)
    say(row, "poor", 0, "partly")
    event = Event.objects.get(kind="oversight.answer_survey")
    assert (event.actor_id, event.actor_name, event.subject_id) == (None, "anonymous survey", None)
    assert {field.name for field in Answer._meta.fields} == {"id", "made", "event", "survey", "group", "content"}
    with pytest.raises(NotSeen, match="counts once"):
        say(row, "poor", 0, "content")
    assert Answer.whole.count() == 1
    with pytest.raises(NotSeen, match="not known"):
        asking.answer("AAAA-BBBB-CCCC", "content", "", DAY)
    assert SurveyToken.objects.filter(used=True).count() == 1


@pytest.mark.django_db
def test_a_survey_ends_and_an_empty_answer_is_told(people: Offices) -> None:
    row = opened(people)
    with pytest.raises(NotSeen, match="Choose"):
        say(row, "poor", 0, "")
    with pinned(row.closes_on + timedelta(days=1)) as late, pytest.raises(NotSeen, match="over"):
        say(row, "poor", 0, "content", day=late)
    assert not SurveyToken.objects.filter(used=True).exists()


@pytest.mark.django_db
@pytest.mark.requirement("R101", "opinions in words, each answered")
def test_an_opinion_goes_to_the_level_above_with_a_receipt(people: Offices) -> None:
    receipt = say(opened(people), "villager", 0, "not", "路灯三个月没亮")
    assert len(receipt) == 14
    row = Objection.whole.get()
    assert (row.area_code, row.answered_on) == (VILLAGE, None)
    assert row.goes_to != VILLAGE


@pytest.mark.django_db
def test_the_sample_is_drawn_anew_from_its_seed_and_stored_nowhere(people: Offices) -> None:
    row = opened(people)
    assert asking.drawn(row) == asking.drawn(row)
    assert [len(asking.drawn(row)[group]) for group in GROUPS] == [2, 2, 2]
    with pytest.raises(NotSeen, match="three groups"):
        asking.open_survey(people.director, VILLAGE, "只问一类", {"poor": 2}, seed=1)
    with pytest.raises(NotSeen, match="ask fewer"):
        asking.open_survey(people.director, VILLAGE, "太多", {**SIZES, "cadre": 99}, seed=1)


COUNTS = st.fixed_dictionaries({name: st.integers(0, 40) for name in ("content", "partly", "not")})


@given(sheets=st.fixed_dictionaries(dict.fromkeys(GROUPS, COUNTS)), permille=st.integers(0, 1000))
def test_the_verdict_is_never_an_average(sheets: dict[str, dict[str, int]], permille: int) -> None:
    found = judge(dict.fromkeys(GROUPS, 40), sheets, permille)
    for one in found:
        answered = sum(sheets[one.group].values())
        assert (one.interval is None) == (answered == 0) == (one.reached is None)
        if one.interval and answered:
            share = Fraction(one.content, answered)
            assert one.interval[0] <= share <= one.interval[1]
            assert one.reached == (share * 1000 >= permille)
    reached = [one.reached for one in found]
    assert content(found) == (False if False in reached else None if None in reached else True)
