"""No act on payments trusts what its caller had read before."""

from datetime import date
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.money.models import Payment
from hearthlight.money.payments import Due, PaymentRefused, check_payments, list_payments, pay
from hearthlight.money.queries import flow
from tests.money.below import household, member
from tests.money.books import OTHER, VILLAGE, new_event, sql
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db
LATER = date(2017, 3, 30)


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


def stale(payment: Payment) -> Payment:
    """The row as somebody read it before it went on."""
    return Payment.whole.get(pk=payment.pk)


def test_stale_rows_are_neither_checked_nor_paid_again() -> None:
    village = Village()
    row = village.listed()[0]
    listed = stale(row)
    sent = check_payments(village.checker, [row])[0]
    with pytest.raises(PaymentRefused, match="not yet checked"):
        check_payments(village.payer, [listed])
    old = stale(sent)
    pay(village.payer, [sent])
    with pytest.raises(PaymentRefused, match="not yet paid"):
        pay(village.payer, [old])
    with pytest.raises(PaymentRefused, match="not yet checked"):
        check_payments(village.checker, [listed])
    assert Payment.whole.get(pk=row.pk).state == "paid"
    assert flow(VILLAGE, TODAY).wages == 30_000


def test_what_the_caller_says_of_a_row_is_not_believed() -> None:
    village = Village()
    row = village.listed()[0]
    row.state, row.checker, row.maker_id = "sent", village.checker, village.payer.pk
    with pytest.raises(PaymentRefused, match="not yet paid"):
        pay(village.payer, [row])
    with pytest.raises(PaymentRefused, match="does not check it"):
        check_payments(village.maker, [row])
    row.area_code = OTHER
    with pytest.raises(PaymentRefused, match="one village at a time"):
        check_payments(village.checker, [row])


def test_payments_of_two_villages_are_not_checked_on_the_sight_of_one() -> None:
    village = Village()
    mine, other = village.listed()[0], Payment.whole.get(pk=village.listed(3)[0].pk)
    sql("update money_payment set area_code = %s, event_id = %s where id = %s", OTHER, new_event().pk, other.pk)
    with pytest.raises(PaymentRefused, match="one village at a time"):
        check_payments(village.checker, [mine, other])
    assert {row.state for row in Payment.whole.filter(pk__in=[mine.pk, other.pk])} == {"listed"}


@pytest.mark.parametrize("times", [0, 2])
def test_none_and_the_same_twice_are_refused(times: int) -> None:
    village = Village()
    with pytest.raises(PaymentRefused, match="each of them once"):
        check_payments(village.checker, village.listed() * times)
    with pytest.raises(PaymentRefused, match="each of them once"):
        pay(village.payer, Payment.whole.filter(state="sent") if times == 0 else [village.listed(3)[0]] * 2)


def test_a_plan_pays_the_homes_of_its_village_only() -> None:
    village = Village()
    stranger = member(new_event(), household(new_event(), OTHER))
    with pytest.raises(PaymentRefused, match="its own homes"):
        list_payments(village.maker, village.road, Month(2017, 3), [Due(1, 100, member=stranger)])
    village.road.plan.area_code = OTHER
    with pytest.raises(PaymentRefused, match="one village at a time"):
        list_payments(village.maker, village.road, Month(2017, 3), [Due(1, 100)])


def test_a_list_is_measured_by_the_line_as_it_stands() -> None:
    village = Village()
    village.job.fen *= 2
    with pytest.raises(PaymentRefused, match=r"3,600\.00 yuan left"):
        village.listed(fen=360_001)
