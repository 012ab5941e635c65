"""The rules over small frames, then over the stored fleet; a broken fact opens a finding and a mended one closes it."""

from datetime import date

import polars as pl
import pytest

from hearthlight.checks.models import Finding
from hearthlight.checks.screening import screen
from hearthlight.demo.world import CITY, DAY, World
from hearthlight.sun import frames, rules
from hearthlight.sun.models import Milestone, Station
from hearthlight.sun.screen import screen_sun
from hearthlight.trail.act import act
from hearthlight.trail.history import amend


def answers(rule: rules.Rule, rows: list[tuple[object, ...]], schema: dict[str, pl.DataType]) -> list[str]:
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return screen({rule.frame: frame}, [rule], DAY).answers[rule.code]["answer"].to_list()


@pytest.mark.requirement("R21", "overdue warning before the date")
def test_late_due_soon_and_unknown_terms() -> None:
    rows = [
        (1, "a", "connection", False, -1, 45),
        (2, "a", "connection", False, 0, 45),
        (3, "a", "connection", False, 46, 45),
        (4, "a", "connection", True, -9, 45),
        (5, "a", "connection", False, None, 45),
        (6, "a", "connection", False, 10, None),
    ]
    late = answers(rules.MILESTONE_LATE, rows, frames.MILESTONE)
    assert late == ["breaks", "holds", "holds", "not_applicable", "unknown", "holds"]
    soon = answers(rules.MILESTONE_DUE_SOON, rows, frames.MILESTONE)
    assert soon == ["not_applicable", "breaks", "holds", "not_applicable", "unknown", "unknown"]


@pytest.mark.requirement("R19", "shares sum to capacity exactly")
def test_shares_are_asked_of_joint_stations_only() -> None:
    rows = [
        (1, "a", True, 100, 100, None, None, 1700),
        (2, "a", True, 100, 99, None, None, 1700),
        (3, "a", True, None, 99, None, None, 1700),
        (4, "a", False, 100, 0, None, None, 1700),
    ]
    found = answers(rules.SHARES_MAKE_THE_POWER, rows, frames.STATION)
    assert found == ["holds", "breaks", "unknown", "not_applicable"]


@pytest.mark.requirement("R12", "impossible yield")
def test_more_than_1700_hours_over_a_year_breaks() -> None:
    rows = [
        (1, "a", False, 1000, 0, 1_700_000, 12, 1700),
        (2, "a", False, 1000, 0, 1_700_001, 12, 1700),
        (3, "a", False, None, 0, 1_700_001, 12, 1700),
        (4, "a", False, 1000, 0, 900_000, 2, 1700),
        (5, "a", False, 1000, 0, None, None, 1700),
    ]
    found = answers(rules.IMPOSSIBLE_YIELD, rows, frames.STATION)
    assert found == ["holds", "breaks", "unknown", "not_applicable", "unknown"]


@pytest.mark.django_db
def test_the_160_are_found_before_their_term_and_close_when_connected(fleet: World) -> None:
    soon = Finding.whole.filter(rule="sun.milestone_due_soon", closed=None)
    due = Milestone.whole.filter(stage="connection", due_on=date(2017, 4, 30), done_on=None)
    assert set(due.values_list("pk", flat=True)) <= set(soon.values_list("subject_id", flat=True))
    one = due.first()
    with act(fleet.system, "test.connect", at=CITY) as event:
        amend(event, one, DAY, done_on=DAY)
    assert screen_sun(fleet.system, CITY, DAY)["sun.milestone_due_soon"].resolved == 1
    assert Finding.whole.get(rule="sun.milestone_due_soon", subject_id=one.pk).state == "resolved"


@pytest.mark.django_db
def test_on_1_may_the_160_are_late(fleet: World) -> None:
    found = screen_sun(fleet.system, CITY, date(2017, 5, 1))
    late = Finding.whole.filter(rule="sun.milestone_late", closed=None).values_list("subject_id", flat=True)
    assert Milestone.whole.filter(pk__in=late, stage="connection").count() == 160
    assert found["sun.milestone_due_soon"].opened > 0


@pytest.mark.django_db
def test_shares_that_make_the_power_no_longer_are_found(fleet: World) -> None:
    joint = Station.whole.get(kind="joint")
    with act(fleet.system, "test.grow", at=CITY) as event:
        amend(event, joint, DAY, power_w=32_760_001)
    assert screen_sun(fleet.system, CITY, DAY)["sun.share_sum"].opened == 1
    assert Finding.whole.get(rule="sun.share_sum").subject_id == joint.pk
