"""The gates of exit: a home's seven items, a village's, a county's; each item with every answer it can give."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.checks import screening
from hearthlight.core import areas
from hearthlight.standard import pack
from hearthlight.standard.exits import places
from hearthlight.standard.exits.homes import BEFORE, as_registered, judged
from hearthlight.standard.exits.rules import COUNTY, INCOME_BEFORE, VILLAGE, VILLAGE_RATE
from hearthlight.standard.exits.settings import gate_mode, income_years, settings
from tests.standard.homes import HOME, homes

DAY = date(2017, 3, 28)
LAW = pack.read("cn_register_2014")
LINE_2015 = 285_500
NOT_OUT: dict[str, Any] = {"state": "registered", "exited_year": None}


def verdicts(*rows: dict[str, Any], years: int = 1) -> list[str]:
    return judged(homes(*rows), LAW, DAY, years)["verdict"].to_list()


@pytest.mark.requirement("R80", "pass line: one broken item fails, one unknown is undetermined")
def test_one_broken_item_fails_and_an_unknown_one_is_never_a_pass() -> None:
    found = verdicts(
        NOT_OUT,
        NOT_OUT | {"food_ok": None},
        NOT_OUT | {"food_ok": None, "water_safe": False},
        NOT_OUT | {"pupils_6_15": 0, "pupils_out": None},
        NOT_OUT | {"pupils_6_15": 0, "pupils_out": 0},
    )
    assert found == ["holds", "unknown", "breaks", "unknown", "holds"]


@pytest.mark.requirement("R51", "one income, two assurances, three guarantees as checkable items")
@pytest.mark.parametrize(
    ("item", "fact"),
    [
        ("standard.income", {"net_fen": 3 * 295_200 - 1}),
        ("standard.food", {"food_ok": False}),
        ("standard.clothes", {"clothes_ok": False}),
        ("standard.schooling", {"pupils_out": 1}),
        ("standard.insurance", {"insured_missing": 2}),
        ("standard.housing", {"house_grade": "D"}),
        ("standard.water", {"water_safe": False}),
    ],
)
def test_each_item_alone_holds_a_home_back_and_is_told_by_its_name(item: str, fact: dict[str, Any]) -> None:
    row = judged(homes(NOT_OUT | fact), LAW, DAY).row(0, named=True)
    assert row["verdict"] == "breaks"
    assert [code for code in row if row[code] == "breaks" and code.startswith("standard.")] == [item]


def test_what_no_column_says_is_unknown_not_met() -> None:
    assert judged(homes(NOT_OUT).drop("water_safe"), LAW, DAY)["verdict"].to_list() == ["unknown"]


def test_a_home_outside_the_register_is_judged_as_if_it_stood_there() -> None:
    outside = homes({"scheme": None, "state": None}, {"scheme": None, "state": None, "water_safe": False})
    assert judged(outside, LAW, DAY)["verdict"].to_list() == ["not_applicable"] * 2
    assert judged(as_registered(outside), LAW, DAY)["verdict"].to_list() == ["holds", "breaks"]


def before(net: int | None, size: int = 3) -> pl.DataFrame:
    given = {"net_fen_prev": pl.lit(net, pl.Int64), "size_prev": pl.lit(size, pl.Int64)}
    return homes(NOT_OUT).with_columns(**given)


@pytest.mark.parametrize(
    ("net", "size", "answer", "asked_for_two"),
    [
        (3 * LINE_2015, 3, "holds", "holds"),
        (3 * LINE_2015 - 1, 3, "breaks", "breaks"),
        (None, 3, "unknown", "unknown"),
        (900_000, 0, "unknown", "unknown"),
    ],
)
def test_the_year_before_is_always_told_and_counts_only_where_the_setting_asks(
    net: int | None, size: int, answer: str, asked_for_two: str
) -> None:
    frame = before(net, size)
    one, two = (judged(frame, LAW, DAY, years).row(0, named=True) for years in (1, 2))
    assert (one[BEFORE], one["verdict"], two["verdict"]) == (answer, "holds", asked_for_two)


def test_the_settings_are_dated_and_say_that_the_county_set_them() -> None:
    assert (gate_mode(DAY, HOME["area_code"]).value, income_years(DAY, "").value) == ("caution", 1)
    assert {value.certainty for value in settings().values} == {"demo"}


def answer(rule: Any, **columns: Any) -> str:
    typed = [pl.Series(name, [value], pl.Int64) for name, value in columns.items()]
    frame = pl.DataFrame([pl.Series(rule.frame, [1]), pl.Series("area_code", ["341622101201000"]), *typed])
    return str(screening.answer(frame, rule)["answer"].to_list()[0])


def answers(rule: Any, kind: Any, *rows: Any) -> list[str]:
    """The answers to rows of a rule that reads one column."""
    given = {rule.frame: range(len(rows)), "area_code": "341622101201000", rule.reads[0]: pl.Series(rows, dtype=kind)}
    return list(screening.answer(pl.DataFrame(given), rule)["answer"].to_list())


@pytest.mark.requirement("R59", "village exit: rate below its limit")
@pytest.mark.parametrize(
    ("left", "people", "limit", "told"),
    [
        (19, 1000, 200, "holds"),
        (20, 1000, 200, "breaks"),
        (0, 0, 200, "unknown"),
        (19, 1000, None, "unknown"),
        (29, 1000, 300, "holds"),
    ],
)
def test_the_rate_of_a_village_or_county_must_be_below_its_limit(
    left: int, people: int, limit: int | None, told: str
) -> None:
    given = {"left": left, "people": people, "rate_below": limit}
    assert (answer(VILLAGE_RATE, **given), answer(COUNTY[0], **given)) == (told, told)


@pytest.mark.parametrize("item", [item for item in VILLAGE if item != "safe_water"])
def test_an_item_of_a_village_is_met_not_met_or_was_never_stated(item: str) -> None:
    rule = VILLAGE[item]
    assert answers(rule, pl.Boolean, True, False, None) == ["holds", "breaks", "unknown"]


def test_water_of_a_village_is_safe_when_no_household_lacks_it() -> None:
    rule = VILLAGE["safe_water"]
    assert answers(rule, pl.Int64, 0, 3, None) == ["holds", "breaks", "unknown"]


@pytest.mark.parametrize(
    ("code", "holds", "breaks"),
    [
        ("exit.county_wrong", {"wrong_rate": 199, "wrong_below": 200}, {"wrong_rate": 200, "wrong_below": 200}),
        ("exit.county_missed", {"missed_rate": 0, "missed_below": 200}, {"missed_rate": 201, "missed_below": 200}),
        (
            "exit.county_approval",
            {"approval_rate": 9001, "approval_above": 9000},
            {"approval_rate": 9000, "approval_above": 9000},
        ),
        ("exit.county_villages", {"villages_left": 0}, {"villages_left": 2}),
        (
            "exit.county_growth",
            {"growth_rate": 901, "growth_of_province": 900},
            {"growth_rate": 900, "growth_of_province": 900},
        ),
    ],
)
def test_what_a_county_must_meet(code: str, holds: dict[str, int], breaks: dict[str, int]) -> None:
    rule = next(rule for rule in COUNTY if rule.code == code)
    nothing = dict.fromkeys(holds)
    assert [answer(rule, **given) for given in (holds, breaks, nothing)] == ["holds", "breaks", "unknown"]


def test_every_item_of_the_law_has_its_rule_and_every_rule_its_document() -> None:
    named = LAW.parameters.at("village_exit_items", DAY).value
    assert set(named) == set(VILLAGE)
    for rule in (INCOME_BEFORE, VILLAGE_RATE, *VILLAGE.values(), *COUNTY):
        assert rule.document
        assert rule.in_force(DAY)
        assert not rule.in_force(date(2021, 1, 1))


AFTER = date(2022, 6, 1)


def test_a_gate_whose_document_ended_is_no_unknown_one() -> None:
    row = judged(before(None), pack.on(AFTER), AFTER, 2).row(0, named=True)
    assert row[BEFORE] == "not_applicable"
    frame = pl.DataFrame({"county": [1], "area_code": ["341623000000000"]})
    assert places.answers({"county": frame}, list(COUNTY), AFTER) == {"341623000000000": {}}
    assert set(places.answers({"county": frame}, list(COUNTY), DAY)["341623000000000"].values()) == {"unknown"}


@pytest.mark.requirement("R59", "the western limits apply in the west")
@pytest.mark.django_db
def test_a_western_place_has_its_own_limit() -> None:
    frame = pl.DataFrame({"area_code": ["341623000000000", "522323000000000"]})
    assert places.counted(frame, areas.COUNTRY, DAY, "county")["rate_below"].to_list() == [200, 300]
    assert not places.western("522323000000000", AFTER)
