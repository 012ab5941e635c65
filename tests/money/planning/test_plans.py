"""A village's plan through its votes: proposed, reviewed, voted, posted, approved twice, announced; then funded."""

from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.decisions.actions import post_notice, propose, take_step
from hearthlight.decisions.models import Decision
from hearthlight.decisions.notice_lines import printed
from hearthlight.decisions.refusals import Gated
from hearthlight.desk.funds import plan_form
from hearthlight.money.models import Plan
from hearthlight.money.plans import Line, PlanRefused, propose_plan
from hearthlight.money.queries import flow
from hearthlight.money.verify import verify
from hearthlight.people.actions import appoint
from hearthlight.people.models import Person
from hearthlight.trail.history import add
from tests.money.books import TESTER, VILLAGE, new_event
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db
OFFICES = {
    "village_secretary": VILLAGE,
    "poverty_office_director": "349999108000000",
    "county_office": "349999000000000",
}
VOTES = {"eligible": 40, "present": 36, "votes_for": 30, "votes_against": 2, "abstained": 4}


@pytest.fixture
def offices() -> Any:
    """Who answers for each step."""
    with pinned(TODAY):
        held = {}
        for number, (office, place) in enumerate(OFFICES.items()):
            held[office] = add(new_event(), Person(username=f"p{number}", name="样例", synthetic=True))
            appoint(TESTER, held[office], office, place, date(2017, 1, 1))
        yield held


def drawn_up(*lines: Line) -> Plan:
    return propose_plan(TESTER, VILLAGE, 2017, lines)


def proposed(offices: Any, plan: Plan) -> Decision:
    return propose(offices["village_secretary"], "village_plan", plan, area_code=VILLAGE, day=TODAY)


def to_the_end(offices: Any, matter: Decision) -> None:
    secretary = offices["village_secretary"]
    take_step(secretary, [matter], on_date=TODAY)
    take_step(secretary, [matter], on_date=TODAY, votes=VOTES)
    post_notice(secretary, [matter], posted_on=TODAY, place_posted="村务公开栏", contact="村部 100-0000-0001")
    later = date(2017, 4, 4)
    with pinned(later):
        for office in ("poverty_office_director", "county_office", "village_secretary"):
            take_step(offices[office], [matter], on_date=later)


@pytest.mark.requirement("R16", "named beneficiaries, counted")
def test_a_plan_is_adopted_by_its_last_step_and_its_money_set_aside(offices: Any) -> None:
    village = Village()
    plan = drawn_up(Line("job", "保洁", 30_000, 3, village.opening), Line("works", "修路", 10_000, 1))
    assert (plan.part, plan.variant) == (2, 1)
    matter = proposed(offices, plan)
    before = flow(VILLAGE, TODAY).unpaid
    to_the_end(offices, matter)
    plan.refresh_from_db()
    assert plan.decision == matter
    assert flow(VILLAGE, date(2017, 4, 4)).unpaid == before + 100_000
    assert verify().faults == ()
    with pinned(date(2017, 4, 5)), pytest.raises(Gated, match="adopted already"):
        propose(offices["village_secretary"], "village_plan", plan, area_code=VILLAGE, day=TODAY)


def test_the_notice_shows_every_line_with_rate_and_sum_and_nobody(offices: Any) -> None:
    village = Village()
    matter = proposed(
        offices, drawn_up(Line("job", "保洁", 30_000, 3, village.opening), Line("works", "修路", 10_000, 1))
    )
    secretary = offices["village_secretary"]
    take_step(secretary, [matter], on_date=TODAY)
    take_step(secretary, [matter], on_date=TODAY, votes=VOTES)
    notice = post_notice(secretary, [matter], posted_on=TODAY, place_posted="公开栏", contact="村部 100-0000-0001")
    lines = [(one.number, one.group, one.name, one.amount) for one in printed(notice, masked=True)]
    assert lines == [(1, "保洁", "300.00 元 × 3 月", "900.00 元"), (2, "修路", "100.00 元 × 1 份", "100.00 元")]


def test_a_plan_over_the_money_there_is_is_not_proposed(offices: Any) -> None:
    Village()
    with pytest.raises(Gated, match="the account holds"):
        proposed(offices, drawn_up(Line("works", "修路", 10**9, 1)))


def test_money_spent_by_another_plan_meanwhile_holds_the_last_step_up(offices: Any) -> None:
    from tests.money.test_flow import adopted

    Village()
    matter = proposed(offices, drawn_up(Line("works", "修路", 140_000, 1)))
    adopted(VILLAGE, Line("works", "修桥", 100_000, 1))
    with pytest.raises(Gated):
        to_the_end(offices, matter)
    assert flow(VILLAGE, TODAY).unplanned == 553_950 - 410_001 - 100_000


def read(**fields: str) -> list[Line]:
    given = {f"{name}-1": value for name, value in fields.items()}
    return plan_form.lines(plan_form.rows(given), {}, {})


def test_a_price_for_three_asks_and_a_part_of_a_fen_is_refused() -> None:
    grant = {"kind": "grant", "title": "补助", "amount": "600", "units": "3"}
    with pytest.raises(PlanRefused, match="600 for each of the 3 or for all together"):
        read(**grant)
    assert (read(**grant, price_for="each")[0].fen_unit, read(**grant, price_for="together")[0].fen_unit) == (
        60_000,
        20_000,
    )
    with pytest.raises(PlanRefused, match="leave a part of a fen"):
        read(**grant | {"amount": "100", "price_for": "together"})
    assert read(**grant | {"units": "1"})[0].fen_unit == 60_000


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "x", "amount": "1", "units": "1"}, "what kind of line"),
        ({"kind": "job", "title": "x", "amount": "1", "units": "1"}, "name the opening"),
        ({"kind": "cost", "title": "x", "amount": "1", "units": "1"}, "which cost"),
        ({"kind": "cost", "cost": "rent", "title": "x", "amount": "1", "units": "1"}, "names its station"),
        ({"kind": "works", "title": "x", "amount": "1.234", "units": "1"}, "amount in yuan"),
        ({"kind": "works", "amount": "1", "units": "1"}, "what it is for"),
        ({}, "at least one line"),
    ],
)
def test_a_line_that_lacks_something_is_told_by_its_row(fields: dict[str, str], said: str) -> None:
    with pytest.raises(PlanRefused, match=said):
        read(**fields)
