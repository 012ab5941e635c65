"""What a place's money has come to: figures, flow and the way back to the meter."""

from datetime import date
from typing import Any

import pytest

from hearthlight import figures as numbers
from hearthlight.core.clock import pinned
from hearthlight.core.parameters import Parameters, Value
from hearthlight.core.period import Month
from hearthlight.decisions.models import Decision
from hearthlight.money import figures
from hearthlight.money.due import Claim, standing
from hearthlight.money.due_where import due_where
from hearthlight.money.models import Leg, Statement
from hearthlight.money.owners import NoOwner
from hearthlight.money.plans import Line, PlanRefused, adopt_plan, propose_plan
from hearthlight.money.pricing import Stream, by_stream
from hearthlight.money.queries import Flow, flow, flow_by_child
from hearthlight.money.record import station_standing
from hearthlight.money.statements import StatementRefused, receive, record_statement, send
from hearthlight.people.sight import EVERYTHING
from hearthlight.sun.models import Share, Station
from hearthlight.trail.history import add
from tests.money.below import station
from tests.money.books import COUNTY, DAY, OTHER, TESTER, VILLAGE, new_event

pytestmark = pytest.mark.django_db

TODAY = date(2017, 3, 28)
ENERGY = 12_345_000


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


def states(one: Station, month: Month, energy: int = ENERGY, tariff: int = 9800) -> dict[Stream, Statement]:
    found = {}
    for stream, fen in by_stream(energy, tariff, 3693).items():
        price = 3693 if stream is Stream.COAL else tariff - 3693
        found[stream] = record_statement(TESTER, one, month, stream, energy, price, fen)
    return found


def joint() -> Station:
    event = new_event()
    shared = station(event, "349999101000000", kind="joint", owner_code="", power_w=561_600)
    for village in (VILLAGE, OTHER, "349999101205000"):
        add(
            event, Share(station=shared, area_code=village, power_w=187_200, from_date=date(2016, 1, 1), synthetic=True)
        )
    return shared


def adopted(village: str, *lines: Line) -> Any:
    plan = propose_plan(TESTER, village, 2017, lines)
    decision = Decision(kind="plan", subject_kind="money.plan", subject_id=plan.pk, area_code=village)
    decision.procedure, decision.procedure_date, decision.state = "village_plan", DAY, "passed"
    return adopt_plan(TESTER, plan, add(new_event(), decision))


def value(figure: numbers.Figure, place: str = VILLAGE, day: date = TODAY, **arguments: Any) -> int:
    return numbers.value(figure, place, day, EVERYTHING, **arguments)


@pytest.mark.requirement("R15", "village collective income by year")
def test_income_by_year_and_village() -> None:
    one = station(new_event(), VILLAGE)
    states(one, Month(2016, 12)), states(one, Month(2017, 1))
    whole = by_stream(ENERGY, 9800, None)[Stream.WHOLE]
    assert value(figures.SOLAR_INCOME) == 2 * whole
    assert value(figures.SOLAR_INCOME, year=2016) == value(figures.SOLAR_INCOME, year=2017) == whole
    assert value(figures.SOLAR_INCOME, OTHER) == 0


@pytest.mark.requirement("R19", "a village sees own stations + share; the county counts the station once")
def test_a_joint_station_is_split_and_counted_once() -> None:
    states(joint(), Month(2016, 12))
    whole = by_stream(ENERGY, 9800, None)[Stream.WHOLE]
    assert value(figures.SOLAR_INCOME, COUNTY) == whole
    per_village = [value(figures.SOLAR_INCOME, village) for village in (VILLAGE, OTHER, "349999101205000")]
    assert sum(per_village) == whole
    assert max(per_village) - min(per_village) <= 2


def test_a_station_without_owner_is_refused_and_nothing_is_kept() -> None:
    one = station(new_event(), VILLAGE, kind="joint", owner_code="")
    with pytest.raises(NoOwner, match="owner"):
        states(one, Month(2016, 12))
    assert not Statement.whole.filter(station=one).exists()


def test_a_statement_whose_sum_is_not_its_energy_times_price_is_refused() -> None:
    one = station(new_event(), VILLAGE)
    with pytest.raises(StatementRefused, match="look at its energy"):
        record_statement(TESTER, one, Month(2016, 12), Stream.COAL, ENERGY, 3693, 4_559_000)


@pytest.mark.requirement("R12", "owed, due and received kept apart")
def test_flow_on_28_march_and_three_days_later() -> None:
    one = station(new_event(), VILLAGE)
    december, january = states(one, Month(2016, 12)), states(one, Month(2017, 1))
    receive(TESTER, december[Stream.COAL])
    coal, subsidy = december[Stream.COAL].fen, december[Stream.SUBSIDY].fen
    now, then = flow(VILLAGE, TODAY), flow(VILLAGE, date(2017, 3, 31))
    assert now == Flow(due=coal, not_yet_due=2 * subsidy + coal, held_by_county=coal)
    assert then.due == 2 * coal + subsidy
    assert then.late == coal + subsidy
    assert january[Stream.COAL].fen == coal


def test_flow_figures_and_the_pure_rule_agree() -> None:
    one, shared = station(new_event(), VILLAGE), joint()
    for number in range(1, 13):
        months = states(one, Month(2016, number)), states(shared, Month(2016, number))
        if number < 8:
            receive(TESTER, months[0][Stream.COAL]), receive(TESTER, months[1][Stream.COAL])
    send(TESTER, VILLAGE)
    adopted(VILLAGE, Line("grant", "奖励", 10_001, 3), Line("works", "修路", 5_000, 1))
    for day in (date(2016, 12, 30), TODAY, date(2017, 4, 1), date(2018, 4, 1)):
        for place in (VILLAGE, OTHER, COUNTY, "349900000000000"):
            assert_same(flow(place, day), place, day)
    claims = [
        Claim(
            Stream(row.stream),
            Month.parse(row.month),
            row.fen,
            row.fen if row.stream == "coal" and row.month < "2016-08" else 0,
        )
        for row in Statement.whole.filter(station=one)
    ]
    assert station_standing(one.pk, TODAY) == standing(claims, TODAY)


def assert_same(found: Flow, place: str, day: date) -> None:
    pairs = {
        figures.SOLAR_INCOME: found.made,
        figures.DUE: found.due,
        figures.NOT_YET_DUE: found.not_yet_due,
        figures.LATE: found.late,
        figures.RECEIVED_FEN: found.received,
        figures.HELD_BY_COUNTY: found.held_by_county,
        figures.IN_VILLAGE_BOOKS: found.in_village_books,
        figures.UNPLANNED: found.unplanned,
        figures.PLANNED: found.planned,
        figures.UNPAID: found.unpaid,
        figures.PAID: found.paid,
    }
    assert [value(figure, place, day) for figure in pairs] == list(pairs.values())
    assert found.made == found.due + found.not_yet_due
    assert found.in_village_books == found.unplanned + found.unpaid + found.paid


def test_the_flow_of_a_county_is_its_villages(django_assert_num_queries: Any) -> None:
    states(station(new_event(), VILLAGE), Month(2016, 12)), states(joint(), Month(2016, 12))
    with django_assert_num_queries(1):
        towns = flow_by_child(COUNTY, TODAY)
    assert sorted(towns) == ["349999101000000", "349999108000000"]
    villages = flow_by_child("349999108000000", TODAY)
    assert sorted(villages) == sorted([VILLAGE, OTHER])
    assert sum(villages.values(), Flow()) == towns["349999108000000"]


@pytest.mark.requirement("R89", "the account cannot be overdrawn")
def test_a_plan_above_the_account_is_refused() -> None:
    one = states(station(new_event(), VILLAGE), Month(2016, 12))[Stream.COAL]
    receive(TESTER, one), send(TESTER, VILLAGE)
    with pytest.raises(PlanRefused, match="stays within the account"):
        adopted(VILLAGE, Line("grant", "奖励", one.fen + 1, 1))
    assert flow(VILLAGE, TODAY).planned == 0


def test_a_plan_without_its_passed_decision_is_refused() -> None:
    plan = propose_plan(TESTER, VILLAGE, 2017, [Line("grant", "奖励", 1, 1)])
    decision = Decision(kind="plan", subject_kind="money.plan", subject_id=plan.pk + 1, area_code=VILLAGE)
    decision.procedure, decision.procedure_date, decision.state = "village_plan", DAY, "passed"
    with pytest.raises(PlanRefused, match="no passed decision"):
        adopt_plan(TESTER, plan, add(new_event(), decision))


def test_a_county_may_have_terms_of_its_own() -> None:
    def value_of(key: str, number: int, place: str) -> Value:
        return Value(key, number, "", date(2015, 1, 1), None, place, "", "demo")

    common = (value_of("coal_term", 0, ""), value_of("subsidy_term", 3, ""))
    given = Parameters((*common, value_of("coal_term", 400, "349999108")))
    states(station(new_event(), VILLAGE), Month(2016, 12)), states(joint(), Month(2016, 12))
    ours = Leg.whole.filter(entry__book=COUNTY)
    due = ours.filter(due_where(TODAY, given), account__code="owed").values_list("account__area_code", flat=True)
    stations = ours.filter(due_where(TODAY, given)).values_list("statement__area_code", flat=True)
    assert set(stations) == {"349999101000000"}
    assert set(due) == {VILLAGE, OTHER, "349999101205000"}
    later = ours.filter(due_where(date(2018, 3, 31), given), account__code="owed")
    assert later.count() == ours.filter(account__code="owed").count()
