"""Sun, sky and the light on a tilted plane, hour by hour through a year, by pvlib's models. Pure.

pvlib is imported inside the functions: web workers import this room and must not pay for it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearthlight.sun.climate import Climate

Floats = NDArray[np.float64]
TYPICAL_YEAR = 2017
"""The calendar of the typical year: not a leap year, so that twelve months are 8,760 hours."""


@dataclass(frozen=True)
class Sky:
    """The daylight hours of a year at one place; every array is (hours,): which of the 8,760 hours, month 0..11,
    degrees, W/m², °C, m/s."""

    hour: NDArray[np.int64]
    month: NDArray[np.int64]
    zenith: Floats
    azimuth: Floats
    global_horizontal: Floats
    direct_normal: Floats
    diffuse_horizontal: Floats
    extraterrestrial: Floats
    airmass: Floats
    temperature: Floats
    wind: Floats


@lru_cache(maxsize=64)
def sky(climate: Climate, latitude: float, longitude: float, clear: bool = False) -> Sky:
    """The typical year's sky over a place (degrees north and east).

    Sun by NREL's algorithm (Reda and Andreas 2004); clear sky by Ineichen and Perez (2002) from Linke's turbidity:
    ``GHI = k(month) × GHI_clear`` with the month's clearness k, or k = 1 when `clear`; its direct and diffuse parts by
    Erbs, Klein and Duffie (1982).
    """
    import pandas as pd  # type: ignore[import-untyped]
    from pvlib import atmosphere, irradiance, solarposition  # type: ignore[import-untyped]

    hours = pd.date_range(f"{TYPICAL_YEAR}-01-01 00:30", periods=8760, freq="h", tz="Etc/GMT-8")
    sun = solarposition.get_solarposition(hours, latitude, longitude, altitude=climate.reference.altitude)
    up = (sun["apparent_zenith"] < 89.0).to_numpy()
    hours, sun = hours[up], sun[up]
    month = hours.month.to_numpy() - 1
    zenith = sun["apparent_zenith"].to_numpy()
    airmass = atmosphere.get_relative_airmass(zenith)
    ghi = _clear(climate, month, zenith, airmass, hours) * (1.0 if clear else _of(climate.months.clearness, month))
    parts = irradiance.erbs(ghi, sun["zenith"].to_numpy(), hours)
    return Sky(
        hour=np.flatnonzero(up),
        month=month.astype(np.int64),
        zenith=zenith,
        azimuth=sun["azimuth"].to_numpy(),
        global_horizontal=ghi,
        direct_normal=np.asarray(parts["dni"]),
        diffuse_horizontal=np.asarray(parts["dhi"]),
        extraterrestrial=np.asarray(irradiance.get_extra_radiation(hours)),
        airmass=airmass,
        temperature=_of(climate.months.temperature, month),
        wind=_of(climate.months.wind, month),
    )


def _clear(climate: Climate, month: Any, zenith: Floats, airmass: Floats, hours: Any) -> Floats:
    from pvlib import atmosphere, clearsky, irradiance

    altitude = climate.reference.altitude
    absolute = atmosphere.get_absolute_airmass(airmass, atmosphere.alt2pres(altitude))
    extra = np.asarray(irradiance.get_extra_radiation(hours))
    turbidity = _of(climate.months.turbidity, month)
    return np.asarray(clearsky.ineichen(zenith, absolute, turbidity, altitude, extra)["ghi"], dtype=np.float64)


def _of(values: tuple[float, ...], month: Any) -> Floats:
    picked: Floats = np.asarray(values, dtype=np.float64)[month]
    return picked


def plane(above: Sky, tilt: float, azimuth: float) -> Floats:
    """Light on a plane (W/m², one value an hour): beam, ground and sky by Perez et al. (1990).

    ``G = B cos(aoi) + D_Perez + GHI × albedo × (1 - cos tilt) / 2`` with albedo 0.25.
    """
    from pvlib import irradiance

    light = irradiance.get_total_irradiance(
        tilt,
        azimuth,
        above.zenith,
        above.azimuth,
        above.direct_normal,
        above.global_horizontal,
        above.diffuse_horizontal,
        dni_extra=above.extraterrestrial,
        airmass=above.airmass,
        model="perez",
    )
    return np.asarray(np.nan_to_num(light["poa_global"]), dtype=np.float64)
