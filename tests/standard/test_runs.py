"""Runs and their differences: what opened, what mended it, what could not be told or asked; what a new day asks."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from django.db import connection

from hearthlight.checks.models import Finding
from hearthlight.core import areas
from hearthlight.jobs.progress import silent
from hearthlight.standard import actions, jobs, pack
from hearthlight.standard.screening import changed, runs
from hearthlight.standard.screening.runs import Change
from hearthlight.trail.act import act
from hearthlight.trail.models import Event
from tests.decisions.conftest import day, english, people
from tests.decisions.village import CITY, registered
from tests.standard.test_actions import DAY, ELSEWHERE, HERE, PLACE, SYSTEM, homes, register
from tests.standard.test_saving import write

__all__ = ["day", "english", "people", "register"]
pytestmark = pytest.mark.django_db
NEXT = date(2017, 3, 29)
POOR = {"net_fen": 100, "size": 2}
Frames = dict[str, pl.DataFrame]


def run_on(day: date = DAY, place: str = PLACE) -> Event:
    found = actions.screen_register(SYSTEM, day, place).event
    assert found
    return Event.objects.get(pk=found)


def finding(rule: str = "standard.income") -> Finding:
    return Finding.whole.get(rule=rule, subject_id=10**9)


def test_a_run_tells_what_it_opened_and_what_mended_it(register: Frames) -> None:
    register["household"] = homes(HERE | POOR)
    first = run_on()
    assert runs.changes(first) == [Change("standard.income", 1, 0, 0)]
    register["household"] = homes(HERE | {"net_fen": 999_999, "size": 2})
    second = run_on()
    assert runs.changes(second) == [Change("standard.income", 0, 1, 0)]
    assert finding().values["net_fen"] == 100
    assert finding().closing_values == {"net_fen": 999_999, "size": 2, "line_fen": 295_200}
    assert runs.last(PLACE) == second


@pytest.mark.requirement("R82", "a value that was emptied is told as not to be judged, never as mended")
def test_an_emptied_cell_is_unjudgeable_and_no_mend(register: Frames) -> None:
    register["household"] = homes(HERE | POOR)
    run_on()
    register["household"] = homes(HERE | {"net_fen": None})
    assert Change("standard.income", 0, 0, 1) in runs.changes(run_on())
    assert (finding().state, finding().closing_values["net_fen"]) == ("cannot_judge", None)


def test_a_rule_whose_column_is_missing_is_named_and_its_findings_stay(register: Frames) -> None:
    register["household"] = homes(HERE | POOR)
    run_on()
    register["household"] = homes(HERE).drop("net_fen")
    told = runs.not_asked(run_on())
    assert told["standard.income"] == ("net_fen",)
    assert finding().state == "cannot_judge"


def test_findings_of_a_rule_that_the_law_does_not_have_any_more_end(
    register: Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    register["household"] = homes(HERE | POOR)
    run_on()
    law = pack.on(DAY)
    fewer = replace(law, rules=tuple(rule for rule in law.rules if rule.code != "standard.income"))
    monkeypatch.setattr(pack, "on", lambda day: fewer)
    assert runs.changes(run_on()) == [Change("standard.income", 0, 1, 0)]
    assert finding().state == "resolved"


def test_what_could_not_be_told_is_counted_by_township(register: Frames) -> None:
    register["household"] = homes(HERE | {"water_safe": None})
    run_on()
    assert runs.unknown(PLACE)["standard.water"] == 1
    assert runs.unknown(areas.full("341602001"))["standard.water"] == 1
    assert runs.unknown(areas.full("341602002")) == {}


def test_a_new_day_asks_only_what_the_day_changes(register: Frames, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = register["household"] = homes(HERE)
    actions.screen_register(SYSTEM, DAY)
    register["household"] = whole.with_columns(water_safe=False, pupils_out=pl.lit(1, pl.Int64))
    run = actions.screen_day(SYSTEM, NEXT)
    assert "standard.schooling" in run.counts
    assert "standard.water" not in run.counts
    assert finding("standard.schooling").opened == NEXT
    monkeypatch.setattr(changed, "homes", lambda event, place: {10**9})
    actions.screen_day(SYSTEM, date(2017, 3, 30))
    assert finding("standard.water").opened == date(2017, 3, 30)
    assert runs.answers(PLACE)["standard.water"][0].day == DAY


def test_another_year_or_another_law_asks_everything(register: Frames) -> None:
    actions.screen_register(SYSTEM, DAY)
    before = runs.last(PLACE)
    assert before
    assert [changed.turned(before, day) for day in (NEXT, date(2018, 1, 1), date(2017, 3, 27))] == [False, True, True]
    register["household"] = homes(HERE | {"water_safe": False})
    assert "standard.water" in actions.screen_day(SYSTEM, date(2018, 1, 1)).counts


def test_a_rule_that_counts_years_of_age_is_asked_every_day() -> None:
    asked = [rule for law in pack.all_packs() for rule in law.rules if changed.AGED & set(rule.reads)]
    assert asked
    assert all(map(changed.by_day, asked))


def test_only_homes_that_an_act_touched_are_asked_again(people: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "LONGEST", timedelta(0))
    home, other = registered(), registered()
    actions.screen_register(SYSTEM, DAY, CITY)
    assert actions.screen_changed(SYSTEM, DAY, CITY) == actions.NOTHING
    write(home, water_safe=False)
    run = actions.screen_changed(SYSTEM, DAY, CITY)
    assert sum(run.counts["standard.water"].values()) == 1
    assert Finding.whole.filter(rule="standard.water", closed=None).values_list("household_id").get() == (home.pk,)
    assert changed.homes(0, CITY) >= {home.pk, other.pk}
    assert changed.homes(0, ELSEWHERE) == set()


def test_a_job_tells_what_it_found_and_opens_to_its_page(register: Frames) -> None:
    register["household"] = homes(HERE | POOR)
    answer = jobs.JOBS["standard.screen"](silent, day="2017-03-28", place=PLACE)
    run = runs.last(PLACE)
    assert run
    assert answer == {
        "open": ["findings-run", run.pk],
        "words": jobs.FOUND,
        "values": {"opened": 1, "resolved": 0},
    }


def test_a_corrected_law_is_asked_of_everybody_on_the_next_day(
    register: Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    register["household"] = homes(HERE)
    first = run_on()
    assert not changed.turned(first, NEXT)
    monkeypatch.setattr(pack, "digest", lambda code: "another")
    assert changed.turned(first, NEXT), "a value that was dated back changes no date after the run"


def test_an_act_that_may_have_ended_after_a_run_began_is_asked_again(
    register: Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, going_on = (_nothing() for _ in "ab")
    run = run_on()
    monkeypatch.setattr(runs, "LONGEST", run.at - going_on.at)
    assert runs.ended_before(run) == ended.pk
    assert runs.seen(run) == (ended.pk if connection.vendor == "postgresql" else going_on.pk)


def _nothing() -> Event:
    with act(SYSTEM, "test.write", at=PLACE, day=DAY) as event:
        return event


def test_the_first_of_january_brings_no_flood_of_accounts_that_nobody_owes_yet(register: Frames) -> None:
    def basis(day: date) -> Change | None:
        return next((one for one in runs.changes(run_on(day)) if one.rule == "standard.income_basis"), None)

    register["household"] = homes(HERE)
    assert basis(date(2016, 12, 31)) is None
    register["household"] = homes(HERE | {"net_fen": None})
    assert basis(date(2017, 1, 1)) is None
    assert basis(date(2017, 3, 1)) == Change("standard.income_basis", 1, 0, 0)
