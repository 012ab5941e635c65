"""Weather: one year through every format is the same year; what is odd is said, what cannot be is refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthlight.sun import climate, physics
from hearthlight.sun.weather import grid, store
from hearthlight.sun.weather.checks import check
from hearthlight.sun.weather.received import read_weather
from hearthlight.sun.weather.year import BadWeather
from tests.sun import weather_files
from tests.sun.test_fleet_truth import weather
from tests.sun.weather_files import YEAR

FILES = {"pvgis": weather_files.pvgis_typical, "nasa_power": weather_files.nasa_power, "epw": weather_files.epw}


@pytest.mark.parametrize("source", FILES)
def test_a_year_through_a_file_is_the_same_year_with_its_provenance(source: str) -> None:
    found = read_weather(f"样例.{source}", FILES[source]().encode())
    for name in store.ARRAYS:
        assert np.abs(getattr(found, name) - getattr(YEAR, name)).max() < 0.01, name
    assert (found.latitude, found.longitude, found.utc_offset) == (YEAR.latitude, YEAR.longitude, 8.0)
    assert (found.provenance.source, found.provenance.certainty) == (source, "sourced")
    assert len(found.provenance.sha256) == 64
    assert check(found) == [] or {odd.kind for odd in check(found)} <= {"stuck_temperature"}


def test_the_climatology_gives_the_energy_of_the_plan_before_its_factor() -> None:
    stations = physics.Stations([100_000], [27.0], [180.0], [0])
    hours = physics.raw_hours(climate.read(), 33.15, 116.25, 27.0, 180.0)
    found = physics.energy(stations, [YEAR]).month_wh[0] / 100_000
    assert found == pytest.approx(hours, rel=0.05), "the fleet has glass and the sun's middle of the hour"


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("light_at_night", {"global_horizontal": (1, 200.0)}),
        ("hot_night", {"temperature": (1, 41.0)}),
        ("more_than_can_be", {"global_horizontal": (6, 1500.0)}),
        ("direct_more_than_above_the_air", {"direct_normal": (12, 1490.0)}),
        ("parts_do_not_add_up", {"diffuse_horizontal": (12, 0.0)}),
    ],
)
def test_what_is_odd_is_said_with_the_hour(kind: str, change: dict[str, tuple[int, float]]) -> None:
    name, (hour, value) = next(iter(change.items()))
    year = weather(33.15)
    values = getattr(year, name).copy()
    values[24 * 180 + hour] = value
    told = {odd.kind: odd for odd in check(replace(year, **{name: values}))}
    assert told[kind].first == 24 * 180 + hour + 1


def test_a_clock_an_hour_off_is_said_and_a_right_one_is_not() -> None:
    year = weather(33.15)
    assert "clock" not in {odd.kind for odd in check(year)}
    late = replace(year, global_horizontal=np.roll(year.global_horizontal, 1))
    assert {odd.kind: odd for odd in check(late)}["clock"].found == pytest.approx(60, abs=15)


def test_what_cannot_be_weather_is_refused() -> None:
    with pytest.raises(BadWeather, match="without any light"):
        check(replace(YEAR, global_horizontal=np.zeros(8760)))
    with pytest.raises(BadWeather, match="temperature is 300"):
        check(replace(YEAR, temperature=np.full(8760, 300.0)))


def test_a_file_with_a_hole_in_solar_time_or_of_another_kind_is_refused() -> None:
    lines = weather_files.nasa_power().splitlines()
    with pytest.raises(BadWeather, match="no value in hour"):
        read_weather("a.csv", "\n".join(lines[:500] + lines[520:]).encode())
    with pytest.raises(BadWeather, match="time standard UTC"):
        read_weather("a.csv", weather_files.nasa_power(standard="LST").encode())
    with pytest.raises(BadWeather, match="no file of PVGIS"):
        read_weather("a.txt", b"hello")
    missing = weather_files.nasa_power().replace(",2.4\n", ",-999\n", 1)
    with pytest.raises(BadWeather, match="wind has no value"):
        read_weather("a.csv", missing.encode())


@given(st.floats(-65, 65), st.floats(-179.9, 179.9))
def test_a_place_lies_in_its_cell(latitude: float, longitude: float) -> None:
    north, east = grid.centre(grid.cell(latitude, longitude))
    assert abs(north - latitude) <= 0.0501
    assert abs(east - longitude) <= 0.0501
    assert grid.cell(north, east) == grid.cell(latitude, longitude)


def test_a_kept_year_comes_back_with_its_provenance(tmp_path: Path) -> None:
    path = store.keep(tmp_path, YEAR)
    found = store.load(tmp_path, path.stem)
    assert found is not None
    assert all((getattr(found, name) == getattr(YEAR, name)).all() for name in store.ARRAYS)
    assert found.provenance == YEAR.provenance
    assert store.provenances(tmp_path) == {grid.cell(33.15, 116.25): YEAR.provenance}
    assert store.load(tmp_path, "N00.05E000.05") is None
