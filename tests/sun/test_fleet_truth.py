"""The fused kernel against pvlib's ModelChain on the same inputs: hour by hour and over the year."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pvlib
import pytest
from pvlib.modelchain import ModelChain

from hearthlight.core.parameters import Certainty
from hearthlight.sun.fleet import fleet
from hearthlight.sun.weather.year import Provenance, WeatherYear

NAMEPLATE = 100_000.0
NORTH = (18.2, 26.0, 33.15, 43.5, 53.3)
TILTS = (0.0, 15.0, 27.0, 45.0, 60.0)
AZIMUTHS = (0.0, 75.0, 135.0, 180.0, 222.0, 290.0)
DEMO: Certainty = "demo"


def weather(latitude: float, longitude: float = 116.2, seed: int = 1) -> WeatherYear:
    """An invented year: a clear sky with clouds drawn by lot, split by Erbs."""
    random = np.random.default_rng(seed)
    hours = _hours()
    place = pvlib.location.Location(latitude, longitude, "Etc/GMT-8", 30)
    sun = place.get_solarposition(hours)
    clear = place.get_clearsky(hours, model="ineichen", solar_position=sun, linke_turbidity=4.0)
    cloud = np.clip(random.beta(2.0, 1.2, 8760) * 1.1, 0.05, 1.05)
    ghi = (clear["ghi"] * cloud).to_numpy()
    parts = pvlib.irradiance.erbs(ghi, sun["zenith"], hours)
    return WeatherYear(
        latitude=latitude,
        longitude=longitude,
        altitude=30.0,
        utc_offset=8.0,
        global_horizontal=ghi,
        direct_normal=np.asarray(parts["dni"]),
        diffuse_horizontal=np.asarray(parts["dhi"]),
        temperature=15 + 12 * np.sin(np.arange(8760) / 8760 * 6.28 - 1.8) + random.normal(0, 3, 8760),
        wind=np.abs(random.normal(2.5, 1.2, 8760)),
        provenance=Provenance("climatology", "invented, synthetic", DEMO),
    )


def _hours() -> pd.DatetimeIndex:
    return pd.date_range("2017-01-01 00:30", periods=8760, freq="h", tz="Etc/GMT-8")


def model_chain(year: WeatherYear, tilt: float, azimuth: float, inverter: float = NAMEPLATE) -> np.ndarray:
    """AC watts by pvlib: Perez, glass by De Soto, Faiman, PVWatts, nothing lost."""
    mount = pvlib.pvsystem.FixedMount(tilt, azimuth)
    array = pvlib.pvsystem.Array(
        mount,
        module_parameters={"pdc0": NAMEPLATE, "gamma_pdc": -0.004},
        temperature_model_parameters={"u0": 25.0, "u1": 6.84},
    )
    system = pvlib.pvsystem.PVSystem([array], inverter_parameters={"pdc0": inverter, "eta_inv_nom": 0.96})
    place = pvlib.location.Location(year.latitude, year.longitude, "Etc/GMT-8", year.altitude)
    chain = ModelChain(
        system, place, transposition_model="perez", dc_model="pvwatts", ac_model="pvwatts", aoi_model="physical",
        spectral_model="no_loss", temperature_model="faiman", losses_model="no_loss",
    )  # fmt: skip
    given = {"ghi": year.global_horizontal, "dni": year.direct_normal, "dhi": year.diffuse_horizontal}
    given |= {"temp_air": year.temperature, "wind_speed": year.wind}
    return chain.run_model(pd.DataFrame(given, index=_hours())).results.ac.fillna(0).to_numpy()


def ours(year: WeatherYear, tilt: float, azimuth: float) -> np.ndarray:
    return fleet.hourly(fleet.Stations([NAMEPLATE], [tilt], [azimuth], [0]), [year], 0)


@pytest.mark.parametrize("latitude", NORTH)
def test_every_hour_and_the_year_are_those_of_the_model_chain(latitude: float) -> None:
    year = weather(latitude, seed=int(latitude))
    for tilt, azimuth in product(TILTS, AZIMUTHS):
        truth, found = model_chain(year, tilt, azimuth), ours(year, tilt, azimuth)
        worst = np.abs(found - truth).max() / NAMEPLATE
        assert worst < 0.005, (tilt, azimuth, worst)
        assert found.sum() == pytest.approx(truth.sum(), rel=0.001), (tilt, azimuth)


def test_planes_and_places_drawn_by_lot() -> None:
    random = np.random.default_rng(7)
    for n in range(12):
        year = weather(random.uniform(18, 53), random.uniform(75, 134), seed=100 + n)
        tilt, azimuth = random.uniform(0, 60), random.uniform(0, 360)
        truth, found = model_chain(year, tilt, azimuth), ours(year, tilt, azimuth)
        assert np.abs(found - truth).max() < 0.005 * NAMEPLATE, (year.latitude, year.longitude, tilt, azimuth)
        assert found.sum() == pytest.approx(truth.sum(), rel=0.001)


def test_a_small_inverter_cuts_as_the_model_chain_does() -> None:
    year = weather(33.15)
    truth = model_chain(year, 27.0, 180.0, inverter=0.7 * NAMEPLATE)
    stations = fleet.Stations([NAMEPLATE], [27.0], [180.0], [0], inverter_w=[0.7 * NAMEPLATE * 0.96])
    found = fleet.hourly(stations, [year], 0)
    assert np.abs(found - truth).max() < 0.005 * NAMEPLATE
    assert found.max() == pytest.approx(0.7 * NAMEPLATE * 0.96)


@pytest.mark.parametrize("later", [1, -1])
@pytest.mark.parametrize("latitude", [18.2, 33.15, 53.3])
def test_light_of_an_hour_whose_middle_is_before_sunrise_counts_as_in_the_model_chain(
    latitude: float, later: int
) -> None:
    year = weather(latitude)
    light = ("global_horizontal", "direct_normal", "diffuse_horizontal")
    dawn = replace(year, **{name: (getattr(year, name) + np.roll(getattr(year, name), later)) / 2 for name in light})
    for tilt, azimuth in ((27.0, 180.0), (45.0, 90.0), (60.0, 270.0), (90.0, 90.0)):
        truth, found = model_chain(dawn, tilt, azimuth), ours(dawn, tilt, azimuth)
        assert np.abs(found - truth).max() < 0.005 * NAMEPLATE, (tilt, azimuth)
        assert found.sum() == pytest.approx(truth.sum(), rel=0.001)
