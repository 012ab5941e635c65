"""PVGIS of the European Commission: a typical year (TMY) or one year of a level plane, as JSON or CSV, by pvlib.

Files in, no address is asked. Times are UTC; a satellite's moment is taken for the mean of its hour.
"""

from io import BytesIO, StringIO
from typing import Any

import numpy as np

from hearthlight.core.parameters import Certainty
from hearthlight.sun.weather.hours import laid_out
from hearthlight.sun.weather.year import BadWeather, Floats, Provenance, WeatherYear

LICENSE = "PVGIS, European Commission, reuse with acknowledgement"
SOURCED: Certainty = "sourced"
LOW = 3.0
"""Degrees above the horizon below which a level plane tells nothing of the direct beam."""


def read_pvgis(name: str, text: str, offset: float = 8.0, sha256: str = "") -> WeatherYear:
    """A file of PVGIS as a year. Raises BadWeather."""
    form = "json" if text.lstrip().startswith("{") else "csv"
    data, about = _by_pvlib(name, text, form)
    place = _place(about)
    year, found = laid_out(name, [one.to_pydatetime() for one in data.index.floor("h")], _light(name, data), offset)
    return WeatherYear(
        **place,
        utc_offset=offset,
        **found,
        provenance=Provenance("pvgis", name, SOURCED, (year,) if year else (), sha256, LICENSE),
    )


def _by_pvlib(name: str, text: str, form: str) -> tuple[Any, dict[str, Any]]:
    from pvlib import iotools  # type: ignore[import-untyped]

    errors = []
    tried = (
        (iotools.read_pvgis_tmy, StringIO(text)),
        (iotools.read_pvgis_tmy, BytesIO(text.encode())),
        (iotools.read_pvgis_hourly, StringIO(text)),
    )
    for reader, buffer in tried:
        try:
            found = reader(buffer, pvgis_format=form)
            if len(found[0]):
                return found[0], found[1]
        except Exception as error:
            errors.append(str(error)[:60])
    raise BadWeather(
        f"{name}: not a file of PVGIS as pvlib reads it ({'; '.join(errors)}); fetch TMY or hourly data again"
    )


def _place(about: dict[str, Any]) -> dict[str, Any]:
    inside = about.get("inputs", about)
    where = inside.get("location", inside)
    return {
        "latitude": float(where["latitude"]),
        "longitude": float(where["longitude"]),
        "altitude": float(where.get("elevation", 0.0)),
    }


def _light(name: str, data: Any) -> dict[str, Floats]:
    columns = {key: np.asarray(data[key], dtype=np.float64) for key in data.columns if data[key].dtype.kind in "fi"}
    if "ghi" in columns:
        light = {
            key: columns[short]
            for key, short in (("global_horizontal", "ghi"), ("direct_normal", "dni"), ("diffuse_horizontal", "dhi"))
        }
    elif "poa_direct" in columns:
        light = _of_level_plane(columns)
    else:
        raise BadWeather(
            f"{name}: no light in its columns ({', '.join(map(str, data.columns))}); fetch it with components"
        )
    return light | {"temperature": columns["temp_air"], "wind": columns["wind_speed"]}


def _of_level_plane(columns: dict[str, Floats]) -> dict[str, Floats]:
    """The parts of a level plane: its beam over the sine of the sun is the direct beam."""
    rise = np.sin(np.radians(columns["solar_elevation"]))
    direct = np.where(rise > np.sin(np.radians(LOW)), columns["poa_direct"] / np.maximum(rise, 1e-6), 0.0)
    diffuse = columns["poa_sky_diffuse"] + columns.get("poa_ground_diffuse", np.zeros_like(rise))
    whole = columns["poa_direct"] + diffuse
    return {"global_horizontal": whole, "direct_normal": direct, "diffuse_horizontal": diffuse}
