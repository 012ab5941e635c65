"""Whom a station is compared with: the nearest, else those of its township; never itself, never too few."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.sun.health.middle import median_of, middle, runs
from hearthlight.sun.health.neighbours import NOBODY, neighbours
from tests.sun.health_village import stations

PLACES = st.tuples(st.floats(33.0, 33.3), st.floats(116.0, 116.3)) | st.just((None, None))


def test_the_nearest_come_first_and_never_the_station_itself():
    near = neighbours(stations(), most=4)
    assert near[0].tolist() == [1, 2, 3, 4]
    assert set(near[5].tolist()) == {3, 4, 6, 7}


def test_stations_too_far_away_are_no_neighbours():
    far = stations().with_columns(latitude=pl.col("latitude") + pl.col("station").cast(pl.Float64))
    alone = far.with_columns(area_code=pl.format("99{}{}101201000", pl.col("station") // 10, pl.col("station") % 10))
    assert (neighbours(alone) == NOBODY).all()


def test_without_coordinates_the_township_is_asked_and_the_same_village_first():
    near = neighbours(stations(places=False), most=6)
    villages = stations()["area_code"].to_list()
    assert {villages[other][:9] for other in near[15]} == {villages[15][:9]}
    assert {villages[other] for other in near[15]} == {villages[15]}


def test_a_small_township_is_filled_from_its_county():
    few = stations(places=False)[27:34]
    assert (neighbours(few) != NOBODY).sum(axis=1).tolist() == [6] * 7


@given(st.lists(PLACES, min_size=1, max_size=30), st.integers(1, 15))
def test_nobody_is_its_own_neighbour_and_nobody_is_listed_twice(places: list, most: int):
    rows = stations()[: len(places)]
    columns = {
        name: pl.Series(values, dtype=pl.Float64)
        for name, values in zip(("latitude", "longitude"), zip(*places, strict=True), strict=True)
    }
    for row, listed in enumerate(neighbours(rows.with_columns(**columns), most).tolist()):
        known = [other for other in listed if other != NOBODY]
        assert row not in known
        assert len(known) == len(set(known))
        assert len(known) >= min(5, most, len(places) - 1)


@given(st.lists(st.floats(0, 10) | st.just(float("nan")), min_size=6, max_size=6))
def test_the_middle_is_the_median_of_what_is_known_and_unknown_below_five(values: list[float]):
    column = np.array(values)[:, None]
    everybody_else = np.array([[other for other in range(6) if other != row] for row in range(6)])
    median, count = middle(column, everybody_else)
    known = [value for value in values[1:] if value == value]
    assert count[0, 0] == len(known)
    expected = np.median(known) if len(known) >= 5 else np.nan
    assert median[0, 0] == pytest.approx(expected, nan_ok=True)


def test_a_row_of_unknowns_has_no_median():
    assert np.isnan(median_of(np.full((1, 3), np.nan), axis=1)).all()
    assert np.isnan(median_of(np.empty((2, 0)), axis=1)).all()


def test_an_unknown_period_neither_ends_a_run_nor_begins_one():
    flags = np.array([[False, True, False, True, False]])
    known = np.array([[True, True, False, True, True]])
    assert runs(flags, known) == [(0, 1, 4)]
