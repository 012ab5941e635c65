"""A broken rule explained: the values it read, in money a reader knows, and the document it rests on."""

from datetime import date

import pytest

from hearthlight.standard import explained, pack
from hearthlight.standard.own_frames.frame_words import FrameRefused
from tests.standard.homes import homes, members

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")


def test_the_cause_holds_the_values_that_the_rule_read() -> None:
    told = explained.explain({"household": homes({}, {"net_fen": 412_000, "size": 2})}, PACK, DAY)
    income = told.filter(rule="standard.income").row(0, named=True)
    assert income["subject"] == 2
    assert "4,120.00" in income["cause"]
    assert "2,952.00" in income["cause"]


def test_an_answer_is_no_surer_than_the_line_it_rests_on() -> None:
    told = explained.explain({"household": homes({"net_fen": 412_000, "size": 2, "food_ok": False})}, PACK, DAY)
    income, food = (told.filter(rule=f"standard.{item}").row(0, named=True) for item in ("income", "food"))
    assert (PACK.rule("standard.income").certainty, income["certainty"], food["certainty"]) == (
        "sourced",
        "unconfirmed",
        "sourced",
    )
    line = PACK.parameters.at("poverty_line", date(2016, 12, 31)).document
    assert income["document"] == f"{PACK.rule('standard.income').document}；{line}"


def test_a_rule_without_a_cause_is_explained_by_its_message() -> None:
    told = explained.explain({"household": homes({"food_ok": False})}, PACK, DAY)
    assert told.filter(rule="standard.food")["cause"].to_list() == [PACK.rule("standard.food").message]


def test_every_cause_of_every_pack_can_be_filled_in() -> None:
    for law in pack.all_packs():
        for rule in law.rules:
            for value in (None, True, 0):
                assert "{" not in explained.cause(rule, dict.fromkeys(rule.reads, value), law.columns), rule.code


def test_rows_come_in_the_order_of_rules_and_nobody_else_is_named() -> None:
    frames = {"household": homes({}, {"food_ok": False}, {"water_safe": False}), "member": members({"id_valid": False})}
    told = explained.explain(frames, PACK, DAY).select("rule", "subject").rows()
    assert told == [("standard.food", 2), ("standard.water", 3), ("standard.id_invalid", 1)]


def test_a_frame_that_screen_refuses_is_not_explained() -> None:
    with pytest.raises(FrameRefused, match="nothing below 0"):
        explained.explain({"household": homes({"size": -1})}, PACK, DAY)


def test_money_of_last_year_is_told_as_money_too() -> None:
    rule, values = (
        PACK.rule("standard.income_swing"),
        {"net_fen": 2_991_949, "size": 2, "net_fen_prev": 3_260_909, "size_prev": 1},
    )
    told = explained.cause(rule, values | {"income_rise_percent": 200, "income_fall_percent": 50}, PACK.columns)
    assert "29,919.49" in told
    assert "32,609.09" in told


def test_a_code_is_told_in_words() -> None:
    rule = PACK.rule("standard.away_without_labour")
    told = explained.cause(rule, {"labour": "none", "away_place": "out_of_province", "away_months": 6}, PACK.columns)
    assert told == "Entered as: none; works away: out of province, 6 months"
