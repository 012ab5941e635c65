"""NASA POWER: hourly light, temperature and wind of one year, as JSON or CSV, in universal time. Pure.

Its local *solar* time is refused: it is no clock. A value of -999 is a hole.
"""

import json
import re
from datetime import UTC, datetime
from typing import Any

import numpy as np

from hearthlight.core.parameters import Certainty
from hearthlight.sun.weather.hours import laid_out
from hearthlight.sun.weather.year import BadWeather, Floats, Provenance, WeatherYear

SOURCED: Certainty = "sourced"
LICENSE = "NASA POWER, free of restriction, with acknowledgement"
MISSING = -900.0
NAMES = {
    "global_horizontal": ("ALLSKY_SFC_SW_DWN",),
    "direct_normal": ("ALLSKY_SFC_SW_DNI",),
    "diffuse_horizontal": ("ALLSKY_SFC_SW_DIFF",),
    "temperature": ("T2M",),
    "wind": ("WS2M", "WS10M"),
}
Read = tuple[dict[str, Any], list[datetime], dict[str, Floats]]


def read_nasa_power(name: str, text: str, offset: float = 8.0, sha256: str = "") -> WeatherYear:
    """A file of POWER's hourly service as a year. Raises BadWeather."""
    place, at, columns = _json(name, text) if text.lstrip().startswith("{") else _csv(name, text)
    values = {key: _column(name, columns, key) for key in NAMES}
    year, found = laid_out(name, at, values, offset)
    about = Provenance("nasa_power", name, SOURCED, (year,) if year else (), sha256, LICENSE)
    return WeatherYear(**place, utc_offset=offset, **found, provenance=about)


def _column(name: str, columns: dict[str, Floats], key: str) -> Floats:
    for code in NAMES[key]:
        if code in columns:
            return np.where(columns[code] < MISSING, np.nan, columns[code])
    raise BadWeather(f"{name}: no column {' or '.join(NAMES[key])}; fetch the file again with it")


def _refuse_solar_time(name: str, standard: str) -> None:
    if "UTC" not in standard.upper():
        raise BadWeather(
            f"{name}: times are {standard.strip() or 'of an unknown kind'}; fetch it with the time standard UTC"
        )


def _json(name: str, text: str) -> Read:
    kept: dict[str, Any] = json.loads(text)
    try:
        east, north, *high = kept["geometry"]["coordinates"]
        parameters = kept["properties"]["parameter"]
        _refuse_solar_time(name, str(kept["header"].get("time_standard", "")))
    except (KeyError, TypeError, ValueError) as error:
        raise BadWeather(f"{name}: not a file of NASA POWER ({error} is missing)") from error
    stamps = sorted(next(iter(parameters.values())))
    at = [datetime.strptime(stamp, "%Y%m%d%H").replace(tzinfo=UTC) for stamp in stamps]
    columns = {
        code: np.array([values[stamp] for stamp in stamps], dtype=np.float64) for code, values in parameters.items()
    }
    return {"latitude": north, "longitude": east, "altitude": high[0] if high else 0.0}, at, columns


def _csv(name: str, text: str) -> Read:
    head, _mark, body = text.partition("-END HEADER-")
    where = re.search(r"latitude\s+(-?[\d.]+)\s+longitude\s+(-?[\d.]+)", head, re.IGNORECASE)
    if where is None or not body.strip():
        raise BadWeather(f"{name}: not a file of NASA POWER: no header with latitude and longitude")
    _refuse_solar_time(name, next((line for line in head.splitlines() if "time" in line.lower()), ""))
    high = re.search(r"elevation.*?=\s*(-?[\d.]+)", head, re.IGNORECASE)
    lines = [line.split(",") for line in body.strip().splitlines()]
    names, rows = lines[0], np.array(lines[1:], dtype=np.float64)
    at = [datetime(int(y), int(m), int(d), int(h), tzinfo=UTC) for y, m, d, h in rows[:, :4]]
    place = {"latitude": float(where[1]), "longitude": float(where[2]), "altitude": float(high[1]) if high else 0.0}
    return place, at, {code: rows[:, n] for n, code in enumerate(names)}
