"""The journal read again by command, and a book added up by another reader of its text."""

import json
import re
from collections import defaultdict
from decimal import Decimal

import pytest
from beancount import loader

from hearthlight.money import entries
from hearthlight.money.beancount import ROOTS
from hearthlight.money.chart import Code
from hearthlight.money.commands import book_text, verify
from hearthlight.money.corrections import reverse
from hearthlight.money.models import Account
from tests.money.books import COUNTY, DAY, TESTER, VILLAGE, Books

pytestmark = pytest.mark.django_db


def test_verify_says_all_is_well_in_words_and_in_json() -> None:
    books = Books()
    text, well = verify()
    parts = json.loads(verify(json_=True)[0])
    assert well
    assert "✓" in text
    assert parts["faults"] == []
    assert parts["heads"][VILLAGE] == books.head(VILLAGE)[1]


def test_verify_names_the_place_of_a_fault() -> None:
    books = Books()
    books.draft()
    text, well = verify()
    assert not well
    assert COUNTY in text
    assert [one["what"] for one in json.loads(verify(json_=True)[0])["faults"]] == ["draft"]


@pytest.mark.parametrize("name", [COUNTY, VILLAGE])
def test_another_reader_finds_the_same_balances(name: str) -> None:
    books = Books()
    books.plan()
    text = book_text(name)
    counted: dict[str, int] = defaultdict(int)
    for account, yuan, cents in re.findall(r"^  (\S+)  (-?\d+)\.(\d\d) CNY$", text, re.M):
        counted[account] += int(yuan + cents)
    asserted = re.findall(r"balance (\S+)  (-?\d+)\.(\d\d) CNY", text)
    assert {account: int(yuan + cents) for account, yuan, cents in asserted} == dict(counted)
    assert sum(counted.values()) == 0


def test_an_empty_book_is_an_empty_text() -> None:
    assert book_text("341623999999000") == ""


@pytest.mark.requirement("R15", "an independent program finds the same balances to the fen")
@pytest.mark.parametrize("name", [COUNTY, VILLAGE])
def test_beancount_finds_no_fault_and_the_same_balances(name: str) -> None:
    books = Books()
    books.payment(books.plan(), "paid")
    reverse(TESTER, books.post(entries.owe(books.state(777, "2016-10").pk, COUNTY, {VILLAGE: 777}, DAY)), "typed twice")
    found, faults, _options = loader.load_string(book_text(name))
    assert faults == []
    theirs: dict[str, Decimal] = defaultdict(Decimal)
    for one in found:
        for posting in getattr(one, "postings", None) or ():
            theirs[posting.account.split(":")[1]] += posting.units.number
    ours: dict[str, int] = defaultdict(int)
    for account in Account.objects.filter(book=name):
        ours[ROOTS[Code(account.code)].split(":")[1]] += account.balance_fen
    assert {key: int(yuan * 100) for key, yuan in theirs.items()} == dict(ours)
