"""What a household is entitled to and has not used: four states, and unknown that is never no."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.help import unused
from hearthlight.standard import pack
from hearthlight.standard.law.entitlements import Entitlement
from tests.help.homes import homes

DAY = date(2017, 3, 28)
CLAIMABLE = pack.on(DAY).entitlements


def _states(*rows: dict[str, Any]) -> list[dict[str, str]]:
    """{entitlement: state} a home."""
    found = unused.answers(homes(*rows), CLAIMABLE, DAY)
    return [dict(found.filter(household=n).select("entitlement", "state").rows()) for n in range(1, len(rows) + 1)]


CASES: list[tuple[str, dict[str, Any], str]] = [
    ("industry", {}, "unused"),
    ("industry", {"measures_of_industry": 1}, "used"),
    ("industry", {"policies_continue": False}, "not_entitled"),
    ("industry", {"policies_continue": False, "measures_of_industry": 1}, "not_entitled"),
    ("industry", {"policies_continue": None}, "undetermined"),
    ("industry", {"policies_continue": None, "measures_of_industry": 1}, "used"),
    ("education", {}, "not_entitled"),
    ("education", {"pupils_6_15": 2}, "unused"),
    ("education", {"pupils_6_15": 2, "measures_of_health": 1}, "unused"),
    ("education", {"pupils_6_15": 2, "measures_of_education": 1}, "used"),
    ("medical_insurance", {}, "used"),
    ("medical_insurance", {"insured_missing": 1}, "unused"),
    ("medical_insurance", {"insured_missing": None}, "undetermined"),
    ("health", {"ill_serious_any": True}, "unused"),
    ("health", {"ill_serious_any": None}, "undetermined"),
    ("house_repair", {"house_grade": "D"}, "unused"),
    ("house_repair", {"house_grade": "D", "house_repaired": True}, "used"),
    ("house_repair", {"house_grade": "D", "house_repaired": False, "measures_of_housing": 1}, "ticked"),
    ("house_repair", {"house_grade": "D", "house_repaired": True, "measures_of_housing": 1}, "used"),
    ("safe_water", {"water_safe": False, "measures_of_water": 1}, "ticked"),
    ("medical_insurance", {"insured_missing": 1, "measures_of_health": 1}, "ticked"),
    ("house_repair", {"house_grade": "D", "house_repaired": None}, "undetermined"),
    ("house_repair", {"house_grade": None}, "undetermined"),
    ("safe_water", {"water_safe": False}, "unused"),
    ("safe_water", {"water_safe": None}, "undetermined"),
    ("public_opening", {"labour_full": 0, "labour_weak": 1}, "unused"),
    ("public_opening", {"labour_full": 0, "labour_weak": 1, "placements": 1}, "used"),
    ("public_opening", {"labour_full": 0, "labour_weak": 1, "public_openings": None}, "undetermined"),
    ("public_opening", {"labour_full": 0, "labour_weak": 1, "public_openings": None, "placements": 1}, "used"),
    ("minimum_living", {"labour_full": 0, "minimum_living_fen": 1}, "used"),
    ("minimum_living", {"labour_full": 0, "minimum_living_fen": None}, "undetermined"),
]
FOUND = _states(*(row for _code, row, _state in CASES))


@pytest.mark.requirement("R88", "unused entitlement list per household")
@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: f"{CASES[n][0]}-{CASES[n][2]}-{n}")
def test_the_state_of_an_entitlement(number: int) -> None:
    code, _row, state = CASES[number]
    assert FOUND[number][code] == state


@pytest.mark.requirement("R88", "unused entitlement list per household")
def test_every_home_is_told_every_entitlement_of_its_day() -> None:
    [states] = _states({})
    assert set(states) == {one.code for one in CLAIMABLE if one.in_force(DAY, "341622101201007")}
    assert "solar_income" not in states, "its document is of December 2017"


NULLS = st.fixed_dictionaries(
    {},
    optional={
        name: st.none()
        for name in (
            "policies_continue",
            "insured_missing",
            "ill_serious_any",
            "house_grade",
            "water_safe",
            "house_repaired",
        )
    },
)


@given(known=st.fixed_dictionaries({"pupils_6_15": st.integers(0, 2), "water_safe": st.booleans()}), unknown=NULLS)
def test_what_is_not_known_turns_nothing_into_unused(known: dict[str, Any], unknown: dict[str, None]) -> None:
    """To forget a fact makes a state undetermined or leaves it; it never makes another of the three."""
    before, after = _states(known, known | unknown)
    changed = {after[code] for code in before if before[code] != after[code]}
    assert changed <= {"undetermined"}


def test_a_column_that_is_not_there_leaves_it_undetermined() -> None:
    found = unused.answers(homes({}).drop("policies_continue"), CLAIMABLE, DAY)
    assert set(found["state"]) == {"undetermined"}


def test_an_entitlement_of_another_place_is_nobodys_here() -> None:
    elsewhere = Entitlement("x", "x", "x", ({"column": "size", "more_than": 0},), (), DAY, None, "34162", "x", "demo")
    found = unused.answers(homes({}, {"area_code": "110101001001001"}), [elsewhere], DAY)
    assert found["household"].to_list() == [1]
    assert found["state"].to_list() == ["unused"]


def test_the_counts_by_state_are_those_of_the_rows() -> None:
    counted = {
        row["entitlement"]: row
        for row in unused.by_state(unused.answers(homes({}, {"water_safe": None}), CLAIMABLE, DAY)).iter_rows(
            named=True
        )
    }
    assert counted["safe_water"] == {
        "entitlement": "safe_water",
        "unused": 0,
        "ticked": 0,
        "undetermined": 1,
        "used": 0,
        "not_entitled": 1,
    }
