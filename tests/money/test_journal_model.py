"""The journal against a model in plain Python: any order of owing, receiving, sending, funding, paying, undoing."""

from collections import defaultdict
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from hearthlight.money import entries
from hearthlight.money.chart import CHART, Code
from hearthlight.money.corrections import reverse
from hearthlight.money.journal import as_draft, book
from hearthlight.money.models import Account, Entry, Plan
from hearthlight.money.verify import verify
from hearthlight.trail.history import add
from tests.money.below import contribution
from tests.money.books import COUNTY, DAY, OTHER, TESTER, VILLAGE, Books, a_transfer

VILLAGES = st.sampled_from([VILLAGE, OTHER])
AMOUNTS = st.integers(1, 9_000)
OURS = Entry.objects.filter(book__in=[COUNTY, VILLAGE, OTHER])


class Journal(RuleBasedStateMachine):
    """What the database holds must be what these few dictionaries hold."""

    owed = Bundle("owed")
    received = Bundle("received")

    @initialize()
    def begin(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.books, self.months = Books(), 0
        self.expected: dict[tuple[str, str, str], int] = defaultdict(int)
        for entry in OURS.all().order_by("pk"):
            self.apply(as_draft(entry))
        self.plans = {
            village: add(self.books.event, Plan(area_code=village, year=2016)).pk for village in (VILLAGE, OTHER)
        }
        self.funded: dict[str, int] = defaultdict(int)
        self.undone: set[int] = set(OURS.values_list("pk", flat=True))

    def apply(self, draft: entries.Draft) -> None:
        for leg in draft.legs:
            self.expected[draft.book, leg.code, leg.area_code] += leg.fen

    def fits(self, *drafts: entries.Draft) -> bool:
        after = defaultdict(int, self.expected)
        for draft in drafts:
            for leg in draft.legs:
                after[draft.book, leg.code, leg.area_code] += leg.fen
        return all(CHART[Code(code)].floor is None or fen >= 0 for (_, code, _), fen in after.items())

    def attempt(self, *drafts: entries.Draft, allowed: bool = True) -> list[Entry] | None:
        try:
            with transaction.atomic():
                booked = book(self.books.event, drafts)
        except DatabaseError:
            assert not (allowed and self.fits(*drafts))
            return None
        assert allowed
        assert self.fits(*drafts)
        for draft in drafts:
            self.apply(draft)
        return booked

    @rule(target=owed, here=st.integers(0, 9_000), there=AMOUNTS)
    def owe(self, here: int, there: int) -> Any:
        self.months += 1
        statement = self.books.state(here + there, f"2015-{self.months:02d}").pk
        parts = {VILLAGE: here, OTHER: there}
        self.attempt(entries.owe(statement, COUNTY, parts, DAY))
        return statement, parts

    @rule(target=received, one=consumes(owed))
    def receive(self, one: Any) -> Any:
        self.attempt(entries.receive(one[0], COUNTY, one[1], DAY))
        return one

    @rule(one=received, village=VILLAGES, fen=AMOUNTS)
    def send(self, one: Any, village: str, fen: int) -> None:
        self.attempt(*entries.send(village, {one[0]: fen}, DAY, a_transfer()))

    @rule(one=received, village=VILLAGES, fen=AMOUNTS)
    def fund(self, one: Any, village: str, fen: int) -> None:
        parts = {("statement", one[0]): fen}
        if self.attempt(entries.fund(self.plans[village], village, parts, DAY, str(a_transfer()))):
            self.funded[village] += fen

    @rule(village=VILLAGES, fen=AMOUNTS, planned=AMOUNTS)
    def share(self, village: str, fen: int, planned: int) -> None:
        """A project gives, and a part of it is planned, or more than there is."""
        self.months += 1
        row = contribution(self.books.event, village, self.months, fen)
        self.attempt(entries.share(row, village, fen, DAY))
        parts = {("contribution", row): planned}
        if self.attempt(entries.fund(self.plans[village], village, parts, DAY, str(a_transfer()))):
            self.funded[village] += planned

    @rule(village=VILLAGES, fen=AMOUNTS, end=st.sampled_from([Code.WAGES, Code.GRANTS, Code.WORKS]))
    def pay(self, village: str, fen: int, end: Code) -> None:
        draft = entries.pay(self.plans[village], village, end, fen, DAY, str(a_transfer()))
        if self.attempt(draft, allowed=fen <= self.funded[village]):
            self.funded[village] -= fen

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        rows = list(OURS.exclude(kind="reverse").exclude(pk__in=self.undone).order_by("pk"))
        rows = [row for row in rows if row.kind in ("owe", "receive", "send", "credit")]
        if not rows:
            return
        entry = data.draw(st.sampled_from(rows))
        pair = list(Entry.objects.filter(transfer=entry.transfer)) if entry.transfer else [entry]
        drafts = [entries.reverse(as_draft(one), one.pk, DAY) for one in pair]
        try:
            with transaction.atomic():
                reverse(TESTER, entry, "a mistake")
        except DatabaseError:
            assert not self.fits(*drafts)
        else:
            self.undone |= {one.pk for one in pair}
            for draft in drafts:
                self.apply(draft)

    @invariant()
    def balances_agree(self) -> None:
        rows = Account.objects.filter(book__in=[COUNTY, VILLAGE, OTHER]).values_list(
            "book", "code", "area_code", "balance_fen"
        )
        assert {(a, b, c): fen for a, b, c, fen in rows if fen} == {k: fen for k, fen in self.expected.items() if fen}

    def teardown(self) -> None:
        if hasattr(self, "books"):
            assert verify().faults == ()
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)


@pytest.mark.django_db
@pytest.mark.requirement("R15", "the journal in any order of acts")
def test_the_journal_agrees_with_its_model() -> None:
    run_state_machine_as_test(
        Journal,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
