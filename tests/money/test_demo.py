"""The demo's money: Zhanglou's 98,270 yuan, a joint station split over 175 villages, payments that lead to a meter."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Sum

from hearthlight import figures as numbers
from hearthlight.demo.world import GONGDIAN, LIXIN, PLAN_VILLAGE, ZHANGLOU
from hearthlight.money import figures
from hearthlight.money.chart import Code
from hearthlight.money.corrections import reverse
from hearthlight.money.models import Entry, Leg, Payment, Statement
from hearthlight.money.pricing import amount
from hearthlight.money.queries import Flow, flow, flow_by_level, homes
from hearthlight.money.trace import back, forward, payment_behind
from hearthlight.money.verify import verify
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Income
from tests.money.books import TESTER


def income(day: date, **arguments: Any) -> int:
    return numbers.value(figures.SOLAR_INCOME, ZHANGLOU, day, EVERYTHING, plan_year=2015, **arguments)


@pytest.mark.figures("F019")
@pytest.mark.requirement("R12", "98,270 yuan are the sum of entries")
def test_zhanglou_made_98270_yuan_and_moves_with_an_entry(county: date) -> None:
    assert income(county) == 9_827_000
    assert sum(income(county, year=year) for year in (2015, 2016, 2017)) == 9_827_000
    legs = figures.SOLAR_INCOME.rows(ZHANGLOU, county, plan_year=2015)
    assert legs.count() > 20
    one = legs.order_by("pk").first()
    reverse(TESTER, one.entry, "a test")
    assert income(county) == 9_827_000 + one.fen


@pytest.mark.requirement("R12", "2015: the split is not known, only the sum")
def test_the_months_of_2015_have_a_sum_and_no_split(county: date) -> None:
    streams = set(Statement.whole.filter(month__lt="2016-01").values_list("stream", flat=True))
    later = set(Statement.whole.filter(month__gte="2016-01").values_list("stream", flat=True))
    assert (streams, later) == ({"whole"}, {"coal", "subsidy"})


@pytest.mark.requirement("R19", "income split to the fen over 175 villages")
def test_the_joint_stations_statements_reach_175_villages_whole(county: date) -> None:
    rows = Statement.whole.filter(station__kind="joint")
    assert rows.count() >= 4
    for one in rows:
        owed = Leg.whole.filter(statement=one, account__code=Code.OWED)
        assert owed.count() == 175
        assert -(owed.aggregate(fen=Sum("fen"))["fen"] or 0) == one.fen


def test_the_journal_of_the_demo_holds(county: date) -> None:
    verdict = verify()
    assert verdict.faults == ()
    assert verdict.entries > 2_000


@pytest.mark.requirement("R7", "every payment leads back to its meter")
def test_every_payment_leads_back_to_meters(county: date) -> None:
    paid = Payment.whole.filter(area_code=PLAN_VILLAGE, state="paid").select_related("line__plan")
    assert paid.count() > 20
    for payment in paid:
        origins = back(payment)
        assert sum(one.fen for one in origins) == payment.fen
        for one in origins:
            statement = one.statement
            assert statement.reading_to.register_wh - statement.reading_from.register_wh == statement.energy_wh
            assert [passed.entry.kind for passed in one.way] == ["owe", "receive", "send", "credit", "fund"]


def test_a_statement_leads_forward_to_people(county: date) -> None:
    statement = Statement.whole.filter(area_code=PLAN_VILLAGE, station__kind="village", stream="coal").earliest("month")
    reached = forward(statement).reached
    assert [one.plan.area_code for one in reached] == [PLAN_VILLAGE]
    assert reached[0].people == homes_paid()


def homes_paid() -> int:
    paid = Payment.whole.filter(area_code=PLAN_VILLAGE, state="paid", member__isnull=False)
    return paid.values("member").distinct().count()


@pytest.mark.requirement("R96", "labour income, written once")
def test_income_of_every_payment_stands_once_in_the_account(county: date) -> None:
    paid = Payment.whole.filter(state="paid", member__isnull=False)
    written = Income.whole.filter(origin="payment")
    assert written.count() == paid.count() > 100
    assert written.aggregate(fen=Sum("fen")) == paid.aggregate(fen=Sum("fen"))


@pytest.mark.requirement("R7", "from the household's income to the meter")
def test_a_kilowatt_hour_travels_to_a_households_income_and_back(county: date) -> None:
    row = (
        Income.whole.filter(origin="payment", household__area_code__startswith=PLAN_VILLAGE[:12]).order_by("pk").first()
    )
    payment = payment_behind(row.line)
    assert payment is not None
    assert (payment.fen, payment.household, payment.entry.kind) == (row.fen, row.household, "pay")
    origin = back(payment)[0]
    owe, receive, send, credit, fund = (passed.entry for passed in origin.way)
    assert (send.transfer, send.book, credit.book) == (credit.transfer, LIXIN, PLAN_VILLAGE)
    assert fund.plan == payment.line.plan
    assert owe.day <= receive.day <= send.day <= fund.day <= payment.entry.day <= county
    statement = origin.statement
    energy = statement.reading_to.register_wh - statement.reading_from.register_wh
    assert amount(energy, statement.price).fen in (statement.fen, statement.fen - 1, statement.fen + 1)
    assert payment_behind("") is None


def test_three_people_stand_on_every_payment(county: date) -> None:
    people = Payment.whole.filter(state="paid").values_list("maker", "checker", "payer")
    assert all(len({*three}) == 3 for three in people)


def test_villages_stand_at_every_gate(county: date) -> None:
    flows = flow_by_level(GONGDIAN, county, "village").values()
    assert any(one.paid for one in flows)
    assert any(one.planned and not one.paid for one in flows)
    assert any(one.in_village_books and not one.planned for one in flows)
    assert any(one.held_by_county for one in flows)
    assert sum(flows, Flow()) == flow(GONGDIAN, county)
    assert flow(LIXIN, county).late > 0


@pytest.mark.requirement("R16", "named beneficiaries, counted")
def test_beneficiaries_and_lit_homes_are_the_same_homes(county: date) -> None:
    lit = homes(GONGDIAN, county)
    assert numbers.value(figures.BENEFICIARIES, GONGDIAN, county, EVERYTHING) == len(lit.lit) > 100
    assert lit.on_the_way
    assert not lit.lit & lit.on_the_way


def test_no_entry_is_dated_before_the_one_it_follows(county: date) -> None:
    for name in (LIXIN, PLAN_VILLAGE):
        days = list(Entry.objects.filter(book=name).order_by("number").values_list("day", flat=True))
        assert days == sorted(days)
        assert max(days) <= county
