"""Opening work, placing people, measures with results."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hearthlight.core.clock import pinned
from hearthlight.help.actions import HelpRefused, end_placement, open_work, place, record_measure, record_result
from hearthlight.help.fitting import suits
from hearthlight.help.models import Measure, Opening, Placement
from hearthlight.people.models import Person
from hearthlight.register.codes import LABOUR
from hearthlight.trail.act import System
from hearthlight.trail.history import add
from tests.money.below import household, member
from tests.money.books import VILLAGE, new_event

pytestmark = pytest.mark.django_db
TESTER = System("test")
DAY = date(2017, 3, 1)


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(date(2017, 3, 28)):
        yield


def opening(kind: str = "cleaning", seats: int = 1) -> Opening:
    return open_work(
        TESTER, VILLAGE, kind=kind, title="保洁", seats=seats, unit="month", fen_unit=30_000, from_date=date(2017, 1, 1)
    )


def someone(**fields: Any) -> Any:
    event = new_event()
    return member(event, household(event, VILLAGE), **fields)


@pytest.mark.requirement("R91", "able-bodied -> a job, directly")
@pytest.mark.requirement("R94", "no labour -> a light post within ability")
@pytest.mark.requirement("R95", "bedridden: none")
@pytest.mark.parametrize(
    ("kind", "labour", "bedridden", "answer"),
    [
        ("station_keeper", "ordinary", False, True),
        ("assigned", "ordinary", False, False),
        ("home_work", "weak", False, True),
        ("station_keeper", "weak", False, False),
        ("light", "none", False, True),
        ("cleaning", "none", False, False),
        ("light", "none", True, False),
        ("cleaning", None, False, None),
        ("cleaning", None, None, None),
    ],
)
def test_labour_decides_the_work(kind: str, labour: str | None, bedridden: bool | None, answer: bool | None) -> None:
    assert suits(kind, labour, bedridden) is answer


def test_everyone_known_has_some_work_that_suits() -> None:
    assert all(any(suits(kind, labour, False) for kind in Opening.Kind.values) for labour in LABOUR)


def test_seats_are_not_overfilled() -> None:
    work = opening(seats=2)
    place(TESTER, work, someone(), DAY), place(TESTER, work, someone(), DAY)
    with pytest.raises(HelpRefused, match="all are taken"):
        place(TESTER, work, someone(), DAY)


def test_nobody_holds_two_and_an_ended_one_frees_seat_and_person() -> None:
    one, first, second = someone(), opening(), opening()
    held = place(TESTER, first, one, DAY)
    with pytest.raises(HelpRefused, match="another placement"):
        place(TESTER, second, one, DAY)
    end_placement(TESTER, held, date(2017, 3, 20), "外出务工")
    assert place(TESTER, second, one, date(2017, 3, 20)).member == one
    assert place(TESTER, first, someone(), date(2017, 3, 20)).opening == first


def test_two_open_placements_are_refused_by_the_database_too() -> None:
    one = someone()
    place(TESTER, opening(), one, DAY)
    row = Placement(opening=opening(), member=one, household=one.household, area_code=VILLAGE, from_date=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        add(new_event(), row)


def test_unsuited_unknown_and_gone_are_refused() -> None:
    for fields in ({"labour": "none"}, {"labour": None}, {"bedridden": True}):
        with pytest.raises(HelpRefused, match="does not suit"):
            place(TESTER, opening(), someone(**fields), DAY)
    with pytest.raises(HelpRefused, match="left the household"):
        place(TESTER, opening(), someone(left_on=date(2017, 2, 1), left_how="moved_out"), DAY)


@pytest.mark.requirement("R56", "a measure names household, amount, person, date")
@pytest.mark.requirement("R83", "a ticked measure needs a result")
def test_a_tick_is_no_result() -> None:
    event = new_event()
    helper = add(event, Person(username="helper-of-test", name="样例", synthetic=True))
    home = household(event, VILLAGE)
    row = record_measure(TESTER, home, kind="seedlings", fen=120_000, person=helper, due_on=date(2017, 6, 30))
    with pytest.raises(HelpRefused, match="amount or its paper"):
        record_result(TESTER, row, DAY)
    record_result(TESTER, row, DAY, fen=118_000)
    row.refresh_from_db()
    assert row.result_fen == 118_000
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.whole.filter(pk=row.pk).update(result_fen=None, event=new_event())
