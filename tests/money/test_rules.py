"""Findings about a village's money: equal shares, idle money, gifts to those who can work."""

from datetime import date
from typing import Any

import pytest

from hearthlight.checks.models import Finding
from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.money.frames import Funds, funds
from hearthlight.money.models import PlanLine
from hearthlight.money.payments import Due, check_payments, list_payments, pay
from hearthlight.money.plans import Line
from hearthlight.money.screening import screen_money
from hearthlight.places.models import Area
from hearthlight.register.models import Status
from hearthlight.trail.history import add
from tests.money.below import household, member
from tests.money.books import TESTER, VILLAGE, new_event
from tests.money.test_flow import adopted
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def village() -> Any:
    """A village of five registered homes with 1.439,49 yuan free, on the demo's day."""
    with pinned(TODAY):
        made = Village()
        add(new_event(), Area(code=VILLAGE, name="样例村", level="village", from_date=date(2014, 1, 1)))
        made.homes = [household(new_event(), VILLAGE) for _ in range(5)]  # type: ignore[attr-defined]
        for home in made.homes:  # type: ignore[attr-defined]
            state = Status(household=home, area_code=VILLAGE, scheme="registration", state="registered")
            state.from_date = date(2014, 1, 1)
            add(new_event(), state)
        yield made


def paid(village: Any, homes: int, kind: str = "grant", labour: str = "lost") -> None:
    plan = adopted(VILLAGE, Line(kind, "样例", 10_000, homes))
    line = PlanLine.objects.get(plan=plan)
    people = [member(new_event(), home, labour=labour) for home in village.homes[:homes]]
    listed = list_payments(village.maker, line, Month(2017, 3), [Due(1, 10_000, member=one) for one in people])
    pay(village.payer, check_payments(village.checker, listed))


def row(day: date = TODAY) -> dict[str, Any]:
    return funds(day, VILLAGE).to_dicts()[0]


def found(day: date = TODAY) -> list[str]:
    with pinned(day):
        screen_money(TESTER, day)
    rows = Finding.whole.filter(rule__startswith="money.", area_code=VILLAGE, closed=None)
    return sorted(rows.values_list("rule", flat=True))


def test_the_frame_has_its_columns_and_the_village_s_money(village: Any) -> None:
    assert list(row()) == list(Funds.__dataclass_fields__)
    assert (row()["idle_fen"], row()["registered_homes"]) == (553_950 - 410_001, 5)


@pytest.mark.parametrize(("homes", "rules"), [(4, ["money.equal_split"]), (3, [])])
def test_the_same_to_four_of_five_homes_is_a_finding_to_three_it_is_not(
    village: Any, homes: int, rules: list[str]
) -> None:
    paid(village, homes)
    assert found() == rules


def test_money_that_lies_longer_than_the_limit_is_a_finding_until_it_is_planned(village: Any) -> None:
    assert found() == []
    assert found(date(2017, 6, 27)) == ["money.held_back"]
    with pinned(date(2017, 6, 28)):
        adopted(VILLAGE, Line("works", "修路", 553_950 - 410_001, 1))
    assert found(date(2017, 6, 28)) == []


def test_grants_to_people_who_can_work_are_a_finding_since_the_rule_of_december_2017(village: Any) -> None:
    paid(village, 2, labour="ordinary")
    assert row()["granted_able"] == 2
    assert found() == []
    assert "money.able_gets_grant" in found(date(2017, 12, 20))
