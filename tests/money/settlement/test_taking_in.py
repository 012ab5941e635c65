"""The utility's file: looked at beside readings, prices and what stands; stated once, corrected by the difference."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from hearthlight.core.clock import pinned
from hearthlight.money.models import Entry, Statement
from hearthlight.money.queries import flow
from hearthlight.money.settlement.bad_file import BadFile
from hearthlight.money.settlement.matching import Difference
from hearthlight.money.settlement.taking_in import look, receive_statements, take_in
from hearthlight.money.statements import StatementRefused, receive, send
from hearthlight.money.trace import forward
from hearthlight.money.verify import verify
from hearthlight.sun.models import Milestone, Reading, Share
from hearthlight.sun.readings.bad import BadReadings
from hearthlight.trail.history import add
from tests.money.below import station
from tests.money.books import COUNTY, OTHER, TESTER, VILLAGE, new_event
from tests.money.sheets import STATEMENT, as_csv, as_workbook

pytestmark = pytest.mark.django_db
TODAY = date(2017, 4, 12)
ROW = ("S1", "201703", "脱硫煤", "8000", "0.3693", "2954.40")


@pytest.fixture(autouse=True)
def world() -> Any:
    """A connected station that was read at the ends of February and March."""
    with pinned(TODAY):
        event = new_event()
        one = station(event, VILLAGE, number="S1", meter_no="m1")
        done = {"stage": "connection", "done_on": date(2016, 6, 1), "area_code": VILLAGE, "synthetic": True}
        add(event, Milestone(station=one, **done))
        for on, register in ((date(2017, 2, 28), 1_000_000), (date(2017, 3, 31), 9_000_000)):
            energy = None if register == 1_000_000 else 8_000_000
            row = Reading(
                station=one, meter_no="m1", read_on=on, register_wh=register, energy_wh=energy, synthetic=True
            )
            add(event, row)
        yield one


def sent(*rows: Any, make: Any = as_csv) -> Any:
    return receive_statements(TESTER, COUNTY, TODAY, "a.csv", make(STATEMENT, *rows))


def differences(*rows: Any) -> list[tuple[Difference, ...]]:
    return [one.differs for one in look(sent(*rows), TODAY)]


@pytest.mark.requirement("R12", "Actual cumulative kWh and yuan")
def test_a_row_that_fits_is_stated_and_owed_with_its_readings_and_row(world: Any) -> None:
    take_in(TESTER, sent(ROW, make=as_workbook))
    row = Statement.whole.get(station=world)
    assert (row.energy_wh, row.price, row.fen, row.stream, row.source_row) == (8_000_000, 3693, 295_440, "coal", 3)
    assert (row.reading_from.register_wh, row.reading_to.register_wh) == (1_000_000, 9_000_000)
    assert flow(VILLAGE, TODAY).made == 295_440


def test_nothing_is_stated_before_it_was_looked_at() -> None:
    sent(ROW)
    assert not Statement.whole.exists()


def test_the_same_file_and_the_same_row_twice_are_one() -> None:
    first = sent(ROW)
    take_in(TESTER, first)
    assert sent(ROW) == first
    with pytest.raises(StatementRefused, match="taken in before"):
        take_in(TESTER, first)
    again = sent(ROW, ("S1", "201702", "脱硫煤", "100", "0.3693", "36.93"))
    assert look(again, TODAY)[0].differs[:1] == (Difference.STANDS,)
    take_in(TESTER, again)
    assert sorted(Statement.whole.values_list("month", flat=True)) == ["2017-02", "2017-03"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (("S9", *ROW[1:]), Difference.UNKNOWN_STATION),
        ((*ROW[:5], "2954.42"), Difference.SUM),
        ((*ROW[:3], "7000", "0.3693", "2585.10"), Difference.ENERGY),
        ((*ROW[:4], "0.4000", "3200.00"), Difference.PRICE),
        (("S1", "201701", "脱硫煤", "10", "0.3693", "3.69"), Difference.NOT_READ),
        (("S1", "201512", "脱硫煤", "10", "0.3500", "3.50"), Difference.PRICE_UNKNOWN),
        (("S1", "201512", "脱硫煤", "10", "", "3.50"), Difference.NO_PRICE),
    ],
)
def test_each_difference_is_named(row: Any, name: Difference) -> None:
    assert name in differences(row)[0]


def test_twice_in_a_file_blocks_the_whole_file() -> None:
    source = sent(ROW, ROW)
    assert [one.blocks for one in look(source, TODAY)] == [True, True]
    with pytest.raises(StatementRefused, match="2 rows cannot be taken"):
        take_in(TESTER, source)
    assert not Statement.whole.exists()


def test_half_a_row_says_sheet_row_column_and_what_was_expected() -> None:
    with pytest.raises(BadFile, match=r"a\.csv: Row 2, “上网电量\(千瓦时\)”: found “”, expected kWh.*Row 3"):
        sent(("S1", "201703", "脱硫煤", "", "0.3693", "1"), ("S1", "2017年13月", "脱硫煤", "1", "", "1"))
    with pytest.raises(BadReadings, match="no column for 上网电量"):
        receive_statements(
            TESTER, COUNTY, TODAY, "b.csv", as_csv(("电站编号", "结算月份", "金额"), ("S1", "201703", "1"))
        )


def test_a_month_is_stated_as_a_whole_or_in_parts_never_both() -> None:
    take_in(TESTER, sent(ROW))
    whole = ("S1", "201703", "合计", "8000", "0.98", "7840.00")
    assert Difference.OTHER_STREAM in differences(whole)[0]


def corrected(fen: str, energy: str) -> Statement:
    source = sent((*ROW[:3], energy, "0.3693", fen))
    with pytest.raises(StatementRefused, match="say that the file corrects"), transaction.atomic():
        take_in(TESTER, source)
    take_in(TESTER, source, corrections=True)
    return Statement.whole.get(revision=2)


@pytest.mark.parametrize(("fen", "energy", "more"), [("3693.00", "10000", 73_860), ("2585.10", "7000", -36_930)])
def test_a_correction_after_payment_owes_the_difference_alone(fen: str, energy: str, more: int) -> None:
    take_in(TESTER, sent(ROW))
    receive(TESTER, Statement.whole.get())
    send(TESTER, VILLAGE)
    row = corrected(fen, energy)
    assert row.revision == 2
    now = flow(VILLAGE, TODAY)
    assert (now.made, now.received) == (295_440 + more, 295_440)
    assert verify().faults == ()
    assert [one.kind for one in forward(row).entries] == ["owe"]


@pytest.mark.requirement("R19", "income split to the fen by largest remainder")
def test_a_joint_station_is_owed_by_share_to_the_fen() -> None:
    event = new_event()
    joint = station(event, VILLAGE, number="J1", kind="joint", owner_code="", power_w=300)
    for village, watts in ((VILLAGE, 200), (OTHER, 100)):
        row = Share(station=joint, area_code=village, power_w=watts, from_date=date(2016, 1, 1), synthetic=True)
        add(event, row)
    take_in(TESTER, sent(("J1", "201703", "脱硫煤", "1", "0.3693", "0.37")))
    owed = Entry.objects.get(kind="owe").legs(manager="whole").order_by("fen").values_list("account__area_code", "fen")
    assert list(owed) == [(VILLAGE, -25), (OTHER, -12), (COUNTY, 37)]
