"""Incidence, gap and severity: exact, added up by people, between bounds where somebody is unknown."""

from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.standard.indices.indices import Poverty, by_place, together

VILLAGE, OTHER = "341622101201007", "341622101202003"
LINE = 300_000
HOMES = st.lists(
    st.fixed_dictionaries(
        {
            "area_code": st.sampled_from([VILLAGE, OTHER, "341622101202004"]),
            "size": st.integers(0, 9),
            "net_fen": st.none() | st.integers(-500_000, 4_000_000),
            "line_fen": st.sampled_from([None, LINE, 431_000]),
        }
    ),
    max_size=30,
)


def frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    schema = {"area_code": pl.String, "size": pl.Int64, "net_fen": pl.Int64, "line_fen": pl.Int64}
    return pl.DataFrame(rows, schema=schema)


def home(size: int, net_fen: int | None, place: str = VILLAGE) -> dict[str, Any]:
    return {"area_code": place, "size": size, "net_fen": net_fen, "line_fen": LINE}


def test_the_three_indices_by_hand() -> None:
    """Of ten people four live at half the line and one with nothing: 50 %, 30 %, 20 %."""
    found = by_place(frame([home(4, 2 * LINE), home(1, 0), home(5, 5 * LINE)]), 12)
    one = found["341622101201000"]
    assert (one.people, one.poor_people, one.poor_homes, one.lacking_fen) == (10, 5, 2, 3 * LINE)
    for share, told in ((one.incidence, 5), (one.gap_index, 3), (one.severity_index, 2)):
        assert share is not None
        assert (share.least, share.known) == (Fraction(told, 10), True)


@pytest.mark.requirement("R51", "income at the line is not below it")
def test_exactly_the_line_is_not_poor_and_a_fen_less_is() -> None:
    at, below = (by_place(frame([home(3, 3 * LINE - fen)]), 15)[VILLAGE] for fen in (0, 1))
    assert (at.poor_homes, below.poor_homes, below.lacking_fen) == (0, 1, 1)


def test_the_unknown_stand_apart_and_give_the_bounds() -> None:
    one = by_place(frame([home(1, 0), home(3, None), home(0, 5), home(4, 9 * LINE)]), 12)["341622101201000"]
    assert (one.unknown_homes, one.unknown_people) == (2, 3)
    assert one.incidence is not None
    assert (one.incidence.least, one.incidence.most) == (Fraction(1, 8), Fraction(4, 8))
    assert one.incidence_homes is not None
    assert one.incidence_homes.most == Fraction(3, 4)


def test_nobody_has_no_rate() -> None:
    assert Poverty().incidence is None
    assert by_place(frame([]), 12) == {}


def test_places_are_added_by_people_never_averaged() -> None:
    rows = [home(1, 0), home(9, 99 * LINE, OTHER)]
    found = by_place(frame(rows), 12)
    assert together(found.values()) == by_place(frame(rows), 9)["341622101000000"]
    whole = together(found.values()).incidence
    assert whole is not None
    assert whole.least == Fraction(1, 10)


@given(HOMES)
def test_the_parts_add_up_to_the_whole_to_the_last_fraction(rows: list[dict[str, Any]]) -> None:
    whole, parts = by_place(frame(rows), 6), by_place(frame(rows), 15)
    assert together(parts.values()) == together(whole.values())


@given(HOMES)
def test_each_index_lies_within_its_bounds_and_follows_a_slow_count(rows: list[dict[str, Any]]) -> None:
    one = together(by_place(frame(rows), 12).values())
    gap = severity = Fraction(0)
    for row in rows:
        if row["net_fen"] is None or row["line_fen"] is None or not row["size"]:
            continue
        short = max(Fraction(0), 1 - Fraction(row["net_fen"], row["size"] * row["line_fen"]))
        gap, severity = gap + row["size"] * short, severity + row["size"] * short**2
    assert (one.gap, one.severity) == (gap, severity)
    for share in (one.incidence, one.gap_index, one.severity_index, one.incidence_homes):
        assert share is None or share.least <= share.most


def test_squares_beyond_64_bits_stay_exact() -> None:
    """A nation's sum of squares in fen passes 64 bits: so do two homes that lack 40 million yuan each."""
    found = by_place(frame([home(1, LINE - 4_000_000_000)] * 2), 12)["341622101201000"]
    assert found.severity == 2 * Fraction(4_000_000_000**2, LINE**2)
