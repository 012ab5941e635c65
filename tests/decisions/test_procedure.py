"""Procedures as dated data: steps of a day, windows of notices, quorums that are computed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.parameters import NotKnown, Value
from hearthlight.decisions import procedure as law
from hearthlight.decisions.models import Step
from hearthlight.decisions.procedure import Votes, in_force, notice_until, quorum
from hearthlight.decisions.words import KINDS, STEPS
from hearthlight.people import offices

ASSEMBLY = law.rules().at("assembly", date(2017, 3, 28))
GROUP = "341623108201001"


def kinds(code: str, day: date) -> list[str]:
    return [step.kind for step in in_force(code, day, GROUP).steps]


def test_an_exit_goes_from_review_to_announcement() -> None:
    wanted = ["review", "vote", "home_check", "signature", "notice", "approval", "announcement"]
    assert kinds("exit", date(2017, 3, 28)) == wanted
    notice = next(step for step in in_force("exit", date(2017, 3, 28), GROUP).steps if step.kind == "notice")
    assert notice.days == 7


def test_identification_has_two_notices_and_one_announcement() -> None:
    found = kinds("identify", date(2014, 6, 1))
    assert (found.count("notice"), found[-1]) == (2, "announcement")


def test_monitoring_begins_in_2021_with_a_term_of_15_days() -> None:
    with pytest.raises(NotKnown):
        in_force("monitor", date(2020, 12, 31))
    steps = in_force("monitor", date(2021, 1, 1)).steps
    assert [step.days for step in steps if step.kind == "notice"] == [5]
    assert law.due_on("monitor", date(2022, 3, 1)) == date(2022, 3, 16)
    assert law.due_on("exit", date(2017, 3, 1)) is None
    with pytest.raises(NotKnown):
        in_force("monitor", date(2026, 1, 1))


@pytest.mark.parametrize("code", law.codes())
def test_every_procedure_is_whole(code: str) -> None:
    for value in law.procedures().all(code):
        found = in_force(code, value.since, GROUP)
        assert code in KINDS
        for step in found.steps:
            assert step.kind in Step.Kind.values
            assert step.name in STEPS
            assert {offices.find(one).code for one in (step.office, *step.also) if one} <= set(offices.all_offices())
            assert (step.kind == "notice") == bool(step.days)
            assert (step.kind == "vote") == bool(step.quorum)
            assert len(step.place(GROUP)) == 15


@pytest.mark.requirement("R70", "two nomination tracks, a candidate list, then a vote of all villagers")
def test_an_election_has_two_tracks_a_list_and_a_vote_of_all() -> None:
    steps = in_force("committee", date(2017, 3, 28), GROUP).steps
    assert [step.name for step in steps[:3]] == ["nominations", "candidate_list", "villagers_vote"]
    assert steps[2].quorum == "villagers"


@pytest.mark.requirement("R71", "assignment comes after the public notice")
def test_assignment_is_the_step_after_the_notice() -> None:
    steps = in_force("committee", date(2017, 3, 28), GROUP).steps
    assert [step.name for step in steps[3:]] == ["notice", "assignment"]


@pytest.mark.requirement("R103", "by whom: the level above whoever asks")
def test_the_level_above_answers() -> None:
    granting = in_force("need", date(2017, 3, 28)).steps[1]
    assert granting.place(GROUP) == "341623108000000"
    assert granting.place("341623108201000") == "341623108000000"
    assert granting.place("341623108000000") == "341623000000000"
    assert granting.place("341623000000000") == "341600000000000"


@given(st.dates(date(2014, 1, 1), date(2030, 1, 1)), st.integers(1, 30))
def test_a_notice_stands_its_full_days(posted: date, days: int) -> None:
    until = notice_until(posted, days)
    standing = [posted + timedelta(days=n) for n in range(1, (until - posted).days)]
    assert len(standing) == days
    assert law.last_day(until) == standing[-1]


def test_seven_days_from_the_first_of_march() -> None:
    assert notice_until(date(2017, 3, 1), 7) == date(2017, 3, 9)


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        (Votes(30, 20, 11, 9), "passed"),
        (Votes(30, 20, 10, 0, 10), "refused"),
        (Votes(30, 19, 19), "void"),
        (Votes(31, 21, 21), "passed"),
        (Votes(31, 20, 20), "void"),
        (Votes(3, 2, 2), "passed"),
        (Votes(3, 2, 1, 1), "refused"),
    ],
)
def test_a_quorum_is_computed(votes: Votes, result: str) -> None:
    assert quorum(votes, ASSEMBLY) == result


@given(st.integers(1, 500), st.data())
def test_a_quorum_is_exact(eligible: int, data: st.DataObject) -> None:
    present = data.draw(st.integers(0, eligible))
    favour = data.draw(st.integers(0, present))
    result = quorum(Votes(eligible, present, favour), ASSEMBLY)
    assert (result == "void") == (3 * present < 2 * eligible)
    assert (result == "passed") == (3 * present >= 2 * eligible and 2 * favour > present)


@pytest.mark.parametrize("wrong", [(10, 11, 1, 0, 0), (10, 5, 4, 1, 1), (10, 5, -1, 0, 0), (0, 0, 0, 0, 0)])
def test_counts_that_cannot_be_are_refused(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="present"):
        Votes(*wrong)


def test_every_rule_says_where_it_is_from() -> None:
    values: list[Value] = [*law.procedures().values, *law.rules().values]
    assert all(value.document for value in values)
    assert {value.certainty for value in values} == {"sourced", "unconfirmed", "demo"}
