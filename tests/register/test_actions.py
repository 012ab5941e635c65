"""Writing the register: inside acts, dated, refused where the database or the demo must refuse."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from hearthlight.people.sight import Viewer, viewing
from hearthlight.register import actions, standing
from hearthlight.register.life import comings, states
from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.provenance import where_from
from hearthlight.trail.act import KeyReused, act
from hearthlight.trail.history import Conflict, add, as_of
from hearthlight.trail.models import Source
from tests.register.homes import BEGIN, DAY, OTHER_VILLAGE, SYSTEM, VILLAGE, home, members

pytestmark = pytest.mark.django_db


def test_a_correction_is_dated_and_the_past_is_kept() -> None:
    house = home(house_grade="C")
    assert actions.correct(SYSTEM, house, date(2017, 2, 1), house_grade="B", house_repaired=True) == 2
    house.refresh_from_db()
    assert house.house_grade == "B"
    assert as_of(Household, date(2017, 1, 31), ids=[house.pk])[house.pk]["house_grade"] == "C"


def test_two_who_change_the_same_fact_do_not_overwrite_one_another() -> None:
    house = home(house_grade="C")
    seen = house.event_id
    actions.correct(SYSTEM, house, DAY, seen=seen, house_grade="B")
    with pytest.raises(Conflict):
        actions.correct(SYSTEM, house, DAY, seen=seen, house_grade="D")


def test_a_member_joins_and_leaves() -> None:
    house = home([{}, {}])
    born = Member(household=house, number=3, name="样3", relation="son", joined_on=date(2017, 1, 1), joined_how="born")
    comings.join(SYSTEM, born)
    comings.leave(SYSTEM, members(house)[1], date(2017, 2, 1), "married_out")
    there = Member.whole.filter(standing.present(DAY), household=house).order_by("number")
    assert [(one.number, one.area_code) for one in there] == [(1, VILLAGE), (3, VILLAGE)]
    assert Member.whole.filter(standing.present(date(2017, 1, 31)), household=house).count() == 3
    assert members(house)[1].left_how == "married_out"


def test_the_same_key_joins_leaves_and_exits_once() -> None:
    house = home([{}, {}])
    key, other, third = uuid4(), uuid4(), uuid4()

    def born() -> Member:
        return Member(household=house, number=3, name="样3", joined_on=date(2017, 1, 1), joined_how="born")

    assert comings.join(SYSTEM, born(), key=key) == comings.join(SYSTEM, born(), key=key)
    assert Member.whole.filter(household=house).count() == 3
    gone = members(house)[1]
    for _ in range(2):
        assert comings.leave(SYSTEM, gone, date(2017, 2, 1), "died", key=other) is None
    first = states.enter_state(SYSTEM, house, "exited", date(2016, 12, 9), way="help", key=third)
    assert states.enter_state(SYSTEM, house, "exited", date(2016, 12, 9), way="help", key=third) == first
    with pytest.raises(KeyReused):
        states.enter_state(SYSTEM, house, "exited", date(2016, 12, 9), way="other", key=third)
    another = Member(household=house, number=4, name="样4", joined_on=date(2017, 1, 1), joined_how="born")
    with pytest.raises(KeyReused):
        comings.join(SYSTEM, another, key=key)


def test_a_state_takes_the_causes_along() -> None:
    house = home()
    with act(SYSTEM, "test.status", at=VILLAGE, day=DAY) as event:
        row = Status(household=house, area_code=VILLAGE, scheme="registration", state="registered", from_date=BEGIN)
        row.cause_1 = "illness"
        add(event, row)
    status = states.enter_state(SYSTEM, house, "exited", date(2016, 12, 9), way="help")
    assert (status.cause_1, status.state) == ("illness", "exited")


def test_what_was_paid_is_not_declared_again() -> None:
    house = home()
    with act(SYSTEM, "test.pay", at=VILLAGE, day=DAY) as event:
        actions.record_payment(event, house, 2017, "solar_wage", "payment 1", 60_000)
    with act(SYSTEM, "test.declare", at=VILLAGE, day=DAY) as event:
        actions.declare_income(event, house, 2017, "solar_wage", 100_000)
    assert sorted(Income.whole.filter(household=house).values_list("fen", flat=True)) == [40_000, 60_000]
    with act(SYSTEM, "test.declare", at=VILLAGE, day=DAY) as event, pytest.raises(actions.PaymentsExceedImport):
        actions.declare_income(event, house, 2017, "solar_wage", 59_999)


def declare(house: Household, day: date, fen: int) -> None:
    """A file of its own whose data are of that day, taken in today."""
    with act(SYSTEM, "test.receive", at=VILLAGE, day=DAY) as event:
        source = Source(kind="workbook", title="样", sha256=uuid4().hex, received_on=DAY, area_code=VILLAGE)
        add(event, source)
    with act(SYSTEM, "test.declare", at=VILLAGE, day=DAY, source=source) as event:
        actions.declare_income(event, house, 2016, "wage", fen, day=day, origin="import", source_row=3)


def wage_on(house: Household, day: date) -> int | None:
    row = Income.whole.get(household=house, item="wage")
    return as_of(Income, day, ids=[row.pk])[row.pk]["fen"]


@pytest.mark.parametrize("order", list(permutations([(1, 100), (2, 200), (3, 100)])))
def test_the_account_of_the_latest_day_holds_in_whatever_order_they_come(order: Sequence[tuple[int, int]]) -> None:
    house = home()
    for month, fen in order:
        declare(house, date(2017, month, 1), fen)
    row = Income.whole.select_related("source").get(household=house)
    assert row.fen == 100
    assert where_from(row, "fen").change.valid_from == date(2017, 3, 1)
    assert where_from(row, "fen").source == row.source
    asked = {day: wage_on(house, day) for day in (date(2017, 1, 31), date(2017, 2, 28), date(2017, 3, 1))}
    assert list(asked.values()) == [100, 200, 100]
    assert wage_on(house, date(2016, 12, 31)) is None


def test_an_account_of_a_day_that_has_not_come_is_refused() -> None:
    with act(SYSTEM, "test.declare", at=VILLAGE, day=DAY) as event:
        house = home()
        actions.declare_income(event, house, 2016, "wage", 100)
        with pytest.raises(ValueError, match="has not come"):
            actions.declare_income(event, house, 2016, "wage", 200, day=date(2017, 3, 29))


def test_a_payment_that_came_back_counts_no_more() -> None:
    house = home()
    with act(SYSTEM, "test.pay", at=VILLAGE, day=date(2017, 3, 1)) as event:
        row = actions.record_payment(event, house, 2017, "solar_wage", "payment 1", 60_000)
    with act(SYSTEM, "test.return", at=VILLAGE, day=DAY) as event:
        actions.return_income(event, house, "payment 1")
        assert actions.return_income(event, house, "payment 2") == []
        actions.declare_income(event, house, 2017, "solar_wage", 10_000)
    row.refresh_from_db()
    assert row.fen == 0
    assert as_of(Income, date(2017, 3, 27), ids=[row.pk])[row.pk]["fen"] == 60_000
    assert Income.whole.get(household=house, line="").fen == 10_000


def test_a_demo_refuses_a_real_household(settings: Any) -> None:
    settings.HEARTHLIGHT_DEMO = True
    with act(SYSTEM, "test.add", at=VILLAGE, day=DAY) as event, pytest.raises(actions.NotSynthetic):
        actions.add_household(event, Household(number="1", area_code=VILLAGE, synthetic=False))


@pytest.mark.parametrize(
    "bad",
    [
        lambda house: Household(number="S-bad", area_code=VILLAGE, synthetic=True, house_grade="E"),
        lambda house: Household(number="S-bad", area_code=VILLAGE, synthetic=True, house_area=-1),
        lambda house: Household(number=house.number, area_code=VILLAGE, synthetic=True),
        lambda house: _member(house, away_months=13),
        lambda house: _member(house, relation="cousin"),
        lambda house: _member(house, left_on=date(2013, 1, 1), left_how="died"),
        lambda house: _member(house, left_on=date(2016, 1, 1)),
        lambda house: _member(house, number=1),
        lambda house: Income(household=house, year=2016, item="wage", fen=-1, origin="declared"),
        lambda house: Income(household=house, year=2016, item="luck", fen=1, origin="declared"),
        lambda house: Status(household=house, area_code=VILLAGE, scheme="registration", state="rich", from_date=BEGIN),
        lambda house: Status(area_code=VILLAGE, scheme="registration", state="registered", from_date=BEGIN),
        lambda house: Status(household=house, area_code=VILLAGE, scheme="poor_village", state="poor", from_date=BEGIN),
    ],
)
def test_the_database_refuses(bad: Any) -> None:
    house = home()
    with pytest.raises(IntegrityError), transaction.atomic(), act(SYSTEM, "test.bad", at=VILLAGE, day=DAY) as event:
        add(event, bad(house))


def _member(house: Household, **fields: Any) -> Member:
    known = {"number": 9, "name": "样", "area_code": VILLAGE, "joined_on": BEGIN, "joined_how": "recorded"}
    return Member(household=house, **known | fields)


def test_a_reader_sees_the_homes_of_their_places_and_of_their_pairing() -> None:
    mine, paired, other = home(), home(place=OTHER_VILLAGE), home(place=OTHER_VILLAGE)
    with act(SYSTEM, "test.earn", at=OTHER_VILLAGE, day=DAY) as event:
        for house in (paired, other):
            actions.declare_income(event, house, 2016, "wage", 100)
    here = ((VILLAGE, VILLAGE[:12] + "~"),)
    reader = Viewer(1, "village", ranges=here, homes=here, households=frozenset({paired.pk}))
    with viewing(reader):
        seen = set(Household.objects.values_list("pk", flat=True))
        assert Member.objects.filter(household=paired).exists()
        assert not Member.objects.filter(household=other).exists()
        assert Income.objects.filter(household=paired).exists()
        assert not Income.objects.filter(household=other).exists()
    assert {mine.pk, paired.pk} <= seen
    assert other.pk not in seen
