"""Reading the journal again finds what somebody changed behind the program."""

from collections.abc import Callable

import pytest
from django.db import connection

from hearthlight.money import entries
from hearthlight.money.chart import Code
from hearthlight.money.guards import GUARDS
from hearthlight.money.models import Entry, Leg
from hearthlight.money.verify import verify
from tests.money.books import COUNTY, DAY, VILLAGE, Books, a_transfer, settle, sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> Books:
    """A journal whose guards somebody has taken away."""
    books = Books()
    books.plan()
    settle()
    for guard in GUARDS:
        if guard.sqlite if connection.vendor == "sqlite" else guard.postgresql_body:
            sql(f"drop trigger {guard.name}" + (f" on {guard.table}" if connection.vendor == "postgresql" else ""))
    return books


def test_an_honest_journal_has_no_fault(books: Books) -> None:
    verdict = verify()
    assert verdict.faults == ()
    ours = Entry.objects.filter(book__in=[COUNTY, VILLAGE])
    assert (ours.count(), verdict.entries, verdict.legs) == (5, Entry.objects.count(), Leg.whole.count())
    assert verdict.heads[VILLAGE] == books.head(VILLAGE)[1]


CHANGES: dict[str, Callable[[Books], None]] = {
    "a leg's fen": lambda books: sql("update money_leg set fen = fen * 2 where entry_id = %s", books.owed.pk),
    "a leg's statement": lambda books: sql(
        "update money_leg set statement_id = %s where entry_id = %s", books.state(1, "2016-01").pk, books.owed.pk
    ),
    "a leg's household": lambda books: sql(
        "update money_leg set household_id = %s where entry_id = %s", books.household().pk, books.credited.pk
    ),
    "a leg's account": lambda books: sql(
        "update money_leg set account_id = %s where entry_id = %s and fen > 0",
        books.account(Code.TO_VILLAGES).pk,
        books.received.pk,
    ),
    "a leg gone": lambda books: sql("delete from money_leg where entry_id = %s and fen > 0", books.owed.pk),
    "a day": lambda books: sql("update money_entry set day = '2017-03-02' where id = %s", books.owed.pk),
    "a kind": lambda books: sql("update money_entry set kind = 'receive' where id = %s", books.owed.pk),
    "an ext": lambda books: sql("update money_entry set ext = 'x' where id = %s", books.owed.pk),
    "a hash": lambda books: sql("update money_entry set hash = 'x' where id = %s", books.owed.pk),
    "a number": lambda books: sql("update money_entry set number = 9 where id = %s", books.owed.pk),
    "a transfer": lambda books: sql(
        "update money_entry set transfer = null, kind = 'owe' where id = %s", books.sent.pk
    ),
    "a plan": lambda books: sql("update money_entry set plan_id = null, kind = 'owe' where plan_id is not null"),
    "a balance": lambda books: sql("update money_account set balance_fen = balance_fen + 1"),
    "a draft left": lambda books: books.draft() and None,
    "half a transfer": lambda books: (
        books.post(entries.send(VILLAGE, {books.statement.pk: 5}, DAY, a_transfer())[0]) and None
    ),
}


@pytest.mark.requirement("R15", "a change behind the program is found")
@pytest.mark.parametrize("name", sorted(CHANGES))
def test_every_change_is_found(books: Books, name: str) -> None:
    CHANGES[name](books)
    assert verify().faults
