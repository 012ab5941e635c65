"""Three schemes judging one home: each on a day of its own, with its own line; unknown stays unknown."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.register.schema import Household, polars_schema
from hearthlight.standard import pack
from hearthlight.standard.pass_line import STANDARD
from hearthlight.standard.side_by_side import NOT_ASKED, NOT_IN_SCHEME, Judged, codes, day_of, side_by_side
from tests.standard.homes import HOME

TODAY = date(2017, 3, 28)
PACKS = pack.all_packs()


def _columns(today: date = TODAY, **fields: Any) -> list[Judged]:
    row = dict.fromkeys(polars_schema(Household)) | HOME | {"monitored": False} | fields
    return side_by_side(pl.DataFrame([row], schema=polars_schema(Household)), PACKS, today)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (TODAY, [(TODAY, "today"), (date(2021, 1, 1), "first"), (date(2026, 1, 1), "first")]),
        (date(2022, 5, 4), [(date(2020, 12, 31), "last"), (date(2022, 5, 4), "today"), (date(2026, 1, 1), "first")]),
        (date(2026, 11, 1), [(date(2020, 12, 31), "last"), (date(2025, 12, 31), "last"), (date(2026, 11, 1), "today")]),
    ],
)
def test_each_scheme_is_asked_on_a_day_of_its_own(today: date, days: list[tuple[date, str]]) -> None:
    assert [day_of(one, today) for one in PACKS] == days
    assert [(one.day, one.when) for one in _columns(today)] == days


@pytest.mark.requirement("R51", "checkable items")
def test_one_home_stands_above_one_line_and_below_another() -> None:
    register, monitoring, routine = _columns(net_fen=3 * 400_000)
    assert (register.line and register.line.value, register.reply("standard.income").answer) == (295_200, "holds")
    assert (monitoring.line and monitoring.line.value, monitoring.reference) == (600_000, True)
    assert (routine.line, routine.reply("standard.income").answer) == (None, "unknown")


def test_every_scheme_answers_the_seven_items_or_says_that_it_does_not_ask() -> None:
    for one in _columns(net_fen=3 * 700_000):
        assert all(one.reply(code).answer in ("holds", "unknown", "not_applicable", NOT_IN_SCHEME) for code in STANDARD)
    assert {one.reply("standard.water").answer for one in _columns(water_safe=False)} <= {"breaks", "not_applicable"}
    assert {one.reply("standard.water").answer for one in _columns(water_safe=None)} <= {"unknown", "not_applicable"}


def test_a_reply_carries_what_the_rule_read() -> None:
    reply = _columns(net_fen=3 * 100_000)[0].reply("standard.income")
    assert reply.answer == "breaks"
    assert {"net_fen": 300_000, "size": 3, "line_fen": 295_200}.items() <= reply.values.items()


@pytest.mark.requirement("R86", "years and line are dated parameters")
def test_continued_policies_are_each_schemes_own() -> None:
    register, *later = _columns(exited_year=2016)
    assert (register.entitled, register.because) == ("entitled", "exited_whatever_income")
    assert {one.entitled for one in later} == {"not_in_scheme"}, "they have no continued policies"


def test_a_rule_of_one_scheme_only_is_not_in_the_others() -> None:
    columns = _columns()
    only_later = [code for code in codes(columns) if code not in columns[0].replies]
    assert only_later
    assert {columns[0].reply(code).answer for code in only_later} == {NOT_IN_SCHEME}


def test_a_rule_without_its_column_says_which() -> None:
    later = [one for one in _columns() if one.when == "first"]
    not_asked = [reply for one in later for reply in one.replies.values() if reply.answer == NOT_ASKED]
    assert not_asked
    assert all(reply.missing for reply in not_asked)
