"""Each rule of the room gives each answer it can give, and nothing else decides it."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from hearthlight.checks.screening import screen
from hearthlight.help.measures import KINDS
from hearthlight.help.rules import RULES
from tests.help.homes import homes, measures

DAY, MONITORING_DAY = date(2017, 3, 28), date(2022, 6, 1)
SHOWN = {"has_result": True, "has_paper": True, "result_fen": 90_000}
REMOVED: dict[str, Any] = {"monitored": True, "risk_removed": True, "removal_way": "help", "risk_main": "illness"}

OF_MEASURES: list[tuple[str, dict[str, Any], str]] = [
    ("help.measure_result", {"days_late": 1}, "breaks"),
    ("help.measure_result", {"days_late": 0}, "not_applicable"),
    ("help.measure_result", {"days_late": -40}, "not_applicable"),
    ("help.measure_result", {"days_late": 400, **SHOWN}, "holds"),
    ("help.measure_result", {"days_late": -40, **SHOWN}, "holds"),
    ("help.measure_result", {"days_late": None}, "unknown"),
    ("help.measure_result", {"days_late": None, **SHOWN}, "holds"),
    ("help.measure_result", {"days_late": 1, "has_result": None}, "unknown"),
    ("help.result_evidence", {"has_result": True, "has_paper": True}, "holds"),
    ("help.result_evidence", {"has_result": True, "result_fen": 1}, "breaks"),
    ("help.result_evidence", {"has_result": True, "has_paper": None}, "unknown"),
    ("help.result_evidence", {"days_late": 9}, "not_applicable"),
    ("help.result_evidence", {"has_result": None}, "unknown"),
]
OF_HOMES: list[tuple[str, dict[str, Any], str]] = [
    ("help.removed_without_help", REMOVED, "breaks"),
    ("help.removed_without_help", REMOVED | {"measures": 1}, "holds"),
    ("help.removed_without_help", REMOVED | {"removal_way": "natural"}, "not_applicable"),
    ("help.removed_without_help", REMOVED | {"risk_removed": False}, "not_applicable"),
    ("help.removed_without_help", {}, "not_applicable"),
    ("help.removed_without_help", REMOVED | {"removal_way": None}, "unknown"),
    ("help.illness_without_care", REMOVED | {"measures": 1, "measures_of_industry": 1}, "breaks"),
    ("help.illness_without_care", REMOVED | {"risk_main": "disaster"}, "not_applicable"),
    ("help.illness_without_care", REMOVED | {"risk_main": None}, "unknown"),
    *(
        ("help.illness_without_care", REMOVED | {f"measures_of_{kind}": 1}, "holds")
        for kind in ("health", "social", "safety_net")
    ),
]


@cache
def _answers(of: str) -> list[str]:
    """What every case of a table gets: one frame, asked once."""
    cases, frame, day = (OF_MEASURES, measures, DAY) if of == "measure" else (OF_HOMES, homes, MONITORING_DAY)
    found = screen({of: frame(*(row for _code, row, _answer in cases))}, RULES, day)
    return [found.answers[code]["answer"].to_list()[number] for number, (code, *_rest) in enumerate(cases)]


@pytest.mark.requirement("R83", "each ticked measure needs a result (amount, date, evidence)")
@pytest.mark.parametrize(("number", "answer"), [(n, case[2]) for n, case in enumerate(OF_MEASURES)])
def test_a_ticked_measure_needs_a_result(number: int, answer: str) -> None:
    assert _answers("measure")[number] == answer


@pytest.mark.requirement("R83", "each ticked measure needs a result (amount, date, evidence)")
@pytest.mark.parametrize(("number", "answer"), [(n, case[2]) for n, case in enumerate(OF_HOMES)])
def test_help_that_removed_a_risk_was_given(number: int, answer: str) -> None:
    assert _answers("household")[number] == answer


def test_the_rules_about_monitored_homes_are_not_asked_before_there_were_any() -> None:
    asked = screen({"measure": measures({}), "household": homes({})}, RULES, DAY)
    assert set(asked.answers) == {"help.measure_result", "help.result_evidence"}


def test_a_rule_whose_column_is_missing_is_not_asked_and_says_so() -> None:
    asked = screen({"measure": measures({}).drop("has_paper")}, RULES, DAY)
    assert asked.not_asked["help.result_evidence"] == ("has_paper",)


def test_every_cause_names_only_columns_that_its_rule_reads() -> None:
    for rule in RULES:
        rule.cause.format(**dict.fromkeys(rule.reads, ""))
        assert rule.cause


def test_every_kind_of_measure_has_its_column() -> None:
    assert {f"measures_of_{kind}" for kind in KINDS} <= set(homes({}).columns)
