"""Each guard of the journal is refused by the database itself, and its test fails when that one guard is gone."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from hearthlight.help.models import Project
from hearthlight.money import entries
from hearthlight.money.chart import Code, Kind
from hearthlight.money.guards import GUARDS
from hearthlight.money.journal import as_draft
from hearthlight.money.models import Applied, BankLine, Contribution, PayRun
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from tests.money.books import COUNTY, DAY, VILLAGE, Books, a_transfer, new_event, settle, sql

pytestmark = pytest.mark.django_db

EARLIER = date(2017, 2, 1)


def leg_whole_fen(books: Books) -> None:
    books.leg(books.draft(), Code.OWED, 1.5)


def leg_draft(books: Books) -> None:
    books.leg(books.owed, Code.OWED, 5)


def leg_book(books: Books) -> None:
    books.leg(books.draft(), Code.AVAILABLE, 5, book_of=VILLAGE)


def leg_statement(books: Books) -> None:
    books.leg(books.draft(), Code.OWED, 5, bare=True)


def leg_update(books: Books) -> None:
    sql("update money_leg set fen = fen * 2")


def leg_delete(books: Books) -> None:
    sql("delete from money_leg")


def account_empty(books: Books) -> None:
    columns = "book, code, area_code, clearing, balance_fen"
    sql(f"insert into money_account ({columns}) values ('b', 'owed', 'b', %s, 5)", False)


def account_moves(books: Books) -> None:
    sql("update money_account set balance_fen = balance_fen + 1")


def account_delete(books: Books) -> None:
    sql("insert into money_account (book, code, area_code, clearing, balance_fen) values ('b', 'c', 'b', %s, 0)", False)
    sql("delete from money_account where book = 'b'")


def period_open(books: Books) -> None:
    sql("insert into money_period (book, month, closed_on, head) values ('b', '2017-03', %s, '')", DAY)


def period_final(books: Books) -> None:
    closed = books.close("2017-02")
    sql("update money_period set closed_on = %s where id = %s", date(2017, 3, 2), closed.pk)


def period_closes(books: Books) -> None:
    sql(
        "update money_period set month = '2017-04', closed_on = %s, head = %s where book = %s",
        DAY,
        books.head()[1],
        COUNTY,
    )


def period_drafts(books: Books) -> None:
    books.draft()
    books.close("2017-03")


def period_head(books: Books) -> None:
    sql("update money_period set closed_on = %s, head = 'x' where book = %s", DAY, COUNTY)


def period_delete(books: Books) -> None:
    sql("delete from money_period where id = %s", books.period("2016-01").pk)


def entry_draft(books: Books) -> None:
    books.draft(number=99, hash="x")


def entry_month(books: Books) -> None:
    entry = books.draft()
    sql(
        "insert into money_entry (book, period_id, day, kind, ext, previous, hash, paper, event_id) "
        "values (%s, %s, '2016-01-31', 'owe', 'x', '', '', '', %s)",
        COUNTY, entry.period_id, books.event.pk,
    )  # fmt: skip


def entry_final(books: Books) -> None:
    sql("update money_entry set hash = 'x' where id = %s", books.owed.pk)


def entry_completes(books: Books) -> None:
    sql("update money_entry set ext = 'other' where id = %s", books.draft().pk)


def entry_balance(books: Books) -> None:
    entry = books.draft()
    books.leg(entry, Code.OWED, -5)
    books.leg(entry, Code.SETTLEMENT, 6)
    books.complete(entry)


def balanced(books: Books, **more: object) -> entries.Draft:
    entry = books.draft(**more)
    books.leg(entry, Code.OWED, -5)
    books.leg(entry, Code.SETTLEMENT, 5)
    return entry


def entry_period(books: Books) -> None:
    books.close("2017-02")
    books.complete(balanced(books, day=EARLIER))


def entry_number(books: Books) -> None:
    books.complete(balanced(books), step=2, previous="")


def entry_chain(books: Books) -> None:
    books.complete(balanced(books), previous="x")


def entry_reverse(books: Books) -> None:
    books.complete(balanced(books, kind=Kind.REVERSE, reverses=books.owed))


def entry_clearing(books: Books) -> None:
    entry = books.draft()
    books.leg(entry, Code.OWED, -5)
    books.leg(entry, Code.TO_VILLAGES, 5)
    books.complete(entry)


def entry_transfer(books: Books) -> None:
    transfer = a_transfer()
    books.post(entries.send(VILLAGE, {books.statement.pk: 5}, DAY, transfer)[0])
    more = entries.send(VILLAGE, {books.statement.pk: 6}, DAY, transfer)[1]
    books.post(more)


def entry_plan(books: Books) -> None:
    first, second = books.plan(2016), books.plan(2017)
    books.post(entries.pay(second.plan_id, VILLAGE, Code.GRANTS, 2_001, DAY, "too much"))
    assert first.plan_id != second.plan_id


def entry_moves_balances(books: Books) -> None:
    before = books.balance(Code.SETTLEMENT, COUNTY)
    books.complete(balanced(books))
    if books.balance(Code.SETTLEMENT, COUNTY) == before + 5:
        raise DatabaseError("update money_account set balance_fen")


def entry_left(books: Books) -> None:
    books.draft()
    settle()


def entry_half(books: Books) -> None:
    books.post(entries.send(VILLAGE, {books.statement.pk: 5}, DAY, a_transfer())[0])
    settle()


def entry_delete(books: Books) -> None:
    sql("delete from money_entry where id = %s", books.draft().pk)


def statement_stays(books: Books) -> None:
    sql("update money_statement set fen = 1, event_id = %s", new_event().pk)


def plan_adopted(books: Books) -> None:
    line = books.plan()
    sql("update money_plan set year = 2018, event_id = %s where id = %s", new_event().pk, line.plan_id)


def planline_adopted(books: Books) -> None:
    line = books.plan()
    line.pk, line.number = None, 2
    line.save(force_insert=True)


def planline_stays(books: Books) -> None:
    line = books.plan()
    sql("update money_planline set title = 'y', event_id = %s where id = %s", new_event().pk, line.pk)


def payment_listed(books: Books) -> None:
    row = books.payment(books.plan())
    row.pk, row.month, row.state = None, "2017-02", "sent"
    row.save(force_insert=True)


def payment_amount(books: Books) -> None:
    row = books.payment(books.plan(), "paid")
    sql("update money_payment set fen = 1, event_id = %s where id = %s", new_event().pk, row.pk)


def payment_paid(books: Books) -> None:
    row = books.payment(books.plan(), "paid")
    sql("update money_payment set state = 'listed', event_id = %s where id = %s", new_event().pk, row.pk)


def payment_reversed(books: Books) -> None:
    row = books.payment(books.plan(), "paid")
    sql("update money_payment set state = 'returned', event_id = %s where id = %s", new_event().pk, row.pk)


def payment_returned(books: Books) -> None:
    row = books.payment(books.plan(), "paid")
    books.post(entries.reverse(as_draft(row.entry), row.entry_id, DAY))
    sql("update money_payment set state = 'returned', event_id = %s where id = %s", new_event().pk, row.pk)
    sql("update money_payment set state = 'paid', event_id = %s where id = %s", new_event().pk, row.pk)


def payment_entry(books: Books) -> None:
    row = books.payment(books.plan())
    row.state, row.entry, row.event = "paid", books.credited, new_event()
    row.checker, row.payer = books.person(), books.person()
    row.save()


def bankline_stays(books: Books) -> None:
    sql("update money_bankline set fen = 1, event_id = %s where id = %s", new_event().pk, bank_line(books).pk)


def applied_stays(books: Books) -> None:
    row = add(books.event, Applied(line=bank_line(books), entry=books.received, fen=10_000))
    sql("update money_applied set fen = 1, event_id = %s where id = %s", new_event().pk, row.pk)


def contribution_stays(books: Books) -> None:
    project = Project(area_code=VILLAGE, name="样例", share_permille=80, synthetic=True, from_date=DAY)
    row = Contribution(project=add(books.event, project), area_code=VILLAGE, month="2017-01", income_fen=100, fen=8)
    row.share_permille = 80
    add(books.event, row)
    sql("update money_contribution set fen = 9, event_id = %s where id = %s", new_event().pk, row.pk)


def payrun_booked(books: Books) -> None:
    row = add(books.event, PayRun(area_code=VILLAGE, month="2017-03", number="x", state="listed"))
    sql("update money_payrun set state = 'booked', sha256 = 'a', event_id = %s where id = %s", new_event().pk, row.pk)
    sql("update money_payrun set sha256 = 'b', event_id = %s where id = %s", new_event().pk, row.pk)


def payrun_listed(books: Books) -> None:
    add(books.event, PayRun(area_code=VILLAGE, month="2017-03", number="x", state="checked"))


def bank_line(books: Books) -> BankLine:
    about = {"title": "样例", "sha256": uuid4().hex, "received_on": DAY, "area_code": COUNTY}
    source = add(books.event, Source(kind="bank_file", **about))
    row = BankLine(book=COUNTY, area_code=COUNTY, day=DAY, fen=10_000, reference="R", source=source, source_row=2)
    return add(books.event, row)


KINDS = "leg account period entry statement plan planline payment bankline applied contribution payrun"
ATTACKS: dict[str, Callable[[Books], None]] = {
    f"guard_money_{name}": attack for name, attack in list(globals().items()) if name.split("_")[0] in KINDS.split()
}
BY_NAME = {guard.name: guard for guard in GUARDS if not guard.name.endswith("_truncate")}


def message(name: str) -> str:
    text = BY_NAME[name].sqlite or BY_NAME[name].postgresql_body
    return text.split("'")[-2] if "raise" in text else text.split(" begin ")[-1].split(" = ")[0]


def here(name: str) -> bool:
    return bool(BY_NAME[name].sqlite if connection.vendor == "sqlite" else BY_NAME[name].postgresql_body)


def test_every_guard_has_its_attack() -> None:
    assert ATTACKS.keys() == BY_NAME.keys()


@pytest.mark.requirement("R15", "the account cannot be tampered with")
@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_the_database_refuses(name: str) -> None:
    if not here(name):
        pytest.skip("this database needs no such guard")
    books = Books()
    with pytest.raises(DatabaseError, match=message(name)[:40]), transaction.atomic():
        ATTACKS[name](books)


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_without_the_guard_the_attack_passes(name: str) -> None:
    if not here(name):
        pytest.skip("this database needs no such guard")
    books = Books()
    settle()
    sql(f"drop trigger {name}" + (f" on {BY_NAME[name].table}" if connection.vendor == "postgresql" else ""))
    ATTACKS[name](books)
