"""Stations, losses and weather that cannot be are refused in one sentence, and nothing is worked out from them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from hearthlight.sun import physics
from hearthlight.sun.fleet.cell import cell
from hearthlight.sun.weather.year import BadWeather
from tests.sun.test_fleet_truth import weather

YEAR = weather(33.15)
CELL = cell(YEAR)
ONE = physics.Stations([100_000], [27.0], [180.0], [0])
LIGHT = ("global_horizontal", "direct_normal", "diffuse_horizontal")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"tilt": [95.0]}, "station 1: tilt is 95.0, expected 0.0 to 90.0"),
        ({"power_w": [-5.0]}, "station 1: power_w is -5.0"),
        ({"azimuth": [float("nan")]}, "station 1: azimuth is nan"),
        ({"cell": [3]}, "station 1: cell is 3.0, expected 0 to 0"),
        ({"tilt": [1.0, 2.0]}, "one a station, or one for all"),
        ({"power_w": [float("inf")]}, "station 1: power_w is inf"),
        ({"power_w": [[1.0, 2.0]]}, "one a station, or one for all"),
        ({"power_w": ["many"]}, "power_w holds what is no number"),
        ({"cell": [float("nan")]}, "station 1: cell is nan"),
        ({"inverter_w": [0.0]}, "station 1: inverter_w is 0.0"),
    ],
)
def test_a_station_that_cannot_be_is_refused(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(physics.BadStation, match=sentence.replace(".", r"\.")):
        physics.energy(replace(ONE, **wrong), [CELL])


def test_weather_with_a_gap_or_another_length_is_refused() -> None:
    gap = YEAR.temperature.copy()
    gap[100] = np.nan
    with pytest.raises(BadWeather, match="temperature, hour 101"):
        physics.energy(ONE, [replace(YEAR, temperature=gap)])
    with pytest.raises(BadWeather, match="a year has 8760"):
        physics.energy(ONE, [replace(YEAR, wind=YEAR.wind[:-24])])


@pytest.mark.parametrize(
    ("losses", "sentence"),
    [
        (physics.Losses(degradation=float("nan")), "degradation is nan, expected a share"),
        (physics.Losses(degradation=2.0), "degradation is 2.0"),
        (physics.Losses(soiling=[0.0] * 11), "12 months"),
        (physics.Losses(soiling=float("nan")), "soiling is a share"),
        (physics.Losses(availability=0.0), "availability one above 0"),
    ],
)
def test_a_loss_that_cannot_be_is_refused(losses: physics.Losses, sentence: str) -> None:
    with pytest.raises(physics.BadStation, match=sentence):
        physics.energy(replace(ONE, age=5.0), [CELL], losses)


def test_a_cell_is_whole_and_an_hourly_station_is_there() -> None:
    with pytest.raises(physics.BadStation, match="it is whole"):
        physics.energy(replace(ONE, cell=[0.5]), [CELL, CELL])
    for station in (-1, 1):
        with pytest.raises(physics.BadStation, match="counted from 0"):
            physics.hourly(ONE, [CELL], station)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"direct_normal": np.full(8760, -900.0)}, "direct_normal, hour 1: -900"),
        ({"wind": np.full(8760, -1.0)}, "wind, hour 1: -1"),
        ({"latitude": float("nan")}, "latitude is nan, expected -90 to 90"),
        (dict.fromkeys(LIGHT, np.zeros(8760)), "without any light"),
    ],
)
def test_weather_that_cannot_be_is_refused(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadWeather, match=sentence):
        cell(replace(YEAR, **wrong))


def test_no_weather_is_refused_and_a_little_less_than_no_light_at_night_is_none() -> None:
    with pytest.raises(BadWeather, match="no year of weather"):
        physics.energy(ONE, [])
    measured = {name: np.where(getattr(YEAR, name) > 0, getattr(YEAR, name), -2.0) for name in LIGHT}
    found = physics.energy(ONE, [replace(YEAR, **measured)])
    assert (found.month_wh == physics.energy(ONE, [CELL]).month_wh).all()
