"""Causes as a clerk reads them: money in yuan, codes as terms, unknown said, in both languages."""

from datetime import date

import narwhals as nw
import pytest
from django.utils import translation

from hearthlight.checks.rule import Rule
from hearthlight.checks.subjects import NOT_SHOWN
from hearthlight.help.rules import RULES as HELP
from hearthlight.standard import pack
from hearthlight.standard.causes import TERMS, names, said, worded
from hearthlight.standard.column_words import COLUMNS
from hearthlight.standard.worked_out import HEAD, worked_out
from hearthlight.sun.rules import RULES as SUN

EVERY = [rule for law in pack.all_packs() for rule in law.rules]


def rule(cause: str = "") -> Rule:
    return Rule("test.rule", "household", [], nw.lit(True), "m", "d", "demo", date(2014, 1, 1), cause=cause)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            "Income a head 2,573.00 yuan is below the line of 2,952.00 yuan (household income 7,719.00 yuan, people 3)",
        ),
        ("zh-hans", "人均纯收入2,573.00 元，低于标准线2,952.00 元（家庭纯收入7,719.00 元，3人）"),
    ],
)
def test_the_income_rule_says_what_a_head_has_and_which_line(language: str, expected: str) -> None:
    rule = pack.read("cn_register_2014").rule("standard.income")
    with translation.override(language):
        assert said(rule, {"net_fen": 771_900, "size": 3, "line_fen": 295_200}) == expected


@pytest.mark.parametrize(
    ("column", "value", "english", "chinese"),
    [
        ("net_fen", 1_234_567, "12,345.67 yuan", "12,345.67 元"),
        ("net_fen_prev", 100, "1.00 yuan", "1.00 元"),
        ("labour", "lost", "lost", "丧失劳动力"),
        ("relation", "daughter_in_law", "daughter in law", "之儿媳"),
        ("water_safe", False, "no", "否"),
        ("house_area", None, "unknown", "不清楚"),
        ("removed_on", "2016-05-01", "1 May 2016", "2016年5月1日"),
        ("exited_year", 2016, "2016", "2016"),
        ("road_metres", 12_000, "12,000", "12,000"),
    ],
)
def test_a_value_in_both_languages(column: str, value: object, english: str, chinese: str) -> None:
    for language, expected in (("en", english), ("zh-hans", chinese)):
        with translation.override(language):
            assert worded(column, value, TERMS) == expected


def test_a_rule_without_a_cause_names_what_it_read() -> None:
    with translation.override("en"):
        assert said(rule(), {"house_area": None, "size": 2}) == "area of the house: unknown; size of the household: 2"
        assert said(rule("{net_fen} is low"), {"size": 2}) == "size of the household: 2"


def test_a_cause_speaks_only_of_what_its_rule_reads_and_everything_has_a_name() -> None:
    for one in [*EVERY, *HELP, *SUN]:
        more = {name for name, of in HEAD.items() if set(of) <= set(one.reads)}
        assert names(one.cause) <= set(one.reads) | more, one.code
        assert set(one.reads) <= COLUMNS.keys(), one.code


def test_every_cause_can_be_told_from_what_a_finding_keeps() -> None:
    """A column that only says whom a rule concerns is not kept, so no cause may name it."""
    for law in pack.all_packs():
        for rule in law.rules:
            kept = {name for name in rule.reads if name not in NOT_SHOWN} | worked_out(
                dict.fromkeys(rule.reads, 1)
            ).keys()
            assert names(rule.cause) <= kept, rule.code
