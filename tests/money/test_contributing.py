"""A project's fixed share comes into the account that village work is paid from."""

from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.help.models import Project
from hearthlight.money.contributing import contribute
from hearthlight.money.holdings import available
from hearthlight.money.models import Payment
from hearthlight.money.plans import Line, PlanRefused
from hearthlight.money.queries import flow
from hearthlight.money.statements import StatementRefused
from hearthlight.money.trace import back
from hearthlight.money.verify import verify
from hearthlight.trail.history import add
from tests.money.books import TESTER, VILLAGE, new_event
from tests.money.test_flow import adopted
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


def project(permille: int = 80) -> Project:
    row = Project(
        area_code=VILLAGE, name="样例大棚", share_permille=permille, synthetic=True, from_date=date(2016, 1, 1)
    )
    return add(new_event(), row)


@pytest.mark.requirement("R89", "Fixed share of industry income to the village collective's account")
def test_the_share_comes_in_to_the_fen_and_once() -> None:
    one = project()
    row = contribute(TESTER, one, Month(2017, 2), 1_250_013)
    assert row.fen == 100_001
    assert available(VILLAGE) == {("contribution", row.pk): 100_001}
    assert flow(VILLAGE, TODAY).unplanned == 100_001
    with pytest.raises(StatementRefused, match="booked before"):
        contribute(TESTER, one, Month(2017, 2), 1)
    with pytest.raises(StatementRefused, match="does not cover"):
        contribute(TESTER, one, Month(2015, 2), 1_000)
    assert verify().faults == ()


@pytest.mark.requirement("R89", "village-assigned work (R93) is paid from that account, which cannot be overdrawn")
def test_village_work_is_paid_from_that_account_and_finds_its_contract() -> None:
    row = contribute(TESTER, project(), Month(2016, 1), 1_000_000)
    with pytest.raises(PlanRefused, match="stays within the account"):
        adopted(VILLAGE, Line("works", "派工", 80_001, 1))
    plan = adopted(VILLAGE, Line("works", "派工", 80_000, 1))
    payment = Payment(line=plan.lines.get(), fen=80_000)
    origins = back(payment)
    assert [(one.contribution, one.fen) for one in origins] == [(row, 80_000)]
    assert [passed.entry.kind for passed in origins[0].way] == ["share", "fund"]


def test_pooled_money_is_traced_pro_rata_of_both() -> None:
    row = contribute(TESTER, project(1000), Month(2016, 1), 100_000)
    village = Village()
    origins = back(village.paid())
    assert sum(one.fen for one in origins) == 30_000
    assert [one.contribution for one in origins if one.contribution] == [row]


@pytest.mark.requirement("R15", "village collective income by year")
@pytest.mark.requirement("R96", "Share of labour income vs. cash grant, trend")
def test_income_by_year_and_labour_by_month_are_the_same_sums() -> None:
    from hearthlight.money.over_time import income_by_year, labour_by_month

    village = Village()
    village.paid()
    assert income_by_year(VILLAGE, TODAY) == [(2016, flow(VILLAGE, TODAY).made)]
    assert labour_by_month(VILLAGE, TODAY) == [("2017-03", flow(VILLAGE, TODAY).wages, 0)]
