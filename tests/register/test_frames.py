"""The register's frames: the columns of the schema, dated rows of the day, unknown never turned into no."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from hearthlight.register import frames
from hearthlight.register.actions import record_payment
from hearthlight.register.models import Income
from hearthlight.register.schema import Household, Member, nullable, polars_schema
from hearthlight.trail.act import act
from hearthlight.trail.history import bulk
from tests.register.homes import BEGIN, DAY, OTHER_VILLAGE, SYSTEM, VILLAGE, home, members, number_of

pytestmark = pytest.mark.django_db
ACCOUNTS = {"wage": "wage", "business": "business", "pension": "transfer", "business_cost": "cost"}


def one(household: Any, day: date = DAY) -> dict[str, Any]:
    frame = frames.households(day, VILLAGE, ACCOUNTS).filter(pl.col("household") == household.pk)
    return frame.row(0, named=True)


def earn(household: Any, year: int, grade: str | None = "slip", **items: int) -> None:
    with act(SYSTEM, "test.earn", at=VILLAGE, day=DAY) as event:
        rows = [Income(household=household, year=year, item=name, fen=fen) for name, fen in items.items()]
        for row in rows:
            row.origin, row.evidence_grade = "declared", grade
        bulk(event, rows)


def test_both_frames_have_the_columns_of_the_schema_and_nothing_unknown_where_it_may_not_be() -> None:
    home([{"birth": date(1970, 1, 1)}, {}], [("registered", BEGIN)])
    for frame, row in ((frames.households(DAY, VILLAGE, ACCOUNTS), Household), (frames.members(DAY, VILLAGE), Member)):
        assert frame.schema == polars_schema(row)
        assert not frame.is_empty()
        known = [name for name in frame.columns if name not in nullable(row)]
        assert sum(frame.select(known).null_count().row(0)) == 0


def test_a_place_without_homes_gives_empty_frames_of_the_schema() -> None:
    assert frames.households(DAY, OTHER_VILLAGE, ACCOUNTS).schema == polars_schema(Household)
    assert frames.members(DAY, OTHER_VILLAGE).schema == polars_schema(Member)


def test_ordinary_homes_have_no_scheme_and_can_be_left_out() -> None:
    ordinary, poor = home(), home(states=[("registered", BEGIN), ("exited", date(2016, 12, 5))])
    assert one(ordinary)["scheme"] is None
    found = one(poor)
    assert (found["scheme"], found["state"], found["exited_year"]) == ("registration", "exited", 2016)
    assert one(poor, date(2016, 12, 4))["state"] == "registered"
    only = frames.households(DAY, VILLAGE, ACCOUNTS, registered_only=True)["household"].to_list()
    assert poor.pk in only
    assert ordinary.pk not in only


def test_a_return_ends_the_exit_and_an_unknown_state_stays_unknown() -> None:
    back = home(states=[("exited", date(2015, 12, 1)), ("returned", date(2016, 6, 1))])
    unknown = home(states=[("registered", BEGIN), (None, date(2016, 1, 1))])
    assert (one(back)["state"], one(back)["exited_year"]) == ("returned", None)
    assert (one(unknown)["scheme"], one(unknown)["state"]) == ("registration", None)


def test_members_are_counted_as_of_the_day() -> None:
    gone = {"joined_on": BEGIN, "left_on": date(2017, 1, 1), "left_how": "died"}
    house = home(
        [{"labour": "ordinary"}, {"labour": "weak"}, gone, {"joined_on": date(2016, 2, 1), "joined_how": "born"}]
    )
    found = one(house)
    assert (found["size"], found["size_prev"], found["labour_full"], found["labour_weak"]) == (3, 3, 1, 1)
    assert one(house, date(2016, 12, 31))["size"] == 4
    assert len(frames.members(DAY, VILLAGE).filter(pl.col("household") == house.pk)) == 3


@pytest.mark.parametrize(
    ("birth", "schooling", "pupils", "out"),
    [
        (date(2011, 3, 28), "primary", 1, 0),
        (date(2011, 3, 29), "preschool", 0, 0),
        (date(2001, 3, 29), "not_in_school", 1, 1),
        (date(2001, 3, 28), "not_in_school", 0, 0),
        (date(2007, 1, 1), None, 1, None),
        (None, None, 0, None),
    ],
)
def test_pupils_are_six_to_fifteen_full_years(birth: Any, schooling: Any, pupils: int, out: int | None) -> None:
    found = one(home([{"birth": date(1980, 1, 1)}, {"birth": birth, "schooling": schooling}]))
    assert (found["pupils_6_15"], found["pupils_out"]) == (pupils, out)


@pytest.mark.parametrize(
    ("people", "missing"),
    [
        ([{"insured_resident": True}, {"insured_resident": False, "insured_employee": True}], 0),
        ([{"insured_resident": False, "insured_employee": False}, {"insured_resident": None}], 1),
        ([{"insured_resident": True}, {"insured_resident": None, "insured_employee": False}], None),
    ],
)
def test_insurance_unknown_is_not_missing(people: list[dict[str, Any]], missing: int | None) -> None:
    assert one(home(people))["insured_missing"] == missing


def test_any_illness_is_yes_no_or_unknown() -> None:
    assert one(home([{"ill_serious": True}, {}]))["ill_serious_any"] is True
    assert one(home([{"ill_serious": False}, {}]))["ill_serious_any"] is None
    assert one(home([{"ill_serious": False}, {"ill_serious": False}]))["ill_serious_any"] is False


def test_income_is_that_of_the_year_before_and_of_the_year_before_that() -> None:
    house = home()
    earn(house, 2016, wage=300_000, business=100_000, business_cost=40_000, pension=84_000, self_paid_medical=9_900)
    earn(house, 2015, wage=200_000)
    earn(house, 2017, wage=1)
    found = one(house)
    assert (found["net_fen"], found["wage_fen"], found["transfer_fen"], found["cost_fen"]) == (
        444_000,
        300_000,
        84_000,
        40_000,
    )
    assert (found["self_paid_fen"], found["net_fen_prev"]) == (9_900, 200_000)
    assert found["property_fen"] == 0


def test_income_without_a_row_is_unknown_and_an_estimate_is_not_verified() -> None:
    unknown, estimated, beside = home(), home(), home()
    earn(estimated, 2016, "estimate", wage=100)
    earn(beside, 2016, self_paid_medical=100)
    assert (one(unknown)["net_fen"], one(unknown)["income_verified"]) == (None, None)
    assert (one(estimated)["net_fen"], one(estimated)["income_verified"]) == (100, False)
    assert (one(beside)["net_fen"], one(beside)["self_paid_fen"]) == (None, 100)
    earn(unknown, 2016, wage=100)
    assert one(unknown)["income_verified"] is True


def test_a_year_of_which_only_our_own_payments_are_known_is_unknown() -> None:
    paid, both = home(), home()
    with act(SYSTEM, "test.pay", at=VILLAGE, day=DAY) as event:
        for house in (paid, both):
            record_payment(event, house, 2016, "wage", "payment 1", 60_000)
    earn(both, 2016, business=1_000)
    assert one(paid)["net_fen"] is None
    assert (one(both)["net_fen"], one(both)["wage_fen"]) == (61_000, 60_000)


def test_a_number_that_stands_twice_is_counted_without_being_opened() -> None:
    number = number_of(date(1960, 5, 1), male=True)
    first, second, none = home([{"identity": number}]), home([{"identity": number}]), home()
    times = dict(frames.members(DAY, VILLAGE).select("member", "id_times").rows())
    assert [times[members(house)[0].pk] for house in (first, second, none)] == [2, 2, None]


def test_ages_and_the_sex_of_the_head() -> None:
    people = [{"sex": "male", "birth": date(1957, 3, 28)}, {"sex": "female", "birth": date(1957, 3, 29)}]
    house = home([people[0] | {"id_birth": date(1957, 3, 28), "id_valid": True}, people[1]])
    rows = frames.members(DAY, VILLAGE).filter(pl.col("household") == house.pk)
    assert rows.select("age", "id_age", "head_sex").rows() == [(60, 60, "male"), (59, None, "male")]
    two_heads = home([{"sex": "male"}, {"sex": "male", "relation": "head"}])
    assert one(two_heads)["heads"] == 2
    assert set(frames.members(DAY, VILLAGE).filter(pl.col("household") == two_heads.pk)["head_sex"]) == {None}


@pytest.mark.requirement("R88", "unknown labour is never none")
def test_unknown_labour_is_not_no_labour() -> None:
    home([{"labour": "ordinary"}, {}])
    home([{"labour": "weak"}, {"labour": None}])
    home([{"labour": "none"}])
    found = frames.households(DAY, VILLAGE, ACCOUNTS).select("labour_full", "labour_weak").rows()
    assert sorted(found, key=str) == [(0, 0), (1, None), (None, 1)]
