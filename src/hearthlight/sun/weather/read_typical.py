"""Typical years as building engineers have them: EnergyPlus weather (EPW) and TMY3, by pvlib.

Both write local standard time and the *end* of each hour; taken in their order they are the 8,760 hours of a year.
"""

from io import StringIO
from typing import Any

import numpy as np

from hearthlight.core.parameters import Certainty
from hearthlight.sun.weather.year import HOURS, BadWeather, Floats, Provenance, WeatherYear

SOURCED: Certainty = "sourced"
NAMES = {
    "global_horizontal": "ghi",
    "direct_normal": "dni",
    "diffuse_horizontal": "dhi",
    "temperature": "temp_air",
    "wind": "wind_speed",
}
MISSING = {
    "temperature": 99.9,
    "wind": 999.0,
    "global_horizontal": 9999.0,
    "direct_normal": 9999.0,
    "diffuse_horizontal": 9999.0,
}
"""What EPW writes where nothing was measured."""


def read_typical(name: str, text: str, sha256: str = "") -> WeatherYear:
    """An EPW or TMY3 file as a year. Raises BadWeather."""
    data, about = _by_pvlib(name, text)
    if len(data) != HOURS:
        raise BadWeather(f"{name}: {len(data)} hours; a typical year has {HOURS}, 29 February left out")
    return WeatherYear(
        latitude=float(about["latitude"]),
        longitude=float(about["longitude"]),
        altitude=float(about["altitude"]),
        utc_offset=float(about["TZ"]),
        **_columns(name, data),
        provenance=Provenance("epw", name, SOURCED, sha256=sha256),
    )


def _by_pvlib(name: str, text: str) -> tuple[Any, dict[str, Any]]:
    from pvlib import iotools  # type: ignore[import-untyped]

    reader = iotools.read_epw if text.startswith("LOCATION") else iotools.read_tmy3
    try:
        data, about = reader(StringIO(text))
    except Exception as error:
        raise BadWeather(f"{name}: neither EPW nor TMY3 as pvlib reads them ({str(error)[:80]})") from error
    return data, about


def _columns(name: str, data: Any) -> dict[str, Any]:
    return {key: _values(name, data, key) for key in NAMES}


def _values(name: str, data: Any, key: str) -> Floats:
    if NAMES[key] not in data:
        raise BadWeather(f"{name}: no column for {key}")
    values = np.asarray(data[NAMES[key]], dtype=np.float64)
    wrong = np.flatnonzero(~np.isfinite(values) | (values >= MISSING[key]))
    if wrong.size:
        raise BadWeather(
            f"{name}: {key} is missing in hour {int(wrong[0]) + 1} and {len(wrong)} hours in all; choose a whole file"
        )
    return values
