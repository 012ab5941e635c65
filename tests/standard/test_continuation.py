"""Policy continuation: its boundary to the fen, its years as data, and unknown that is never no."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.standard import pack
from hearthlight.standard.continuing.continuation import NO_TERMS, Terms, entitlement, terms
from tests.standard.homes import homes

DAY = date(2017, 3, 28)
PACK = pack.read("cn_register_2014")
BOZHOU = terms(PACK.parameters, DAY, "341622101000000")
LINE = 431_000


def _one(home: dict[str, Any], given_terms: Terms = BOZHOU) -> tuple[str, str]:
    row = entitlement(homes(home), given_terms).row(0, named=True)
    return row["answer"], row["because"]


@pytest.mark.requirement("R86", "years and line are dated parameters")
def test_the_terms_are_bozhous_of_2017_with_their_source() -> None:
    assert Terms(LINE, (2016,), (2014, 2015)) == BOZHOU
    value = PACK.parameters.at("policy_continuation_line", DAY, "341622101000000")
    assert (value.place, value.since, value.certainty) == ("3416", date(2017, 1, 1), "sourced")
    assert "来历未查到" in value.note


@pytest.mark.parametrize(
    ("day", "place"), [(date(2016, 12, 31), "341622"), (DAY, "341222"), (date(2018, 1, 1), "3416")]
)
def test_no_terms_elsewhere_or_at_another_time(day: date, place: str) -> None:
    assert terms(PACK.parameters, day, place) == NO_TERMS


def test_4310_is_not_the_poverty_line() -> None:
    lines = PACK.parameters.all("poverty_line")
    assert LINE not in [line.value for line in lines]
    assert [line.since.year for line in lines] == list(range(2014, 2021))


CASES = [
    ({"state": "registered", "net_fen": 9_000_000}, "entitled", "not_exited"),
    ({"state": "pre_exit"}, "entitled", "not_exited"),
    ({"state": "returned", "exited_year": 2014}, "entitled", "not_exited"),
    ({"exited_year": 2016, "net_fen": 9_000_000}, "entitled", "exited_whatever_income"),
    ({"exited_year": 2016, "net_fen": None}, "entitled", "exited_whatever_income"),
    ({"exited_year": 2014, "size": 1, "net_fen": LINE - 1}, "entitled", "below_line"),
    ({"exited_year": 2015, "size": 3, "net_fen": 3 * LINE - 1}, "entitled", "below_line"),
    ({"exited_year": 2014, "size": 1, "net_fen": LINE}, "not_entitled", "not_below_line"),
    ({"exited_year": 2015, "size": 3, "net_fen": 3 * LINE}, "not_entitled", "not_below_line"),
    ({"exited_year": 2014, "net_fen": None}, "undetermined", "income_unknown"),
    ({"exited_year": 2014, "size": None}, "undetermined", "income_unknown"),
    ({"exited_year": 2014, "size": 0}, "undetermined", "income_unknown"),
    ({"exited_year": 2014, "income_verified": False}, "undetermined", "income_unknown"),
    ({"exited_year": 2014, "income_verified": None}, "undetermined", "income_unknown"),
    ({"exited_year": None}, "undetermined", "year_unknown"),
    ({"exited_year": 2017}, "undetermined", "year_not_named"),
    ({"state": None}, "undetermined", "state_unknown"),
    ({"state": "cancelled"}, "not_entitled", "cancelled"),
    ({"scheme": None, "state": None}, "not_registered", "not_registered"),
]


@pytest.mark.requirement("R86", "entitled")
@pytest.mark.parametrize(("home", "answer", "because"), CASES)
def test_who_is_entitled(home: dict[str, Any], answer: str, because: str) -> None:
    assert _one(home) == (answer, because)


def test_where_no_terms_are_known_an_exited_home_is_undetermined() -> None:
    assert _one({"exited_year": 2016}, NO_TERMS) == ("undetermined", "year_not_named")
    assert _one({"state": "registered"}, NO_TERMS) == ("entitled", "not_exited")


def test_a_frame_without_the_column_of_verification_counts_its_incomes_as_verified() -> None:
    frame = homes({"exited_year": 2014, "size": 1, "net_fen": LINE - 1}).drop("income_verified")
    assert entitlement(frame, BOZHOU)["answer"].to_list() == ["entitled"]


@pytest.mark.requirement("R86", "income < 4310.00 (exactly 4310 is not)")
@given(size=st.integers(1, 12), year=st.sampled_from([2014, 2015]), away=st.integers(-12, 12))
def test_the_boundary_is_exact_to_the_fen(size: int, year: int, away: int) -> None:
    answer, _ = _one({"exited_year": year, "size": size, "net_fen": LINE * size + away})
    assert answer == ("entitled" if away < 0 else "not_entitled")


@pytest.mark.requirement("R86", "never silently no")
@given(
    state=st.sampled_from(["registered", "pre_exit", "returned", "exited", None]),
    year=st.sampled_from([2014, 2015, 2016, 2017, None]),
    net=st.none() | st.integers(-1_000_000, 9_000_000),
    size=st.none() | st.integers(0, 9),
    verified=st.sampled_from([True, False, None]),
)
def test_no_is_said_only_on_a_verified_income(
    state: str | None, year: int | None, net: int | None, size: int | None, verified: bool | None
) -> None:
    answer, because = _one(
        {"state": state, "exited_year": year, "net_fen": net, "size": size, "income_verified": verified}
    )
    if answer == "not_entitled":
        assert (state, because) == ("exited", "not_below_line")
        assert year in (2014, 2015)
        assert verified
        assert net is not None
        assert size
        assert net >= LINE * size
