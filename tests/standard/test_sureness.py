"""An answer is no surer than its rule, nor than the line that the rule reads."""

from dataclasses import replace
from datetime import date

import pytest

from hearthlight.standard import pack
from hearthlight.standard.law.sureness import values_behind, weighed

PLACE = "341622101201007"


@pytest.mark.parametrize(
    ("day", "certainty"),
    [(date(2017, 3, 28), "unconfirmed"), (date(2020, 3, 28), "sourced"), (date(2021, 3, 28), "sourced")],
)
def test_the_income_rule_is_as_sure_as_its_line(day: date, certainty: str) -> None:
    law = pack.on(day)
    rule = law.rule("standard.income")
    assert rule.certainty == "sourced"
    assert weighed(law, rule, day, PLACE).certainty == certainty


def test_a_rule_that_reads_no_value_of_the_law_stands_as_it_is() -> None:
    law, day = pack.on(date(2017, 3, 28)), date(2017, 3, 28)
    assert weighed(law, law.rule("standard.water"), day, PLACE).certainty == "sourced"
    demo = replace(law.rule("standard.income"), certainty="demo")
    assert weighed(law, demo, day, PLACE).certainty == "demo"
    assert [one.key for one in values_behind(law, demo, day, PLACE)] == ["poverty_line"]


def test_what_is_not_known_makes_nothing_surer_or_less() -> None:
    day = date(2023, 6, 1)
    law = pack.on(day)
    assert list(values_behind(law, law.rule("standard.income"), day, PLACE)) == []
