"""Screening of help: a tick without a result becomes a finding, and its result mends it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hearthlight.checks.models import Finding
from hearthlight.help import frames
from hearthlight.help.actions import record_measure, record_result
from hearthlight.help.models import Measure
from hearthlight.help.screening import screen_help
from hearthlight.jobs import daily
from hearthlight.people.models import Person
from hearthlight.trail.act import System
from hearthlight.trail.history import add, amend
from hearthlight.trail.models import Source
from tests.money.below import household
from tests.money.books import OTHER, VILLAGE, new_event

pytestmark = pytest.mark.django_db
TESTER, DUE = System("test"), date(2017, 3, 10)
CODE = "help.measure_result"


def _measure(**fields: Any) -> Measure:
    event = new_event(date(2016, 1, 1))
    helper = add(event, Person(username=f"helper-{event.pk}", name="样例", synthetic=True))
    home = household(event, VILLAGE)
    said = {"kind": "industry", "fen": 90_000, "person": helper, "due_on": DUE} | fields
    return add(event, Measure(household=home, area_code=home.area_code, **said))


def _finding(measure: Measure) -> Finding | None:
    return Finding.whole.filter(rule=CODE, subject_kind="help.measure", subject_id=measure.pk).first()


@pytest.mark.requirement("R83", "each ticked measure needs a result (amount, date, evidence)")
def test_a_tick_whose_day_has_passed_is_found_and_its_result_mends_it() -> None:
    row = _measure()
    screen_help(TESTER, DUE, VILLAGE)
    assert _finding(row) is None, "it is due today"
    screen_help(TESTER, DUE + timedelta(days=1), VILLAGE)
    found = _finding(row)
    assert found is not None
    assert (found.household_id, found.state) == (row.household_id, "open")
    assert found.values == {"kind": "industry", "days_late": 1, "has_result": False}
    record_result(TESTER, row, DUE, fen=88_000)
    screen_help(TESTER, date(2017, 3, 28), VILLAGE)
    found.refresh_from_db()
    assert (found.state, found.closed) == ("resolved", date(2017, 3, 28))
    assert found.closing_values["has_result"] is True


@pytest.mark.requirement("R83", "each ticked measure needs a result (amount, date, evidence)")
def test_a_result_without_a_paper_is_found_until_the_paper_is_there() -> None:
    row = _measure(result_on=DUE, result_fen=90_000)
    assert screen_help(TESTER, date(2017, 3, 28), VILLAGE)["help.result_evidence"].opened == 1
    event = new_event(date(2017, 3, 28))
    paper = add(event, Source(kind="help_list", title="签收表", sha256="1", received_on=DUE, area_code=VILLAGE))
    record_result(TESTER, row, date(2017, 3, 27), source=paper)
    assert screen_help(TESTER, date(2017, 3, 28), VILLAGE)["help.result_evidence"].resolved == 1


def test_the_frame_is_of_the_day_and_of_where_the_home_lives() -> None:
    row = _measure(result_on=DUE, result_fen=90_000)
    before, after = (frames.measures(day, VILLAGE) for day in (DUE - timedelta(days=1), DUE))
    assert before.select("days_late", "has_result", "result_fen").rows() == [(-1, False, None)]
    assert after.select("days_late", "has_result", "has_paper", "result_fen").rows() == [(0, True, False, 90_000)]
    assert frames.measures(date(2015, 12, 31), VILLAGE).is_empty(), "it was not written down yet"
    amend(new_event(date(2017, 3, 28)), row.household, DUE, area_code=OTHER)
    assert frames.measures(DUE, VILLAGE).is_empty()
    assert frames.measures(DUE, OTHER)["area_code"].to_list() == [OTHER]


@pytest.mark.requirement("R56", "measure must name household, amount, person, date")
@pytest.mark.parametrize("field", ["household", "fen", "person", "due_on"])
def test_a_measure_that_names_not_everything_is_refused_by_the_database(field: str) -> None:
    whole = _measure()
    said = {name: getattr(whole, name) for name in ("household", "fen", "person", "due_on", "area_code", "kind")}
    event = new_event()
    with pytest.raises(IntegrityError), transaction.atomic():
        add(event, Measure(**said | {field: None}))


def test_an_act_of_a_measure_names_the_household() -> None:
    event = new_event()
    helper = add(event, Person(username="helper", name="样例", synthetic=True))
    home = household(event, VILLAGE)
    row = record_measure(TESTER, home, kind="health", fen=1, person=helper, due_on=DUE)
    assert row.made.subject_id == home.pk == row.household_id


def test_a_new_day_asks_the_rules_of_help() -> None:
    assert "help.screen" in daily.kinds()
