"""Incidence says its base, is added up by people, and the gap leaves nobody unknown out unsaid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.standard.indices.incidence import Gap, Incidence, MixedBases, gap, incidence, together
from tests.standard.homes import homes

BASE = "all people of the place"


def test_only_the_unexited_are_poor() -> None:
    frame = homes(
        {"state": "registered", "size": 2},
        {"state": "pre_exit", "size": 1},
        {"state": "returned", "size": 4},
        {"state": "exited", "size": 8},
        {"state": "cancelled", "size": 16},
        {"scheme": None, "state": None, "size": 32},
    )
    assert incidence(frame, 100, BASE) == Incidence(7, 100, BASE)


@pytest.mark.requirement("R61", "rate now")
def test_the_bulletins_rate() -> None:
    assert Incidence(1921, 90_100, BASE).percent() == "2.13"
    assert Incidence(0, 0, BASE).percent() == ""


def test_two_towns_are_added_by_people_never_averaged() -> None:
    both = together([Incidence(6_960, 83_000, BASE), Incidence(1_921, 90_100, BASE)])
    assert both == Incidence(8_881, 173_100, BASE)
    assert both.percent() == "5.13"  # the mean of 8.39 and 2.13 would be 5.26


def test_different_bases_are_not_added() -> None:
    with pytest.raises(MixedBases, match="registered rural"):
        together([Incidence(1, 10, BASE), Incidence(1, 10, "registered rural people")])


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), min_size=1))
def test_together_keeps_every_person(parts: list[tuple[int, int]]) -> None:
    whole = together(Incidence(poor, people, BASE) for poor, people in parts)
    assert (whole.poor, whole.population) == (sum(p for p, _ in parts), sum(n for _, n in parts))


def test_gap_is_what_the_poor_lack() -> None:
    frame = homes(
        {"state": "registered", "size": 2, "net_fen": 500_000},
        {"state": "registered", "size": 1, "net_fen": 999_999},
        {"state": "registered", "size": 3, "net_fen": None},
        {"state": "exited", "size": 3, "net_fen": 0},
    )
    import polars as pl

    assert gap(frame.with_columns(line_fen=pl.lit(295_200))) == Gap(90_400, 1, 2, 1)
