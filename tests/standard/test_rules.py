"""Each rule gives each answer it can give, and nothing else decides it."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from hearthlight.register.codes import RELATION
from hearthlight.register.schema import Household, polars_schema
from hearthlight.standard import pack
from hearthlight.standard.law import pack_faults
from hearthlight.standard.packs.shared.items import SEVEN
from hearthlight.standard.packs.shared.people import men, women
from hearthlight.standard.worked_out import HEAD
from tests.standard import rule_cases, rule_cases_people
from tests.standard.rule_cases import ORDINARY
from tests.standard.rule_rows import DAY, MONITORED, MONITORING_DAY, Case, answered

REGISTER, MONITORING = "cn_register_2014", "cn_monitoring_2021"
CANCELLED: dict[str, Any] = {"state": "cancelled"}
TABLES: dict[str, tuple[str, list[Case], str, date]] = {
    "items": ("household", rule_cases.ITEMS, REGISTER, DAY),
    "incomes": ("household", rule_cases.INCOMES, REGISTER, DAY),
    "states": ("household", rule_cases.STATES, REGISTER, DAY),
    "homes": ("household", rule_cases.HOMES, REGISTER, DAY),
    "villages": ("village", rule_cases.VILLAGES, REGISTER, DAY),
    "members": ("member", rule_cases_people.MEMBERS, REGISTER, DAY),
    "monitoring": ("household", rule_cases_people.MONITORING, MONITORING, MONITORING_DAY),
}


@cache
def _answers(table: str) -> list[str]:
    return answered(*TABLES[table])


def _each(*tables: str) -> Any:
    cases = [
        pytest.param(table, number, answer, id=f"{table}-{number}-{code}-{answer}")
        for table in tables
        for number, (code, _, answer) in enumerate(TABLES[table][1])
    ]
    return pytest.mark.parametrize(("table", "number", "answer"), cases)


@pytest.mark.requirement("R51", "checkable items")
@pytest.mark.requirement("R80", "pass line engine")
@_each("items")
def test_items_of_the_standard(table: str, number: int, answer: str) -> None:
    assert _answers(table)[number] == answer


@pytest.mark.requirement("R84", "each income item has its evidence")
@_each("incomes")
def test_incomes(table: str, number: int, answer: str) -> None:
    assert _answers(table)[number] == answer


@pytest.mark.requirement("R82", "cross-field and cross-year logic checks")
@_each("states", "homes", "villages", "members", "monitoring")
def test_logic(table: str, number: int, answer: str) -> None:
    assert _answers(table)[number] == answer


SEVEN_CODES = [rule.code.removeprefix("standard.") for rule in SEVEN]


def test_the_standard_asks_whom_its_scheme_concerns() -> None:
    """2014: the register alone; from 2021 monitored households too, ordinary or struck off as they may be."""
    homes = [ORDINARY, CANCELLED, {"state": None}, ORDINARY | MONITORED, CANCELLED | MONITORED]
    cases: list[Case] = [(code, home, "") for code in SEVEN_CODES for home in homes]
    asked = {REGISTER: [False, False, True, False, False], MONITORING: [False, False, True, True, True]}
    for code, wanted in asked.items():
        answers = answered("household", cases, code, DAY if code == REGISTER else MONITORING_DAY)
        assert [answer != "not_applicable" for answer in answers] == wanted * len(SEVEN_CODES)


def test_a_line_that_nobody_found_leaves_the_income_unknown() -> None:
    (answer,) = answered("household", [("income", {"net_fen": 0}, "")], MONITORING, date(2024, 6, 1))
    assert answer == "unknown"


def test_every_rule_was_tried_both_ways() -> None:
    tried = {(f"standard.{code}", answer) for _, cases, _, _ in TABLES.values() for code, _, answer in cases}
    rules = {rule.code for one in pack.all_packs() for rule in one.rules}
    assert tried >= {(code, answer) for code in rules for answer in ("breaks", "holds")}


def test_rules_read_the_registers_columns_and_what_the_law_joins() -> None:
    for one in pack.all_packs():
        strange = [(rule.code, set(rule.reads) - pack_faults.columns(one, rule.frame)) for rule in one.rules]
        assert [code for code, columns in strange if columns] == []


def test_every_relation_has_its_sex_or_none() -> None:
    free = {"head", "spouse", "sibling", "other"}
    assert set(men) | set(women) | free == set(RELATION)
    assert not set(men) & set(women)


def test_the_registers_count_of_pupils_is_of_the_school_age_of_the_law() -> None:
    bounds = [pack.read(REGISTER).parameters.at(key, DAY).value for key in ("school_age_first", "school_age_last")]
    assert f"pupils_{bounds[0]}_{bounds[1]}" in polars_schema(Household)


def test_every_rule_says_why_and_how_sure() -> None:
    for one in pack.all_packs():
        assert all(rule.message and rule.document and rule.certainty for rule in one.rules)
        causes = [(rule, name) for rule in one.rules for name in _named(rule.cause)]
        assert [rule.code for rule, name in causes if name not in {*rule.reads, *HEAD}] == []


def _named(cause: str) -> list[str]:
    return [part.split("}")[0] for part in cause.split("{")[1:]]
