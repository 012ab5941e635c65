"""Each rule gives each answer it can give, and nothing else decides it."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.register.codes import RELATION
from hearthlight.register.schema import Household, Member, polars_schema
from hearthlight.standard import pack, screen
from hearthlight.standard.packs.cn_register_2014.rules import RULES, men, women
from tests.standard.homes import homes, members

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")
LINE_2016 = 295_200
ORDINARY: dict[str, Any] = {"scheme": None, "state": None}
CANCELLED: dict[str, Any] = {"state": "cancelled"}

HOUSEHOLD = [
    ("income", {"size": 3, "net_fen": 3 * LINE_2016 - 1}, "breaks"),
    ("income", {"size": 3, "net_fen": 3 * LINE_2016}, "holds"),
    ("income", {"net_fen": None}, "unknown"),
    ("income", {"size": None}, "unknown"),
    ("food", {"food_ok": False}, "breaks"),
    ("food", {}, "holds"),
    ("food", {"food_ok": None}, "unknown"),
    ("clothes", {"clothes_ok": False}, "breaks"),
    ("clothes", {}, "holds"),
    ("clothes", {"clothes_ok": None}, "unknown"),
    ("schooling", {"pupils_out": 1}, "breaks"),
    ("schooling", {}, "holds"),
    ("schooling", {"pupils_6_15": 0}, "not_applicable"),
    ("schooling", {"pupils_6_15": None}, "unknown"),
    ("schooling", {"pupils_out": None}, "unknown"),
    ("insurance", {"insured_missing": 1}, "breaks"),
    ("insurance", {}, "holds"),
    ("insurance", {"insured_missing": None}, "unknown"),
    ("housing", {"house_grade": "C"}, "breaks"),
    ("housing", {"house_grade": "D"}, "breaks"),
    ("housing", {"house_grade": "D", "house_repaired": True}, "holds"),
    ("housing", {"house_grade": "A"}, "holds"),
    ("housing", {"house_grade": "A", "house_repaired": None}, "holds"),
    ("housing", {"house_grade": "C", "house_repaired": None}, "unknown"),
    ("housing", {"house_grade": None}, "unknown"),
    ("water", {"water_safe": False}, "breaks"),
    ("water", {}, "holds"),
    ("water", {"water_safe": None}, "unknown"),
    ("income_basis", {"net_fen": None}, "breaks"),
    ("income_basis", {"size": None}, "breaks"),
    ("income_basis", {"size": 0}, "breaks"),
    ("income_basis", {"net_fen": 0}, "holds"),
    ("income_evidence", {"income_verified": False}, "breaks"),
    ("income_evidence", {}, "holds"),
    ("income_evidence", {"income_verified": None}, "unknown"),
    ("one_head", {"heads": 2}, "breaks"),
    ("one_head", {}, "holds"),
    ("one_head", {"heads": None}, "unknown"),
]
MEMBER = [
    ("id_invalid", {"id_valid": False}, "breaks"),
    ("id_invalid", {}, "holds"),
    ("id_invalid", {"id_valid": None}, "unknown"),
    ("relation_sex", {"relation": "son", "sex": "female"}, "breaks"),
    ("relation_sex", {"relation": "daughter_in_law", "sex": "male"}, "breaks"),
    ("relation_sex", {"relation": "spouse", "sex": "male", "head_sex": "male"}, "breaks"),
    ("relation_sex", {"relation": "spouse", "sex": "female", "head_sex": "male"}, "holds"),
    ("relation_sex", {"relation": "son", "sex": "male", "head_sex": None}, "holds"),
    ("relation_sex", {"relation": "other", "sex": "female"}, "holds"),
    ("relation_sex", {"relation": "spouse", "sex": "female", "head_sex": None}, "unknown"),
    ("relation_sex", {"relation": "son", "sex": None}, "unknown"),
    ("relation_sex", {"relation": None}, "unknown"),
    ("labour_age", {"age": 60, "labour": "ordinary"}, "breaks"),
    ("labour_age", {"age": 71, "labour": "lost"}, "breaks"),
    ("labour_age", {"age": 60, "labour": "weak"}, "holds"),
    ("labour_age", {"age": 59, "labour": "ordinary"}, "not_applicable"),
    ("labour_age", {"age": None}, "unknown"),
    ("labour_age", {"age": 60, "labour": None}, "unknown"),
]
OF_THE_STANDARD = [rule.code for rule in RULES if rule.frame == "household" and rule.applies is not None]


def _answer(frames: dict[str, pl.DataFrame], code: str) -> str:
    answers = screen.screen(frames, PACK, DAY)
    return str(answers.filter(rule=code).item(0, "answer"))


@pytest.mark.requirement("R51", "checkable items")
@pytest.mark.requirement("R80", "pass line engine")
@pytest.mark.requirement("R84", "each income item has its evidence")
@pytest.mark.parametrize(("rule", "home", "answer"), HOUSEHOLD)
def test_rules_over_households(rule: str, home: dict[str, Any], answer: str) -> None:
    assert _answer({"household": homes(home)}, f"standard.{rule}") == answer


@pytest.mark.requirement("R82", "logic checks")
@pytest.mark.parametrize(("rule", "member", "answer"), MEMBER)
def test_rules_over_members(rule: str, member: dict[str, Any], answer: str) -> None:
    assert _answer({"member": members(member)}, f"standard.{rule}") == answer


@pytest.mark.parametrize("home", [ORDINARY, CANCELLED])
@pytest.mark.parametrize("code", OF_THE_STANDARD)
def test_the_standard_asks_only_the_register(code: str, home: dict[str, Any]) -> None:
    assert _answer({"household": homes(home)}, code) == "not_applicable"


@pytest.mark.parametrize("code", OF_THE_STANDARD)
def test_a_registered_home_of_unknown_state_is_asked(code: str) -> None:
    assert _answer({"household": homes({"state": None})}, code) == "holds"


def test_every_rule_was_tried_both_ways() -> None:
    tried = {(f"standard.{code}", answer) for code, _, answer in HOUSEHOLD + MEMBER}
    assert tried >= {(rule.code, answer) for rule in RULES for answer in ("breaks", "holds")}


def test_rules_read_the_registers_columns_and_what_the_law_joins() -> None:
    columns = {"household": set(polars_schema(Household)) | {"line_fen"}}
    columns["member"] = set(polars_schema(Member)) | {"labour_age_end"}
    assert [rule.code for rule in RULES if not set(rule.reads) <= columns[rule.frame]] == []


def test_every_relation_has_its_sex_or_none() -> None:
    free = {"head", "spouse", "sibling", "other"}
    assert set(men) | set(women) | free == set(RELATION)
    assert not set(men) & set(women)


def test_the_registers_count_of_pupils_is_of_the_school_age_of_the_law() -> None:
    bounds = [PACK.parameters.at(key, DAY).value for key in ("school_age_first", "school_age_last")]
    assert f"pupils_{bounds[0]}_{bounds[1]}" in polars_schema(Household)


def test_every_rule_says_why_and_how_sure() -> None:
    assert all(rule.message and rule.document and rule.certainty in ("sourced", "unconfirmed") for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES) >= 12
