"""A month's run: made of signed work, doubted, checked, booked once, answered by the bank; nothing paid twice."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.help.models import Kin
from hearthlight.money.models import PayDoubt, Payment, PayRun
from hearthlight.money.paying.answers import take_answer
from hearthlight.money.paying.asking import standing
from hearthlight.money.paying.card_file import card_file
from hearthlight.money.paying.cards import record_card
from hearthlight.money.paying.run_changes import drop_run, explain_doubt, take_out
from hearthlight.money.paying.runs import book_run, check_run, make_run, rows_of
from hearthlight.money.paying.signing import Worked, sign_work
from hearthlight.money.payment_rows import PaymentRefused
from hearthlight.money.payments import Due
from hearthlight.money.queries import flow
from hearthlight.money.settlement.bad_file import BadFile
from hearthlight.money.verify import verify
from hearthlight.register.models import Income
from hearthlight.sun.models import Milestone
from hearthlight.trail.history import add
from hearthlight.trail.models import Event
from tests.money.below import household, member
from tests.money.books import TESTER, VILLAGE, new_event
from tests.money.sheets import as_csv
from tests.money.test_traveller import TODAY, Officer, Village

pytestmark = pytest.mark.django_db
FEBRUARY = Month(2017, 2)
HEADS = ("流水号", "处理结果", "失败原因")


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


@pytest.fixture
def village() -> Village:
    """A village whose cleaner has a card and whose February is signed."""
    one = Village()
    done = {"stage": "connection", "done_on": date(2016, 6, 1), "area_code": VILLAGE, "synthetic": True}
    add(new_event(), Milestone(station=one.station, **done))
    record_card(TESTER, one.cleaner, one.cleaner.name, "0000 0000 0000 0001")
    sign_work(Officer().person, VILLAGE, FEBRUARY, {one.placement.pk: Worked(1)})
    return one


def booked(village: Village) -> PayRun:
    run = make_run(village.maker, VILLAGE, FEBRUARY)
    check_run(village.checker, run)
    return book_run(village.payer, run)


@pytest.mark.requirement("R96", "labour income, written once")
def test_a_month_goes_from_signed_work_to_the_households_income(village: Village) -> None:
    run = booked(village)
    row = rows_of(run)[0]
    assert (row.fen, row.state, row.bank_row) == (30_000, "paid", f"{run.number}-0001")
    income = Income.whole.get(household=village.cleaner.household)
    assert (income.item, income.fen, income.year) == ("solar_wage", 30_000, 2017)
    assert flow(VILLAGE, TODAY).wages == 30_000
    assert verify().faults == ()


def test_what_is_listed_is_not_listed_again(village: Village) -> None:
    make_run(village.maker, VILLAGE, FEBRUARY)
    with pytest.raises(PaymentRefused, match="Nothing is to be paid"), transaction.atomic():
        make_run(village.maker, VILLAGE, FEBRUARY)
    assert PayRun.objects.count() == 1


def test_the_same_key_makes_one_run_and_books_once(village: Village) -> None:
    key = uuid4()
    first = make_run(village.maker, VILLAGE, FEBRUARY, key=key)
    assert make_run(village.maker, VILLAGE, FEBRUARY, key=key) == first
    check_run(village.checker, first)
    again = uuid4()
    assert book_run(village.payer, first, key=again) == book_run(village.payer, first, key=again)
    with pytest.raises(PaymentRefused, match="Only a run that was checked"):
        book_run(village.payer, first)
    assert flow(VILLAGE, TODAY).wages == 30_000


def test_maker_checker_and_payer_are_three_people(village: Village) -> None:
    run = make_run(village.maker, VILLAGE, FEBRUARY)
    with pytest.raises(PaymentRefused, match="does not check"):
        check_run(village.maker, run)
    check_run(village.checker, run)
    for person in (village.maker, village.checker):
        with pytest.raises(PaymentRefused, match="three people"):
            book_run(person, run)


def test_two_clerks_who_check_at_once_check_once(village: Village) -> None:
    run = make_run(village.maker, VILLAGE, FEBRUARY)
    stale = PayRun.objects.get(pk=run.pk)
    check_run(village.checker, run)
    with pytest.raises(PaymentRefused, match="Only a run that is listed"):
        check_run(Officer().person, stale)


def test_a_payee_without_a_card_blocks_until_taken_out(village: Village) -> None:
    from hearthlight.people.models import Secret

    Secret.whole.filter(kind="card").update(until=date(2017, 3, 29), event=new_event())
    run = make_run(village.maker, VILLAGE, FEBRUARY)
    doubt = PayDoubt.whole.get(run=run)
    assert (doubt.rule, doubt.blocks) == ("no_card", True)
    with pytest.raises(PaymentRefused, match="1 doubts are open"):
        check_run(village.checker, run)
    with pytest.raises(PaymentRefused, match="cannot be explained away"):
        explain_doubt(village.checker, doubt, "认识")
    take_out(village.maker, doubt.payment, "卡未办好")
    assert rows_of(run) == []
    assert len(rows_of(make_run(village.maker, VILLAGE, FEBRUARY))) == 1


def test_kin_of_a_cadre_waits_for_words(village: Village) -> None:
    row = Kin(person=Officer().person, household=village.cleaner.household, from_date=date(2017, 1, 1))
    add(new_event(), row)
    run = make_run(village.maker, VILLAGE, FEBRUARY)
    doubt = standing(run)[0]
    assert doubt.rule == "kin"
    with pytest.raises(PaymentRefused, match="doubts are open"):
        check_run(village.checker, run)
    explain_doubt(village.checker, doubt, "已公示，群众无异议")
    assert check_run(village.checker, run).state == "checked"


def test_what_turns_up_after_the_check_still_blocks(village: Village) -> None:
    run = make_run(village.maker, VILLAGE, FEBRUARY)
    check_run(village.checker, run)
    village.cleaner.left_on, village.cleaner.left_how, village.cleaner.event = date(2017, 1, 20), "died", new_event()
    village.cleaner.save()
    with pytest.raises(PaymentRefused, match="doubts are open"):
        book_run(village.payer, run)
    assert flow(VILLAGE, TODAY).wages == 0
    drop_run(village.maker, run, "当事人已去世")
    assert Payment.whole.get().state == "returned"


def test_a_grant_to_somebody_who_can_work_waits_for_words(village: Village) -> None:
    from hearthlight.money.models import PlanLine
    from hearthlight.money.plans import Line
    from tests.money.test_flow import adopted

    adopted(VILLAGE, Line("grant", "临时救助", 10_000, 1))
    line = PlanLine.objects.get(kind="grant")
    able = member(new_event(), household(new_event(), VILLAGE), labour="ordinary")
    record_card(TESTER, able, able.name, "0000 0000 0000 0002")
    run = make_run(village.maker, VILLAGE, FEBRUARY, [(line, Due(1, 10_000, member=able))])
    assert [one.rule for one in standing(run)] == ["able_gets_grant"]


def test_the_file_is_the_same_at_any_time_and_opening_it_leaves_an_act(village: Village) -> None:
    import hashlib

    run = booked(village)
    first = card_file(village.payer, run, rows_of(run), "报送银行")
    assert hashlib.sha256(first).hexdigest() == run.sha256
    text = first.decode("utf-8-sig")
    assert text.splitlines()[1] == f"{run.number}-0001,样例,0000000000000001,300.00,保洁"
    assert Event.objects.filter(kind="money.card_file").count() == 1


def answer(village: Village, run: PayRun, result: str, reference: str = "") -> Any:
    row = (reference or f"{run.number}-0001", result, "户名不符" if result != "成功" else "")
    return take_answer(village.payer, run, "回盘.csv", as_csv(HEADS, row))


def test_what_the_bank_returns_goes_back_and_is_paid_again_once(village: Village) -> None:
    run = booked(village)
    answer(village, run, "失败")
    assert answer(village, run, "失败")
    assert Payment.whole.get().state == "returned"
    assert Income.whole.get(household=village.cleaner.household).fen == 0
    assert (flow(VILLAGE, TODAY).wages, flow(VILLAGE, TODAY).unpaid) == (0, 12 * 30_000 + 50_001)
    again = booked(village)
    assert again.number.endswith("-2")
    assert flow(VILLAGE, TODAY).wages == 30_000
    assert verify().faults == ()


def test_an_answer_about_an_unknown_payment_takes_nothing(village: Village) -> None:
    run = booked(village)
    with pytest.raises(BadFile, match="found “X-1”, expected a payment of this run"):
        answer(village, run, "失败", "X-1")
    assert Payment.whole.get().state == "paid"
    answer(village, run, "成功")
    assert PayRun.objects.get(pk=run.pk).state == "answered"


def test_a_part_of_a_month_asks_for_its_sum(village: Village) -> None:
    signer = Officer().person
    village.placement.until, village.placement.event = date(2017, 3, 16), new_event()
    village.placement.save()
    with pytest.raises(PaymentRefused, match="say what was agreed"), transaction.atomic():
        sign_work(signer, VILLAGE, Month(2017, 3), {village.placement.pk: Worked(1)})
    sign_work(signer, VILLAGE, Month(2017, 3), {village.placement.pk: Worked(1, 14_500)})
    assert rows_of(make_run(village.maker, VILLAGE, Month(2017, 3)))[0].fen == 14_500


def test_more_than_a_month_holds_and_a_month_to_come_are_refused(village: Village) -> None:
    signer = Officer().person
    with pytest.raises(PaymentRefused, match="at most 1"), transaction.atomic():
        sign_work(signer, VILLAGE, FEBRUARY, {village.placement.pk: Worked(2)})
    with pytest.raises(PaymentRefused, match="has not begun"), transaction.atomic():
        sign_work(signer, VILLAGE, Month(2017, 4), {village.placement.pk: Worked(1)})
    make_run(village.maker, VILLAGE, FEBRUARY)
    with pytest.raises(PaymentRefused, match="not signed anew"), transaction.atomic():
        sign_work(signer, VILLAGE, FEBRUARY, {village.placement.pk: Worked(0)})
