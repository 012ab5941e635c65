"""A small journal for tests: one county, one village, one station, a statement that came half of its way."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from hearthlight.decisions.models import Decision
from hearthlight.help.models import Opening
from hearthlight.money import entries
from hearthlight.money.chart import Code, Kind
from hearthlight.money.journal import book
from hearthlight.money.models import Account, Entry, Payment, Period, Plan, PlanLine, Statement
from hearthlight.people.models import Person
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Event
from tests.money.below import household, station

# A county that no demo has: the session's database may hold one.
COUNTY = "349999000000000"
VILLAGE = "349999108201000"
OTHER = "349999108202000"
DAY = date(2017, 3, 1)
TESTER = System("test")


def new_event(day: date = DAY, place: str = VILLAGE) -> Event:
    """An act that did nothing yet."""
    with act(TESTER, "money.test", at=place, day=day) as event:
        return event


def sql(text: str, *values: Any) -> None:
    """Go past every form and model, straight to the database."""
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def settle() -> None:
    """What PostgreSQL asks at commit, asked now."""
    if connection.vendor == "postgresql":
        sql("set constraints all immediate")
        sql("set constraints all deferred")


@dataclass
class Books:
    """Handles on what the tests attack."""

    event: Event = field(default_factory=new_event)

    def __post_init__(self) -> None:
        self.station = station(self.event, VILLAGE)
        self.statement = self.state(10_000)
        self.owed = self.post(entries.owe(self.statement.pk, COUNTY, {VILLAGE: 10_000}, DAY))
        self.received = self.post(entries.receive(self.statement.pk, COUNTY, {VILLAGE: 10_000}, DAY))
        self.sent, self.credited = book(self.event, entries.send(VILLAGE, {self.statement.pk: 6_000}, DAY, uuid4()))

    def state(self, fen: int, month: str = "2016-12", stream: str = "coal") -> Statement:
        row = Statement(
            station=self.station,
            area_code=VILLAGE,
            month=month,
            stream=stream,
            energy_wh=fen * 10,
            price=10_000,
            fen=fen,
        )
        return add(self.event, row)

    def post(self, draft: entries.Draft) -> Entry:
        return book(self.event, [draft])[0]

    def account(self, code: Code, book_of: str = COUNTY, village: str = VILLAGE) -> Account:
        return Account.objects.get(book=book_of, code=code, area_code=village)

    def balance(self, code: Code, book_of: str = VILLAGE) -> int:
        return self.account(code, book_of).balance_fen

    def head(self, name: str = COUNTY) -> tuple[int, str]:
        return (
            Entry.objects.filter(book=name, number__isnull=False).order_by("-number").values_list("number", "hash")[0]
        )

    def period(self, month: str = "2017-03", name: str = COUNTY) -> Period:
        return Period.objects.get_or_create(book=name, month=month)[0]

    def close(self, month: str, name: str = COUNTY) -> Period:
        period = self.period(month, name)
        sql("update money_period set closed_on = %s, head = %s where id = %s", DAY, self.head(name)[1], period.pk)
        return period

    def draft(self, kind: Kind = Kind.OWE, name: str = COUNTY, day: date = DAY, **more: Any) -> Entry:
        period = self.period(f"{day:%Y-%m}", name)
        row = Entry(book=name, period=period, day=day, kind=kind, ext=uuid4().hex, event=self.event, **more)
        row.save()
        return row

    def leg(self, entry: Entry, code: Code, fen: Any, **more: Any) -> None:
        account = self.account(code, more.get("book_of", entry.book), more.get("village", VILLAGE))
        statement = None if more.get("bare") else self.statement.pk
        sql(
            "insert into money_leg (entry_id, account_id, fen, statement_id) values (%s, %s, %s, %s)",
            entry.pk, account.pk, fen, statement,
        )  # fmt: skip

    def complete(self, entry: Entry, step: int = 1, previous: str | None = None) -> None:
        number, head = self.head(entry.book)
        sql(
            "update money_entry set number = %s, previous = %s, hash = %s where id = %s",
            number + step, head if previous is None else previous, uuid4().hex, entry.pk,
        )  # fmt: skip

    def plan(self, year: int = 2017, fen: int = 2_000) -> PlanLine:
        """An adopted plan of one line, funded in full."""
        decision = Decision(
            kind="plan", subject_kind="money.plan", subject_id=0, area_code=VILLAGE, procedure="village_plan"
        )
        decision.procedure_date, decision.state = DAY, "passed"
        plan = add(self.event, Plan(area_code=VILLAGE, year=year, decision=add(self.event, decision)))
        line = add(self.event, PlanLine(plan=plan, number=1, kind="grant", title="x", fen_unit=fen, units=1, fen=fen))
        plan.adopted_on, plan.event = DAY, new_event()
        plan.save()
        self.post(entries.fund(plan.pk, VILLAGE, {("statement", self.statement.pk): fen}, DAY))
        return line

    def payment(self, line: PlanLine, state: str = "listed", fen: int = 2_000) -> Payment:
        """A payment of the whole line to works, so without a household."""
        maker, checker, payer = (self.person() for _ in range(3))
        row = Payment(line=line, area_code=VILLAGE, month="2017-03", units=1, fen=fen, state="listed", maker=maker)
        add(self.event, row)
        if state == "paid":
            draft = entries.pay(line.plan_id, VILLAGE, Code.GRANTS, fen, DAY, f"payment {row.pk}")
            row.entry, row.state, row.checker, row.payer = self.post(draft), "paid", checker, payer
            row.event = new_event()
            row.save()
        return row

    def person(self) -> Person:
        return add(self.event, Person(username=uuid4().hex, name="样例", synthetic=True))

    def opening(self) -> Opening:
        row = Opening(
            area_code=VILLAGE, kind="cleaning", title="保洁", seats=2, unit="month", fen_unit=600_00, from_date=DAY
        )
        return add(self.event, row)

    def household(self) -> Any:
        return household(self.event, VILLAGE)


def a_transfer() -> UUID:
    """A new transfer."""
    return uuid4()
