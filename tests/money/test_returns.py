"""A payment that comes back is undone whole."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from hearthlight import figures as numbers
from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.money import entries, figures
from hearthlight.money.chart import Code
from hearthlight.money.corrections import return_payment, reverse
from hearthlight.money.guards import GUARDS
from hearthlight.money.journal import as_draft, book
from hearthlight.money.models import Entry, Payment
from hearthlight.money.payments import Due, PaymentRefused, check_payments, list_payments, pay
from hearthlight.money.queries import flow, homes
from hearthlight.money.verify import verify
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Income
from hearthlight.trail.models import Event
from tests.money.books import TESTER, VILLAGE, new_event, sql
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db
LATER = date(2017, 3, 30)


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


def value(figure: numbers.Figure, day: date = LATER, place: str = VILLAGE) -> int:
    return numbers.value(figure, place, day, EVERYTHING)


def returned(payment: Payment, **more: Any) -> Payment:
    with pinned(LATER):
        return return_payment(TESTER, payment, "the card is closed", **more)


def test_the_entry_of_a_payment_is_not_reversed_by_itself() -> None:
    paid = Village().paid()
    with pytest.raises(PaymentRefused, match="return the payment"):
        reverse(TESTER, paid.entry, "typed twice")
    assert flow(VILLAGE, TODAY).wages == 30_000


@pytest.mark.requirement("R12", "what came back is undone everywhere at once")
def test_a_returned_payment_is_undone_in_books_income_homes_and_people() -> None:
    village = Village()
    before = flow(VILLAGE, TODAY)
    back = returned(village.paid())
    assert (back.state, Entry.objects.get(reverses=back.entry).day) == ("returned", LATER)
    assert flow(VILLAGE, LATER) == before
    assert Income.whole.get(household=village.cleaner.household).fen == 0
    assert value(figures.BENEFICIARIES) == 0
    assert homes(VILLAGE, LATER).lit == frozenset()
    assert homes(VILLAGE, LATER).on_the_way == {village.cleaner.household_id}
    assert verify().faults == ()


def test_the_days_before_it_came_back_are_still_asked_correctly() -> None:
    village = Village()
    returned(village.paid())
    assert flow(VILLAGE, TODAY).wages == 30_000
    assert value(figures.BENEFICIARIES, TODAY) == 1
    assert homes(VILLAGE, TODAY).lit == {village.cleaner.household_id}


def test_what_came_back_is_listed_and_paid_again() -> None:
    village = Village()
    returned(village.paid())
    again = village.paid()
    assert (again.state, flow(VILLAGE, LATER).wages) == ("paid", 30_000)
    assert homes(VILLAGE, LATER).lit == {village.cleaner.household_id}
    lines = Income.whole.filter(household=village.cleaner.household).order_by("pk").values_list("fen", flat=True)
    assert list(lines) == [0, 30_000]


def test_only_what_arrived_is_returned_and_only_once() -> None:
    village = Village()
    sent = check_payments(village.checker, village.listed())[0]
    with pytest.raises(PaymentRefused, match="has arrived"):
        returned(sent)
    paid = pay(village.payer, [sent])[0]
    returned(paid)
    with pytest.raises(PaymentRefused, match="has arrived"):
        returned(paid)


def test_the_same_key_returns_once_and_gives_the_first_answer() -> None:
    paid, key = Village().paid(), uuid4()
    assert returned(paid, key=key) == returned(paid, key=key)
    assert Event.objects.filter(kind="money.return_payment").count() == 1


def test_works_come_back_without_any_income() -> None:
    village = Village()
    works = list_payments(village.maker, village.road, Month(2017, 3), [Due(1, 50_001)])
    returned(pay(village.payer, check_payments(village.checker, works))[0])
    assert flow(VILLAGE, LATER).works == 0


def test_verify_names_a_paid_payment_whose_entry_is_reversed() -> None:
    paid = Village().paid()
    book(new_event(), [entries.reverse(as_draft(paid.entry), paid.entry_id, TODAY)])
    faults = [(one.where, one.what) for one in verify().faults]
    where = f"payment {paid.pk}, entry {paid.entry.number}"
    assert faults == [(where, "paid_undone")]


def test_verify_names_a_returned_payment_whose_entry_stands() -> None:
    paid = Village().paid()
    for guard in GUARDS:
        if guard.name == "guard_money_payment_reversed":
            sql(f"drop trigger {guard.name}" + (f" on {guard.table}" if connection.vendor == "postgresql" else ""))
    sql("update money_payment set state = 'returned', event_id = %s where id = %s", new_event().pk, paid.pk)
    assert [one.what for one in verify().faults] == ["returned_standing"]


def test_a_returned_payment_takes_no_other_state() -> None:
    back = returned(Village().paid())
    with pytest.raises(DatabaseError, match="stays"), transaction.atomic():
        Payment.whole.filter(pk=back.pk).update(state="sent", event=new_event())
    assert flow(VILLAGE, LATER).paid == 0
    assert Code.WAGES in {one.account.code for one in back.entry.legs(manager="whole").select_related("account")}
