"""Money at the bank: each line once, applied whole or in part to what it pays, set off where a month was corrected."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.money.models import Applied, BankLine, Statement
from hearthlight.money.pricing import Stream
from hearthlight.money.queries import flow
from hearthlight.money.settlement.bad_file import BadFile
from hearthlight.money.settlement.banking import explain_line, receive_bank_file, unbooked
from hearthlight.money.settlement.correcting import correct_in
from hearthlight.money.settlement.proposing import Claim, propose
from hearthlight.money.settlement.receiving import open_statements, receive_line, unapplied
from hearthlight.money.settlement.three_ways import balance, three_ways
from hearthlight.money.statements import StatementRefused, record_statement, send
from hearthlight.money.verify import verify
from tests.money.below import station
from tests.money.books import COUNTY, TESTER, VILLAGE, new_event
from tests.money.sheets import BANK, as_csv

pytestmark = pytest.mark.django_db
TODAY = date(2017, 4, 25)


@pytest.fixture(autouse=True)
def today() -> Any:
    """After the first quarter."""
    with pinned(TODAY):
        yield


@pytest.fixture
def stated() -> list[Statement]:
    """January and February of a village's station: 100 and 50 yuan."""
    one = station(new_event(), VILLAGE)
    return [
        record_statement(TESTER, one, Month(2017, month), Stream.COAL, fen * 100_000 // 3693, 3693, fen)
        for month, fen in ((1, 10_000), (2, 5_000))
    ]


def line(*amounts: str, first: int = 1) -> list[BankLine]:
    rows = [("2017-04-22", "电费", amount, "", "", f"R{number}") for number, amount in enumerate(amounts, first)]
    source = receive_bank_file(TESTER, COUNTY, "b.csv", as_csv(BANK, *rows))
    return list(BankLine.whole.filter(source=source).order_by("pk"))


def test_a_line_is_kept_once_whatever_file_brings_it() -> None:
    assert len(line("150.00")) == 1
    assert len(line("150.00")) == 1
    assert [one.reference for one in line("150.00", "3.00")] == ["R2"]
    with pytest.raises(StatementRefused, match="another amount"):
        receive_bank_file(TESTER, COUNTY, "c.csv", as_csv(BANK, ("2017-04-22", "x", "9", "", "", "R1")))


def test_balances_that_do_not_follow_name_the_row() -> None:
    rows = [("2017-04-22", "a", "1.00", "", "11.00", "R1"), ("2017-04-23", "b", "", "2.00", "8.99", "R2")]
    with pytest.raises(BadFile, match=r"Row 3, “余额”: found “8\.99”, expected 9\.00"):
        receive_bank_file(TESTER, COUNTY, "b.csv", as_csv(BANK, *rows))
    with pytest.raises(BadFile, match="another reference than that of row 2"):
        receive_bank_file(TESTER, COUNTY, "b.csv", as_csv(BANK, rows[0], rows[0]))


@pytest.mark.requirement("R12", "owed, due and received kept apart")
def test_one_line_pays_several_statements_and_one_in_part(stated: list[Statement]) -> None:
    first, second = stated
    paid = line("120.00")[0]
    with pytest.raises(StatementRefused, match=r"come to 100.00 yuan and the bank's line has 120.00"):
        receive_line(TESTER, paid, {first.pk: 10_000})
    receive_line(TESTER, paid, {first.pk: 10_000, second.pk: 2_000})
    assert (unapplied(paid), flow(VILLAGE, TODAY).received) == (0, 12_000)
    assert [(one.statement, one.open) for one in open_statements(COUNTY, TODAY)] == [(second, 3_000)]
    with pytest.raises(StatementRefused, match=r"has 0.00 yuan|bank's line has 0.00"):
        receive_line(TESTER, paid, {second.pk: 3_000})
    receive_line(TESTER, line("30.00", first=2)[0], {second.pk: 3_000})
    assert flow(VILLAGE, TODAY).late == 0
    assert verify().faults == ()


def test_more_than_is_open_is_refused(stated: list[Statement]) -> None:
    with pytest.raises(StatementRefused, match=r"has 50.00 yuan open and 60.00"):
        receive_line(TESTER, line("60.00")[0], {stated[1].pk: 6_000})
    assert not Applied.objects.exists()


def test_a_correction_downwards_is_set_off_by_the_next_payment(stated: list[Statement]) -> None:
    first, second = stated
    receive_line(TESTER, line("100.00")[0], {first.pk: 10_000})
    send(TESTER, VILLAGE)
    again = correct_in(new_event(TODAY), first, first.energy_wh, 3693, 9_000, None)  # type: ignore[arg-type]
    receive_line(TESTER, line("40.00", first=2)[0], {second.pk: 5_000, again.pk: -1_000})
    entry = send(TESTER, VILLAGE)
    assert sum(leg.fen for leg in entry.legs(manager="whole").filter(account__code="available")) == 4_000
    assert (flow(VILLAGE, TODAY).made, flow(VILLAGE, TODAY).unplanned) == (14_000, 14_000)
    assert verify().faults == ()


def test_what_no_entry_books_stays_listed_until_it_is_explained(stated: list[Statement]) -> None:
    fee = line("0.35")[0]
    assert [(one, one.left) for one in unbooked(COUNTY)] == [(fee, 35)]
    with pytest.raises(StatementRefused, match="in words"):
        explain_line(TESTER, fee, " ")
    explain_line(TESTER, fee, "利息")
    assert list(unbooked(COUNTY)) == []


def test_three_sides_are_compared_month_by_month(stated: list[Statement]) -> None:
    receive_line(TESTER, line("100.00")[0], {stated[0].pk: 10_000})
    rows = {one.month: one for one in three_ways(COUNTY, TODAY)}
    assert (rows["2017-01"].stated_fen, rows["2017-01"].booked_fen, rows["2017-01"].at_bank_fen) == (10_000,) * 3
    assert (rows["2017-02"].not_received_fen, rows["2017-02"].without_bank_fen) == (5_000, 0)
    assert rows["2017-01"].not_stated_wh is None
    assert balance(COUNTY, TODAY).booked == 10_000


CLAIMS = [Claim(1, "2017-01", "coal", 100), Claim(2, "2017-02", "coal", 50), Claim(3, "2017-01", "subsidy", 70)]


@pytest.mark.parametrize(
    ("fen", "how", "parts"),
    [
        (150, "quarter", {1: 100, 2: 50}),
        (70, "quarter", {3: 70}),
        (50, "month", {2: 50}),
        (220, "quarter", {1: 100, 2: 50, 3: 70}),
        (100, "month", {1: 100}),
        (60, "part", {1: 60}),
        (120, "part", {1: 100, 2: 20}),
    ],
)
def test_what_a_sum_seems_to_pay(fen: int, how: str, parts: dict[int, int]) -> None:
    found = propose(fen, CLAIMS)
    assert (found.how, found.parts) == (how, parts)


@given(st.integers(1, 10_000), st.lists(st.integers(-200, 3_000).filter(bool), max_size=8))
def test_a_proposal_never_takes_more_than_is_open_and_adds_up(fen: int, opens: list[int]) -> None:
    claims = [Claim(n, f"2017-{n % 12 + 1:02d}", "coal", one) for n, one in enumerate(opens)]
    found = propose(fen, claims)
    assert sum(found.parts.values()) + found.left == fen or found.left >= 0
    assert all(0 < part <= opens[pk] or part == opens[pk] for pk, part in found.parts.items())


def test_the_only_statement_of_that_sum_is_proposed_before_the_oldest() -> None:
    claims = [*CLAIMS, Claim(4, "2017-02", "subsidy", 33), Claim(5, "2017-03", "subsidy", 9)]
    assert propose(33, claims).parts == {4: 33}


def test_a_subsidy_that_comes_after_its_year_was_closed_is_booked_in_the_month_it_comes() -> None:
    from hearthlight.money.closing import close_month

    with pinned(date(2016, 12, 20)):
        one = station(new_event(), VILLAGE)
        late = record_statement(TESTER, one, Month(2016, 10), Stream.SUBSIDY, 10_000_000, 6107, 610_700)
    with pinned(date(2017, 1, 10)):
        closed = close_month(TESTER, COUNTY, "2016-12")
    receive_line(TESTER, line("6107.00")[0], {late.pk: 610_700})
    assert flow(VILLAGE, TODAY).received == 610_700
    closed.refresh_from_db()
    assert closed.head != ""
    assert verify().faults == ()
