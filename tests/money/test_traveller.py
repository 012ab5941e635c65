"""The second traveller: a kilowatt-hour from the meter to a person, and a yuan back to the meter."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from hearthlight import figures as numbers
from hearthlight.core.clock import pinned
from hearthlight.core.period import Month
from hearthlight.help.actions import open_work, place
from hearthlight.money import figures
from hearthlight.money.models import Payment, PlanLine
from hearthlight.money.payments import Due, PaymentRefused, check_payments, list_payments, pay
from hearthlight.money.plans import Line
from hearthlight.money.pricing import Stream
from hearthlight.money.queries import flow, homes
from hearthlight.money.record import household_payments
from hearthlight.money.statements import receive, record_statement, send
from hearthlight.money.trace import back, forward
from hearthlight.money.verify import verify
from hearthlight.people.models import Person
from hearthlight.people.sight import EVERYTHING
from hearthlight.register.models import Income
from hearthlight.sun.models import Reading
from hearthlight.trail.history import add
from tests.money.below import household, member, station
from tests.money.books import TESTER, VILLAGE, new_event
from tests.money.test_flow import adopted

pytestmark = pytest.mark.django_db

TODAY = date(2017, 3, 28)


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


@dataclass
class Officer:
    """Somebody who may do everything, so that only the rule of three people speaks."""

    person: Person = field(
        default_factory=lambda: add(new_event(), Person(username=uuid4().hex, name="样例", synthetic=True))
    )

    def __post_init__(self) -> None:
        self.person.may = lambda kind, place: True  # type: ignore[method-assign]


@dataclass
class Village:
    """A village whose station was read twice, whose statements came, and whose plan pays a cleaner and mends a road."""

    def __post_init__(self) -> None:
        event = new_event()
        self.station = station(event, VILLAGE, meter_no="m")
        self.readings = [
            add(event, Reading(station=self.station, meter_no="m", read_on=on, register_wh=wh, synthetic=True))
            for on, wh in ((date(2016, 10, 31), 0), (date(2016, 11, 30), 8_000_000), (date(2016, 12, 31), 15_000_000))
        ]
        self.statements = [self.state(1, 295_440), self.state(2, 258_510)]
        for one in self.statements:
            receive(TESTER, one)
        send(TESTER, VILLAGE)
        self.cleaner = member(event, household(event, VILLAGE))
        work = {"kind": "cleaning", "title": "保洁", "seats": 1, "unit": "month", "fen_unit": 30_000}
        self.opening = open_work(TESTER, VILLAGE, from_date=date(2017, 1, 1), **work)
        self.placement = place(TESTER, self.opening, self.cleaner, date(2017, 1, 1))
        job = Line("job", "保洁", 30_000, 12, self.opening)
        self.plan = adopted(VILLAGE, job, Line("works", "修路", 50_001, 1))
        self.job, self.road = PlanLine.objects.filter(plan=self.plan).order_by("number")
        self.maker, self.checker, self.payer = (Officer().person for _ in range(3))

    def state(self, number: int, fen: int) -> Any:
        before, after = self.readings[number - 1 : number + 1]
        energy = after.register_wh - before.register_wh
        month = Month.of(after.read_on)
        readings = (before, after)
        return record_statement(TESTER, self.station, month, Stream.COAL, energy, 3693, fen, readings=readings)

    def listed(self, month: int = 2, fen: int = 30_000) -> list[Payment]:
        dues = [Due(1, fen, placement=self.placement)]
        return list_payments(self.maker, self.job, Month(2017, month), dues)

    def paid(self, month: int = 2) -> Payment:
        return pay(self.payer, check_payments(self.checker, self.listed(month)))[0]


@pytest.mark.requirement("R7", "the numbers come from the ledger")
@pytest.mark.requirement("R12", "kWh to yuan to person")
def test_a_yuan_finds_its_kilowatt_hours() -> None:
    village = Village()
    origins = back(village.paid())
    assert [one.statement for one in origins] == village.statements
    assert sum(one.fen for one in origins) == 30_000
    assert [one.funded for one in origins] == [295_440, 360_000 + 50_001 - 295_440]
    assert [passed.entry.kind for passed in origins[0].way] == ["owe", "receive", "send", "credit", "fund"]
    assert {passed.fen for passed in origins[0].way} == {295_440}
    oldest = origins[0].statement
    assert (oldest.reading_from, oldest.reading_to) == (village.readings[0], village.readings[1])
    assert oldest.energy_wh == oldest.reading_to.register_wh - oldest.reading_from.register_wh


def test_a_statement_finds_its_people() -> None:
    village = Village()
    village.paid(2), village.paid(3)
    found = forward(village.statements[0])
    assert [entry.kind for entry in found.entries] == ["owe", "receive", "send", "credit", "fund"]
    reached = found.reached[0]
    assert (reached.plan, reached.funded, reached.people) == (village.plan, 295_440, 1)
    other = forward(village.statements[1]).reached[0]
    assert reached.paid + other.paid == 60_000


@pytest.mark.requirement("R96", "labour income, written once")
def test_income_is_written_down_once() -> None:
    village = Village()
    paid = village.paid()
    rows = Income.whole.filter(household=village.cleaner.household)
    assert [(row.year, row.item, row.origin, row.fen) for row in rows] == [(2017, "solar_wage", "payment", 30_000)]
    with pytest.raises((DatabaseError, PaymentRefused)), transaction.atomic():
        pay(village.payer, [paid])
    assert rows.count() == 1
    assert flow(VILLAGE, TODAY).wages == 30_000


def test_the_numbers_of_a_village_that_paid() -> None:
    village = Village()
    village.paid(2), village.paid(3)
    found = flow(VILLAGE, TODAY)
    assert (found.planned, found.paid, found.unpaid) == (410_001, 60_000, 350_001)
    assert numbers.value(figures.BENEFICIARIES, VILLAGE, TODAY, EVERYTHING) == 1
    assert numbers.ratio(figures.WAGE_SHARE, VILLAGE, TODAY, EVERYTHING) == (60_000, 60_000)
    assert verify().faults == ()


@pytest.mark.requirement("R16", "named beneficiaries, counted")
def test_beneficiaries_are_people_and_works_are_not() -> None:
    village = Village()
    works = list_payments(village.maker, village.road, Month(2017, 3), [Due(1, 50_001)])
    pay(village.payer, check_payments(village.checker, works))
    assert numbers.value(figures.BENEFICIARIES, VILLAGE, TODAY, EVERYTHING) == 0
    assert flow(VILLAGE, TODAY).works == 50_001
    assert not Income.whole.filter(household__area_code=VILLAGE).exists()


def test_a_home_is_lit_when_all_that_is_due_has_arrived() -> None:
    village = Village()
    home = village.cleaner.household_id
    sent = check_payments(village.checker, village.listed())
    assert (homes(VILLAGE, TODAY).on_the_way, homes(VILLAGE, TODAY).lit) == ({home}, frozenset())
    pay(village.payer, sent)
    assert homes(VILLAGE, TODAY).lit == {home}
    village.listed(3)
    assert (homes(VILLAGE, TODAY).on_the_way, homes(VILLAGE, TODAY).lit) == ({home}, frozenset())
    assert homes(VILLAGE, date(2017, 2, 28)).on_the_way == {home}
    assert household_payments(home, TODAY).count() == 2


def test_three_people_list_check_and_pay() -> None:
    village = Village()
    listed = village.listed()
    with pytest.raises(PaymentRefused, match="does not check it"):
        check_payments(village.maker, listed)
    with pytest.raises(PaymentRefused, match="checked and not yet paid"):
        pay(village.payer, listed)
    sent = check_payments(village.checker, listed)
    with pytest.raises(PaymentRefused, match="three people"):
        pay(village.checker, sent)


def test_the_database_too_wants_three_people() -> None:
    village = Village()
    row = check_payments(village.checker, village.listed())[0]
    row.payer, row.event = village.checker, new_event()
    with pytest.raises(IntegrityError, match="payment_three_people"), transaction.atomic():
        row.save()


def test_a_line_is_not_overrun_and_a_month_not_paid_twice() -> None:
    village = Village()
    with pytest.raises(PaymentRefused, match=r"3,600\.00 yuan left"):
        village.listed(fen=360_001)
    village.listed()
    with pytest.raises(IntegrityError), transaction.atomic():
        village.listed()


def test_a_job_is_paid_to_its_holder_only() -> None:
    village = Village()
    other = member(new_event(), household(new_event(), VILLAGE))
    with pytest.raises(PaymentRefused, match="placed in that opening"):
        list_payments(village.maker, village.job, Month(2017, 2), [Due(1, 100, member=other)])
