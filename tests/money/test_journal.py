"""Booking through the journal: once, whole, within the account, and undone only by a mirror."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from hearthlight.money import entries
from hearthlight.money.chain import GENESIS
from hearthlight.money.chart import CHART, Code, Kind
from hearthlight.money.corrections import close_period, reverse
from hearthlight.money.journal import BookedOtherwise, book
from hearthlight.money.models import Account, Entry
from tests.money.books import COUNTY, DAY, OTHER, TESTER, VILLAGE, Books, a_transfer, sql

pytestmark = pytest.mark.django_db


def balances() -> dict[tuple[str, str, str], int]:
    rows = Account.objects.filter(book__in=[COUNTY, VILLAGE, OTHER]).values_list(
        "book", "code", "area_code", "balance_fen"
    )
    return {(name, code, place): fen for name, code, place, fen in rows}


def test_a_yuan_passes_from_the_utility_to_the_village() -> None:
    books = Books()
    assert books.balance(Code.OWED, COUNTY) == -10_000
    assert books.balance(Code.SETTLEMENT, COUNTY) == 4_000
    assert books.balance(Code.AVAILABLE) == 6_000
    assert books.balance(Code.FROM_COUNTY) == -books.balance(Code.TO_VILLAGES, COUNTY) == -6_000


def test_numbers_have_no_gap_and_hashes_are_chained() -> None:
    Books()
    rows = list(Entry.objects.filter(book=COUNTY).order_by("number").values_list("number", "previous", "hash"))
    assert [number for number, _, _ in rows] == [1, 2, 3]
    assert [previous for _, previous, _ in rows] == [GENESIS, *(text for _, _, text in rows[:-1])]


@pytest.mark.requirement("R12", "the same line booked once")
def test_the_same_line_twice_is_one_entry() -> None:
    books = Books()
    before = balances()
    again = book(books.event, [entries.owe(books.statement.pk, COUNTY, {VILLAGE: 10_000}, DAY)])
    assert again == [books.owed]
    assert balances() == before


def test_the_same_line_with_another_amount_is_refused() -> None:
    books = Books()
    with pytest.raises(BookedOtherwise, match="other content"):
        book(books.event, [entries.owe(books.statement.pk, COUNTY, {VILLAGE: 10_001}, DAY)])


def test_fractions_are_refused_before_the_database_sees_them() -> None:
    books = Books()
    with pytest.raises(ValueError, match="whole fen"):
        book(books.event, [entries.owe(books.state(1, "2016-11").pk, COUNTY, {VILLAGE: 1.0}, DAY)])


@pytest.mark.requirement("R89", "the account cannot be overdrawn")
@pytest.mark.parametrize("code", [code for code, sort in CHART.items() if sort.floor == 0])
def test_no_account_with_a_floor_is_overdrawn(code: Code) -> None:
    books = Books()
    line = books.plan()
    drafts = {
        Code.SETTLEMENT: entries.send(VILLAGE, {books.statement.pk: 4_001}, DAY, a_transfer())[0],
        Code.AVAILABLE: entries.fund(line.plan_id, VILLAGE, {("statement", books.statement.pk): 4_001}, DAY, "more"),
        Code.PLANNED: entries.pay(line.plan_id, VILLAGE, Code.GRANTS, 2_001, DAY, "too much"),
    }
    before = balances()
    with pytest.raises(DatabaseError), transaction.atomic():
        books.post(drafts[code])
    assert balances() == before


def test_the_money_of_one_village_never_pays_another() -> None:
    books = Books()
    books.post(entries.owe(books.state(500, "2016-11").pk, COUNTY, {OTHER: 500}, DAY))
    with pytest.raises(DatabaseError), transaction.atomic():
        book(books.event, entries.send(OTHER, {books.statement.pk: 1}, DAY, a_transfer()))


def test_a_reversal_puts_every_balance_back_and_is_done_once() -> None:
    books = Books()
    before = balances()
    statement = books.state(777, "2016-10")
    owed = books.post(entries.owe(statement.pk, COUNTY, {VILLAGE: 700, OTHER: 77}, DAY))
    first, second = reverse(TESTER, owed, "typed twice"), reverse(TESTER, owed, "typed twice")
    assert first == second
    assert balances() == before | {(COUNTY, "owed", OTHER): 0}
    with pytest.raises(DatabaseError), transaction.atomic():
        books.draft(Kind.REVERSE, reverses=owed)


def test_a_reversal_cannot_be_reversed() -> None:
    books = Books()
    statement = books.state(777, "2016-10")
    undone = reverse(TESTER, books.post(entries.owe(statement.pk, COUNTY, {VILLAGE: 777}, DAY)), "typed twice")
    with pytest.raises(DatabaseError, match="mirror"), transaction.atomic():
        reverse(TESTER, undone, "typed thrice")


def test_a_transfer_is_undone_in_both_books() -> None:
    books = Books()
    undone = reverse(TESTER, books.sent, "wrong village")
    assert books.balance(Code.AVAILABLE) == 0
    assert books.balance(Code.SETTLEMENT, COUNTY) == 10_000
    assert Entry.objects.filter(transfer=undone.transfer).count() == 2


def test_money_that_was_passed_on_is_not_taken_back() -> None:
    books = Books()
    books.plan(fen=6_000)
    with pytest.raises(DatabaseError), transaction.atomic():
        reverse(TESTER, books.sent, "too late")


def test_a_closed_month_takes_nothing_and_the_next_one_does() -> None:
    books = Books()
    assert close_period(TESTER, COUNTY, "2017-03").head == books.head()[1]
    late = entries.owe(books.state(5, "2016-11").pk, COUNTY, {VILLAGE: 5}, DAY)
    with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
        books.post(late)
    books.post(entries.owe(books.state(5, "2016-10").pk, COUNTY, {VILLAGE: 5}, date(2017, 4, 1)))


def test_a_balance_cannot_be_moved_by_an_entry_that_moved_it_before() -> None:
    books = Books()
    account = books.account(Code.SETTLEMENT)
    for entry, fen in ((books.received, 10_000), (books.sent, -6_000), (books.owed, 0)):
        with pytest.raises(DatabaseError, match="complete entry"), transaction.atomic():
            sql(
                "update money_account set balance_fen = balance_fen + %s, last_id = %s where id = %s",
                fen, entry.pk, account.pk,
            )  # fmt: skip


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite only")
def test_insert_or_replace_does_not_go_round_the_guards() -> None:
    books = Books()
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        sql(
            "insert or replace into money_account (id, book, code, area_code, clearing, balance_fen) "
            "select id, book, code, area_code, clearing, 0 from money_account"
        )
    assert books.balance(Code.SETTLEMENT, COUNTY) == 4_000


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
@pytest.mark.parametrize("table", ["entry", "leg", "account", "period"])
def test_truncate_is_refused(table: str) -> None:
    with pytest.raises(DatabaseError, match="never emptied"), transaction.atomic():
        sql(f"truncate money_{table} cascade")
