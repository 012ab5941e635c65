"""What a run leaves in the findings it closes or cannot judge, and a finding that goes with its subject."""

from datetime import date

import pytest

from hearthlight.checks.asked import Asked, Everybody
from hearthlight.checks.findings import Broken, Difference, bring_in_line
from hearthlight.checks.models import Finding
from hearthlight.trail.act import System, act

pytestmark = pytest.mark.django_db
DAY, HERE, THERE = date(2017, 3, 28), "990000000001001", "990000000002001"
FIRST, SECOND = 10**9, 10**9 + 1


def run(*broken: Broken, asked: Asked | None = None) -> Difference:
    with act(System("test"), "test.run", at=HERE, day=DAY) as event:
        return bring_in_line(event, "test.rule", DAY, broken, asked or Asked())


def broken(subject: int, place: str = HERE, home: int | None = None) -> Broken:
    return Broken("register.member", subject, place, home or subject, {"net_fen": 1})


def only() -> Finding:
    return Finding.whole.get(rule="test.rule")


def test_what_mended_it_is_kept_and_told_apart_from_what_was_found() -> None:
    run(broken(FIRST))
    run(asked=Asked(values_of=lambda ids: {one: {"net_fen": 2} for one in ids}))
    assert (only().state, only().values, only().closing_values) == ("resolved", {"net_fen": 1}, {"net_fen": 2})


def test_what_cannot_be_judged_keeps_what_it_reads_now_until_it_can() -> None:
    run(broken(FIRST))
    blind = Asked(unknown=Everybody(), values_of=lambda ids: {one: {"net_fen": None} for one in ids})
    assert run(asked=blind) == Difference(0, 0, 1, 1)
    assert run(asked=blind) == Difference(0, 0, 1, 0)
    assert (only().state, only().closing_values) == ("cannot_judge", {"net_fen": None})
    run(broken(FIRST))
    assert (only().state, only().closing_values) == ("open", {})


def test_a_finding_goes_with_its_subject_to_another_home_and_place() -> None:
    run(broken(FIRST, home=SECOND))
    assert run(broken(FIRST, THERE, FIRST), asked=Asked(households=[FIRST])).opened == 0
    assert (only().area_code, only().household_id, only().state) == (THERE, FIRST, "open")


def test_a_run_over_some_homes_mends_nothing_of_others() -> None:
    run(broken(FIRST), broken(SECOND))
    assert run(asked=Asked(households=[FIRST])) == Difference(0, 1, 0)
    assert Finding.whole.get(rule="test.rule", closed=None).subject_id == SECOND
