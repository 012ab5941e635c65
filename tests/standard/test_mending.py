"""What an undetermined home lacks and who can mend it; between which bounds the entitled lie."""

from typing import Any

import pytest

from hearthlight.people import offices
from hearthlight.standard.continuing.bounds import Bounds, bounds
from hearthlight.standard.continuing.continuation import SAID, Terms, entitlement
from hearthlight.standard.continuing.mending import LACKS, lack_of
from tests.standard.homes import homes

BOZHOU = Terms(431_000, (2016,), (2014, 2015))


def _judged(*rows: dict[str, Any]) -> Any:
    return entitlement(homes(*rows), BOZHOU)


@pytest.mark.requirement("R86", "income unknown or unverified: undetermined, listed, never silently no")
@pytest.mark.parametrize(
    ("home", "lack"),
    [
        ({"state": None}, "state_unknown"),
        ({"exited_year": None}, "year_unknown"),
        ({"exited_year": 2017}, "year_not_named"),
        ({"exited_year": 2014, "size": 0}, "no_members"),
        ({"exited_year": 2014, "size": None}, "no_members"),
        ({"exited_year": 2014, "net_fen": None}, "no_income"),
        ({"exited_year": 2014, "income_verified": False}, "not_verified"),
        ({"exited_year": 2014, "income_verified": None}, "not_verified"),
    ],
)
def test_an_undetermined_home_says_what_it_lacks(home: dict[str, Any], lack: str) -> None:
    row = _judged(home).row(0, named=True)
    assert (row["answer"], lack_of(row)) == ("undetermined", LACKS[lack])


@pytest.mark.parametrize("home", [{}, {"state": "registered"}, {"exited_year": 2014}, {"state": "cancelled"}])
def test_a_determined_home_lacks_nothing(home: dict[str, Any]) -> None:
    assert lack_of(_judged(home).row(0, named=True)) is None


def test_every_lack_is_mended_by_an_office_there_is() -> None:
    for one in LACKS.values():
        assert offices.find(one.office).title


@pytest.mark.requirement("R86", "not exited; or exited 2016, whatever the income")
def test_the_bounds_are_the_sure_ones_and_everybody_whose_income_decides() -> None:
    judged = _judged(
        {"state": "registered", "size": 2},
        {"exited_year": 2016, "size": 4},
        {"exited_year": 2014, "size": 1, "net_fen": 1},
        {"exited_year": 2015, "size": 3, "net_fen": None},
        {"exited_year": 2014, "size": 5, "net_fen": 9_000_000},
        {"exited_year": 2013, "size": 7},
        {"state": "cancelled", "size": 7},
    )
    assert bounds(judged) == Bounds(2, 6, 5, 15)
    entitled = judged.filter(answer="entitled")
    assert 2 <= len(entitled) <= 5
    assert set(judged["because"]) <= SAID.keys()


def test_a_place_without_homes_has_no_bounds() -> None:
    assert bounds(_judged({}).clear()) == Bounds(0, 0, 0, 0)
