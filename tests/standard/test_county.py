"""The whole demo under the law: R86 within its bounds, findings that stand, figures that are their records."""

import json
from datetime import date

import polars as pl
import pytest

from hearthlight import figures
from hearthlight.checks.models import Finding
from hearthlight.demo.world import GONGDIAN, LIXIN, SHUANGJIAN
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Household, Income, Status
from hearthlight.standard import commands, pack, queries
from hearthlight.trail.act import System, act
from hearthlight.trail.history import amend

SYSTEM = System("test")


def _figure(code: str, place: str, day: date, **arguments: str) -> int:
    return figures.value(figures.find(code), place, day, EVERYTHING, **arguments)


@pytest.mark.requirement("R86", "1,203..1,729 households and 3,189..4,580 people")
def test_shuangjians_entitled_lie_within_the_published_cohorts(county: date) -> None:
    assert 1_203 < _figure("standard.households_entitled", SHUANGJIAN, county) < 1_729
    assert 3_189 < _figure("standard.people_entitled", SHUANGJIAN, county) < 4_580


@pytest.mark.requirement("R86", "not exited; or exited 2016, whatever the income")
def test_the_surely_entitled_are_the_790_and_the_413(county: date) -> None:
    judged = queries.entitlements(SHUANGJIAN, county)
    sure = judged.filter(pl.col("because").is_in(["not_exited", "exited_whatever_income"]))
    assert (len(sure), sure["size"].sum()) == (1_203, 3_189)
    assert (len(judged), judged["size"].sum()) == (1_729, 4_580)


@pytest.mark.requirement("R86", "undetermined, listed, never silently no")
def test_the_undetermined_are_listed(county: date) -> None:
    figure = figures.find("standard.households_undetermined")
    listed = figures.records(figure, SHUANGJIAN, county, EVERYTHING)
    assert listed.count() == figures.value(figure, SHUANGJIAN, county, EVERYTHING) > 0
    answers = {queries.entitlement_of(home.pk, home.area_code, county) for home in listed[:5]}
    assert {answer for answer, _ in answers} == {"undetermined"}


def test_an_income_that_rises_above_the_line_ends_the_entitlement(county: date) -> None:
    judged = queries.entitlements(SHUANGJIAN, county).filter(because="below_line")
    home = Household.whole.get(pk=judged["household"][0])
    before = _figure("standard.households_entitled", SHUANGJIAN, county)
    with act(SYSTEM, "test.earn", at=home.area_code, day=county) as event:
        amend(
            event, Income.whole.filter(household=home, year=2016).exclude(item__endswith="_cost")[0], county, fen=10**8
        )
    assert _figure("standard.households_entitled", SHUANGJIAN, county) == before - 1


def test_an_ordinary_home_is_in_no_count(county: date) -> None:
    registered = Status.whole.filter(household__isnull=False).values("household")
    ordinary = Household.whole.exclude(pk__in=registered).filter(area_code__startswith="341622101")[0]
    assert queries.entitlement_of(ordinary.pk, ordinary.area_code, county) == ("not_registered", "not_registered")
    answers = {rule.code: answer for rule, answer in queries.of_household(ordinary.pk, ordinary.area_code, county)}
    assert answers["standard.income"] == "not_applicable"


def test_the_demo_has_its_findings_and_each_agrees_with_the_rule(county: date) -> None:
    for code in ("standard.income", "standard.housing", "standard.water"):
        lacking = _figure("standard.lacks", SHUANGJIAN, county, rule=code)
        assert lacking == _figure("standard.households_by_answer", SHUANGJIAN, county, rule=code, answer="breaks") > 0


@pytest.mark.requirement("R80", "pass line engine")
def test_a_house_repaired_resolves_its_finding_at_the_next_screening(county: date) -> None:
    finding = Finding.whole.filter(rule="standard.housing", closed=None)[0]
    home = Household.whole.get(pk=finding.subject_id)
    with act(SYSTEM, "test.repair", at=home.area_code, day=county) as event:
        amend(event, home, county, house_repaired=True)
    told = json.loads(commands.screen(home.area_code, county, as_json=True))
    finding.refresh_from_db()
    assert (finding.state, finding.closed, told["rules"]["standard.housing"]["resolved"]) == ("resolved", county, 1)


def test_answers_of_a_rule_add_up_to_all_homes(county: date) -> None:
    answers = ("breaks", "holds", "not_applicable", "unknown")
    parts = [
        _figure("standard.households_by_answer", GONGDIAN, county, rule="standard.income", answer=one)
        for one in answers
    ]
    assert sum(parts) == _figure("register.households", GONGDIAN, county)


def test_a_place_without_homes_is_empty_not_wrong(county: date) -> None:
    assert queries.entitlements("341602000000000", county).is_empty()
    assert _figure("standard.households_entitled", LIXIN, county) == _figure(
        "standard.households_entitled", GONGDIAN, county
    )


def test_every_rule_fires_on_few_but_the_income_one(county: date) -> None:
    """The share of homes or people each rule finds, read for sense: errors are rare, low incomes are not."""
    told = json.loads(commands.screen(SHUANGJIAN, county, as_json=True))["rules"]
    assert set(told) == {rule.code for rule in pack.on(county).rules}
    share = {code: found["breaks"] / max(1, found["breaks"] + found["holds"]) for code, found in told.items()}
    assert 0.30 < share.pop("standard.income") < 0.50
    of_villages = {code for code in share if code.startswith("standard.village_")}
    assert max(value for code, value in share.items() if code not in of_villages) < 0.12
