"""A plan is looked at before it is voted on: the account, labour with its base, costs, rents, equal shares."""

from datetime import date

import pytest

from hearthlight.core.parameters import Parameters
from hearthlight.money.planning import limits
from hearthlight.money.planning.remarks import Facts, PlannedLine, labour_share, remarks

JOB, COST = PlannedLine("job", 60_00, 10, "保洁"), PlannedLine("cost", 100_00, 1, "运维", cost="operation")
FACTS = Facts(available=1_000_000, income=1_000_000, homes=10)
DAY_2017, DAY_2020 = date(2017, 3, 28), date(2020, 6, 1)


def codes(lines: list[PlannedLine], facts: Facts = FACTS, day: date = DAY_2017, place: str = "34") -> list[str]:
    return [one.code for one in remarks(lines, facts, day, place)]


def test_a_plan_within_everything_has_no_remark() -> None:
    assert codes([JOB, COST]) == []


def test_an_empty_plan_and_one_over_the_account_block() -> None:
    assert [(one.code, one.blocks) for one in remarks([], FACTS, DAY_2017)] == [("empty", True)]
    over = remarks([JOB], Facts(59_999, 0, 10), DAY_2017)
    assert [(one.code, one.blocks) for one in over] == [("over_account", True)]
    assert codes([JOB], Facts(60_000, 0, 10)) == []


@pytest.mark.requirement("R96", "Share of labour income vs. cash grant")
def test_the_floor_of_labour_is_a_dated_gate_with_its_base() -> None:
    reward = PlannedLine("reward", 150_00, 1)
    assert labour_share([JOB, reward]) == (600_00, 750_00)
    assert codes([JOB, reward], day=DAY_2020) == []
    less = [JOB, PlannedLine("reward", 150_01, 1)]
    found = remarks(less, FACTS, DAY_2020)
    assert [(one.code, one.blocks, one.values["base"]) for one in found] == [("labour_floor", True, "gross")]
    assert codes(less) == []


def test_a_floor_that_no_document_shows_for_sure_is_said_and_never_blocks() -> None:
    lines = [JOB, PlannedLine("grant", 450_00, 1), COST]
    found = remarks(lines, FACTS, date(2023, 1, 1), "341623")
    assert [(one.code, one.blocks, one.values["base"]) for one in found] == [("labour_floor", False, "net")]
    assert labour_share(lines, "net") == (600_00, 1050_00)


def test_costs_above_their_cap_are_said_with_the_document() -> None:
    dear = PlannedLine("cost", 290_01, 1, cost="operation")
    found = remarks([JOB, dear], FACTS, date(2019, 1, 1))
    assert [(one.code, one.values["most"]) for one in found] == [("cost_cap", 29_000)]
    assert codes([JOB, PlannedLine("cost", 290_00, 1, cost="operation")], day=date(2019, 1, 1)) == []
    assert limits.cap("insurance", 1_000_000, date(2019, 1, 1)) is None


def test_a_rent_is_paid_once_a_station() -> None:
    rent = PlannedLine("cost", 5_00, 1, cost="rent", station=7)
    assert codes([JOB, rent]) == []
    assert codes([JOB, rent, rent]) == ["rent_twice"]
    assert codes([JOB, rent], Facts(1_000_000, 0, 10, frozenset({7}))) == ["rent_twice"]


def test_the_same_to_nearly_everybody_is_said() -> None:
    assert codes([JOB, PlannedLine("grant", 10_00, 8)]) == ["equal_split"]
    assert codes([JOB, PlannedLine("grant", 10_00, 7)]) == []


def test_limits_are_data_and_another_county_s_file_says_otherwise() -> None:
    own = Parameters.parse(
        '[[labour_floor]]\nfrom = 2015-01-01\nvalue = { percent = 90, base = "net" }\nunit = "%"\n'
        'document = "own"\ncertainty = "sourced"\n'
    )
    found = remarks([JOB, PlannedLine("grant", 100_00, 1)], FACTS, DAY_2017, given=own)
    assert [(one.code, one.blocks) for one in found] == [("labour_floor", True)]
