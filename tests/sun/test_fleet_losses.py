"""What a station loses lowers what it should and nothing else."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearthlight.sun import physics
from hearthlight.sun.fleet.cell import cell
from hearthlight.sun.fleet.uncertainty import PARTS, band
from tests.sun.test_fleet_truth import weather

YEAR = weather(33.15)
CELL = cell(YEAR)
ONE = physics.Stations([100_000], [27.0], [180.0], [0])
BARE = physics.energy(ONE, [CELL])


def test_months_are_the_sums_of_their_hours_and_the_year_of_its_months() -> None:
    hours = physics.hourly(ONE, [CELL], 0)
    ends = np.cumsum([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) * 24
    months = [round(part.sum()) for part in np.split(hours, ends[:-1])]
    assert np.abs(BARE.month_wh[0] - months).max() <= 1
    assert BARE.year_wh[0] == BARE.month_wh[0].sum()
    assert hours[:4].sum() == 0


def test_dirt_in_march_lowers_march_alone_by_about_its_share() -> None:
    dirty = physics.energy(ONE, [CELL], physics.Losses(soiling=[0, 0, 0.05] + [0] * 9))
    share = dirty.month_wh[0] / BARE.month_wh[0]
    assert 0.945 < share[2] < 0.955
    assert (np.delete(share, 2) == 1.0).all()


def test_ageing_and_availability_take_their_share() -> None:
    old = physics.energy(replace(ONE, age=10.0), [CELL], physics.Losses(degradation=0.007))
    assert old.year_wh[0] / BARE.year_wh[0] == pytest.approx(0.993**10, abs=0.002)
    rare = physics.energy(ONE, [CELL], physics.Losses(availability=0.9))
    assert rare.year_wh[0] == pytest.approx(0.9 * BARE.year_wh[0], abs=12)


def test_an_old_station_reaches_its_inverter_less_often() -> None:
    small = replace(ONE, inverter_w=[60_000])
    young, old = (
        physics.hourly(replace(small, age=age), [CELL], 0, physics.Losses(degradation=0.01)) for age in (0, 20)
    )
    assert young.max() == pytest.approx(60_000)
    assert (young > 59_999).sum() > (old > 59_999).sum()


def test_narrow_rows_shade_each_other_in_winter_and_a_single_row_does_not() -> None:
    rows = physics.energy(replace(ONE, ground_cover=0.6), [CELL]).month_wh[0] / BARE.month_wh[0]
    assert rows[11] < rows[5] < 1.0
    assert rows[11] < 0.99
    assert (physics.energy(replace(ONE, ground_cover=0.0), [CELL]).month_wh == BARE.month_wh).all()


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 90), st.floats(0, 360), st.floats(1_000, 1e6), st.floats(500, 1e6))
def test_no_station_makes_more_than_its_inverter_or_less_than_nothing(
    tilt: float, azimuth: float, power: float, inverter: float
) -> None:
    hours = physics.hourly(physics.Stations([power], [tilt], [azimuth], [0], inverter_w=[inverter]), [CELL], 0)
    assert hours.min() >= 0
    assert hours.max() <= inverter * (1 + 1e-9)


def test_order_and_company_change_no_station() -> None:
    random = np.random.default_rng(3)
    other = cell(weather(30.0, seed=5))
    many = physics.Stations(
        random.uniform(3e3, 3e5, 50), random.uniform(0, 60, 50), random.uniform(0, 360, 50), random.integers(0, 2, 50)
    )
    whole = physics.energy(many, [CELL, other]).month_wh
    for n in (0, 17, 49):
        alone = physics.Stations([many.power_w[n]], [many.tilt[n]], [many.azimuth[n]], [many.cell[n]])
        assert (physics.energy(alone, [CELL, other]).month_wh[0] == whole[n]).all()


def test_the_band_names_its_parts_and_adds_them_in_quadrature() -> None:
    found = band(BARE.year_wh)
    assert found.share == pytest.approx(sum(part.share**2 for part in PARTS) ** 0.5)
    assert found.low_wh[0] < BARE.year_wh[0] < found.high_wh[0]
    assert [part.certainty for part in found.parts] == ["unconfirmed"] * len(PARTS)
    assert band(BARE.year_wh, PARTS[:1]).share < found.share
