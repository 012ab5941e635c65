"""Where the sun stands over a weather cell, hour by hour: NREL's algorithm once, geometry for every place. Pure.

Declination and hour angle are the same for all places but for the longitude, so pvlib's solar position (Reda and
Andreas 2004, NREL/TP-560-34302) is asked once for one place and turned to any other. Against pvlib at the place itself:
within 0.0001 degrees, so that Perez's classes of sky are the same in practically every hour.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
YEAR = 2017
"""The calendar of the hours: a year without 29 February."""
ASKED_NORTH = 30.0
PARALLAX = np.radians(8.794 / 3600)
"""How much lower the sun stands seen from the ground than from the middle of the earth, at the horizon."""
RADIUS, BENT = 0.26667, 0.5667
"""Radius of the sun's disc and refraction at the horizon, degrees: below both together nothing is bent."""


@dataclass(frozen=True)
class SunPath:
    """The sun over one place; every array is (8760,). `zenith` is the apparent one, degrees.

    `up` is its cosine, `north` and `east` are the parts of the sun's direction on the ground (they have length sin z).
    """

    zenith: Floats
    up: Floats
    north: Floats
    east: Floats
    extraterrestrial: Floats


@lru_cache(maxsize=8)
def _year(utc_offset: float) -> tuple[Floats, Floats, Floats]:
    """Declination and hour angle at longitude 0 (radians), and W/m² above the air, at the middle of each hour."""
    import pandas as pd  # type: ignore[import-untyped]
    from pvlib import irradiance, solarposition  # type: ignore[import-untyped]

    hours = pd.date_range(f"{YEAR}-01-01 00:30", periods=8760, freq="h", tz="UTC") - pd.Timedelta(hours=utc_offset)
    seen = solarposition.get_solarposition(hours, ASKED_NORTH, 0.0)
    zenith, azimuth = np.radians(seen["zenith"].to_numpy()), np.radians(seen["azimuth"].to_numpy())
    zenith = zenith - PARALLAX * np.sin(zenith)
    north = np.radians(ASKED_NORTH)
    rising = np.sin(north) * np.cos(zenith) + np.cos(north) * np.sin(zenith) * np.cos(azimuth)
    declination = np.arcsin(rising)
    hour = np.arctan2(-np.sin(zenith) * np.sin(azimuth), (np.cos(zenith) - np.sin(north) * rising) / np.cos(north))
    return declination, hour, np.asarray(irradiance.get_extra_radiation(hours), dtype=np.float64)


def sun_path(latitude: float, longitude: float, altitude: float, utc_offset: float, temperature: Floats) -> SunPath:
    """The sun over a place (degrees, m) in local standard time; `temperature` of the air bends its light, °C."""
    declination, at_zero, extraterrestrial = _year(utc_offset)
    hour, lat = at_zero + np.radians(longitude), np.radians(latitude)
    up = np.sin(lat) * np.sin(declination) + np.cos(lat) * np.cos(declination) * np.cos(hour)
    north = np.cos(lat) * np.sin(declination) - np.sin(lat) * np.cos(declination) * np.cos(hour)
    east = -np.cos(declination) * np.sin(hour)
    level = np.hypot(north, east)
    seen = np.degrees(np.arctan2(up, level) - PARALLAX * level)
    apparent = np.radians(seen + _bent(seen, altitude, temperature))
    stretched = np.cos(apparent) / level
    return SunPath(90.0 - np.degrees(apparent), np.sin(apparent), north * stretched, east * stretched, extraterrestrial)


def _bent(elevation: Floats, altitude: float, temperature: Floats) -> Floats:
    """Refraction in degrees, as in the same report: ``(P/1010) (283/(273+T)) 1.02 / (60 tan(e + 10.3/(e + 5.11)))``."""
    from pvlib import atmosphere

    pressure = float(atmosphere.alt2pres(altitude)) / 100.0
    angle = np.radians(elevation + 10.3 / (elevation + 5.11))
    bent = pressure / 1010.0 * 283.0 / (273.0 + temperature) * 1.02 / (60.0 * np.tan(angle))
    return np.asarray(np.where(elevation >= -(RADIUS + BENT), bent, 0.0))
