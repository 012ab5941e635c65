"""What the hours of a weather cell hold for every plane in it: sun, light and Perez's coefficients, once. Pure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearthlight.sun.fleet.sun_path import Floats, SunPath, sun_path
from hearthlight.sun.weather.year import HOURS, BadWeather, WeatherYear

U0, U1 = 25.0, 6.84
"""Faiman (2008): ``T = T_air + G / (U0 + U1 v)``."""
LOWEST = np.cos(np.radians(85.0))
"""Perez's sky near the sun is never seen lower than 5 degrees."""
MONTH_OF_HOUR = np.repeat(np.arange(12), np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) * 24)
NEARLY_LEVEL, LEAST = 1.0, 1e-9
"""Degrees; W/m²."""
LIGHT = ("direct_normal", "diffuse_horizontal", "global_horizontal")
LEAST_OF = dict.fromkeys(LIGHT, -5.0) | {"temperature": -100.0, "wind": 0.0}
"""Below it an array is no weather; instruments show a little less than no light at night, which counts as none."""
PLACE = {"latitude": 90.0, "longitude": 180.0, "altitude": 9_000.0, "utc_offset": 14.0}
"""How far a place may be from 0, to either side."""


@dataclass(frozen=True)
class Cell:
    """The hours with light of one cell, in their order; every array is (hours,).

    `hour` of the year and `starts` (13,) where each month begins among them; the sun's direction `up`, `north`,
    `east`; light in W/m²: `beam` on a plane across it, `around` the sun (over its sine), `sky`, `horizon`, `ground`;
    `air` °C and `warming` °C for each W/m² on the plane.
    """

    hour: NDArray[np.int64]
    starts: NDArray[np.int64]
    up: Floats
    north: Floats
    east: Floats
    beam: Floats
    around: Floats
    sky: Floats
    horizon: Floats
    ground: Floats
    air: Floats
    warming: Floats


def cell(weather: WeatherYear) -> Cell:
    """Prepare a year of weather. Raises BadWeather for a place or an array that cannot be."""
    _refuse(weather)
    path = sun_path(weather.latitude, weather.longitude, weather.altitude, weather.utc_offset, weather.temperature)
    light = np.flatnonzero(np.max([getattr(weather, name) for name in LIGHT], axis=0) > 0.0)
    if not light.size:
        raise BadWeather("a year without any light: the column of light is empty or another one")
    near, horizon = _perez(weather, path, light)
    beam, diffuse, whole = (np.maximum(getattr(weather, name)[light], 0.0) for name in LIGHT)
    # At dawn the middle of an hour with light may be before sunrise: Perez has no sky then, pvlib leaves it out.
    diffuse = np.where(path.zenith[light] <= 90.0, diffuse, 0.0)
    return Cell(
        hour=light,
        starts=np.searchsorted(MONTH_OF_HOUR[light], np.arange(13)).astype(np.int64),
        up=path.up[light],
        north=path.north[light],
        east=path.east[light],
        beam=beam,
        around=diffuse * near / np.maximum(path.up[light], LOWEST),
        sky=diffuse * (1.0 - near) / 2.0,
        horizon=diffuse * horizon,
        ground=whole / 2.0,
        air=weather.temperature[light],
        warming=1.0 / (U0 + U1 * weather.wind[light]),
    )


def _refuse(weather: WeatherYear) -> None:
    for name, far in PLACE.items():
        if not abs(getattr(weather, name)) <= far:
            raise BadWeather(f"{name} is {getattr(weather, name)}, expected -{far:g} to {far:g}")
    for name, least in LEAST_OF.items():
        values = getattr(weather, name)
        if values.shape != (HOURS,):
            raise BadWeather(f"{name}: {values.shape} values; a year has {HOURS}, 29 February left out")
        if not np.isfinite(values).all():
            hour = int(np.flatnonzero(~np.isfinite(values))[0])
            raise BadWeather(f"{name}, hour {hour + 1}: no number; a year of weather has no gaps: fill or replace it")
        if values.min() < least:
            hour = int(values.argmin())
            raise BadWeather(f"{name}, hour {hour + 1}: {values[hour]:g}, expected {least:g} or more; look at the unit")


def _perez(weather: WeatherYear, path: SunPath, light: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Perez et al. (1990): F1 (light around the sun) and F2 (near the horizon) of each hour with light, by pvlib.

    pvlib gives the parts of the light on a plane; F1 and F2 are read off a nearly level one, whose sky is never dark.
    """
    from pvlib import atmosphere, irradiance  # type: ignore[import-untyped]

    diffuse, zenith = np.maximum(weather.diffuse_horizontal[light], LEAST), path.zenith[light]
    parts = irradiance.perez(
        NEARLY_LEVEL,
        180.0,
        diffuse,
        weather.direct_normal[light],
        path.extraterrestrial[light],
        zenith,
        np.degrees(np.arctan2(path.east[light], path.north[light])),
        atmosphere.get_relative_airmass(zenith),
        return_components=True,
    )
    tilt = np.radians(NEARLY_LEVEL)
    near = 1.0 - np.asarray(parts["poa_isotropic"]) / diffuse / (0.5 * (1.0 + np.cos(tilt)))
    return near, np.asarray(parts["poa_horizon"]) / diffuse / np.sin(tilt)
