"""Screening a frame of one's own: shape, lines by year and place, what is not there."""

import subprocess
import sys
from datetime import date

import polars as pl
import pytest

from hearthlight.register.schema import FRAMES, polars_schema
from hearthlight.standard import pack, screen
from hearthlight.standard.frames import with_line
from hearthlight.standard.pass_line import STANDARD, pass_line
from tests.standard.homes import homes, members

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")


def test_one_row_a_rule_and_subject() -> None:
    frames = {"household": homes({}, {"food_ok": False}), "member": members({})}
    answers = screen.screen(frames, PACK, DAY)
    not_asked = screen.not_asked(frames, PACK, DAY)
    asked = [rule.frame for rule in PACK.rules if rule.code not in not_asked]
    assert answers.schema == screen.COLUMNS
    assert len(answers) == asked.count("household") * 2 + asked.count("member")
    assert answers.filter(answer="breaks").rows() == [("standard.food", 2, "341622101201007", "breaks")]


def test_counts_have_a_zero_for_answers_nobody_got() -> None:
    counted = screen.counts(screen.screen({"household": homes({}, {"food_ok": None})}, PACK, DAY))
    assert counted.filter(rule="standard.food").row(0) == ("standard.food", 0, 1, 0, 1)


def test_what_is_not_there_is_named_not_answered() -> None:
    found = screen.run({"household": homes({}).drop("food_ok")}, PACK, DAY)
    assert found.not_asked["standard.food"] == ("food_ok",)
    assert found.not_asked["standard.id_invalid"] == ("member",)
    assert "standard.food" not in screen.table(found)["rule"].to_list()


def test_nothing_to_screen_gives_the_columns() -> None:
    assert screen.screen({}, PACK, DAY).schema == screen.COLUMNS


def test_a_place_without_homes_has_no_answers() -> None:
    nobody = {name: pl.DataFrame(schema=polars_schema(row)) for name, row in FRAMES.items()}
    assert screen.screen(nobody, PACK, DAY).is_empty()
    assert screen.not_asked(nobody, PACK, DAY) == {}


@pytest.mark.parametrize(("year", "line"), [(2015, 280_000), (2016, 285_500), (2017, 295_200), (2020, 321_800)])
def test_income_meets_the_line_of_its_own_year(year: int, line: int) -> None:
    assert with_line(homes({}), PACK.parameters, date(year, 3, 28))["line_fen"].to_list() == [line]


def test_without_a_known_line_income_is_unknown() -> None:
    answers = screen.screen({"household": homes({})}, PACK, date(2014, 6, 1))
    assert answers.filter(rule="standard.income")["answer"].to_list() == ["unknown"]


def test_no_rule_of_the_scheme_stands_after_it() -> None:
    assert screen.screen({"household": homes({})}, PACK, date(2021, 1, 1)).is_empty()


@pytest.mark.requirement("R80", "pass line engine")
def test_pass_line_is_all_items_of_the_standard() -> None:
    frame = homes({}, {"food_ok": None}, {"food_ok": None, "water_safe": False}, {"scheme": None}, {"pupils_6_15": 0})
    assert pass_line(screen.screen({"household": frame}, PACK, DAY))["answer"].to_list() == [
        "holds",
        "unknown",
        "breaks",
        "not_applicable",
        "holds",
    ]


def test_nobody_passes_on_an_item_that_was_not_asked() -> None:
    answers = screen.screen({"household": homes({}).drop("water_safe")}, PACK, DAY)
    assert pass_line(answers)["answer"].to_list() == ["unknown"]
    assert set(STANDARD) - set(answers["rule"].to_list()) == {"standard.water"}


def test_it_runs_where_django_is_absent() -> None:
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from hearthlight.standard import frames, income, pack, pass_line, screen\n"
        "from hearthlight.standard.continuing import continuation\n"
        "from hearthlight.standard.indices import incidence\n"
        "assert pack.read('cn_register_2014').rules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_rules_answer_alike_on_polars_and_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    from hearthlight.checks.screening import answer

    frame = with_line(homes({}, {"food_ok": False}, {"house_grade": "C"}), PACK.parameters, DAY)
    whole = pandas.DataFrame(frame.to_dicts())
    for rule in PACK.rules:
        if rule.frame == "household" and set(rule.reads) <= set(frame.columns):
            ours, theirs = answer(frame, rule)["answer"].to_list(), answer(whole, rule)["answer"].to_list()
            assert ours == theirs, rule.code


def test_an_answer_frame_is_polars() -> None:
    assert isinstance(screen.screen({"household": homes({})}, PACK, DAY), pl.DataFrame)
