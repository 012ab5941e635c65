"""A file of weather, whatever its format, by its beginning."""

import hashlib

from hearthlight.sun.weather.read_nasa_power import read_nasa_power
from hearthlight.sun.weather.read_pvgis import read_pvgis
from hearthlight.sun.weather.read_typical import read_typical
from hearthlight.sun.weather.year import BadWeather, WeatherYear


def read_weather(name: str, content: bytes, offset: float = 8.0) -> WeatherYear:
    """The year in a file of PVGIS, NASA POWER, EPW or TMY3; `offset` of the clock for those in universal time.

    Raises BadWeather.
    """
    digest = hashlib.sha256(content).hexdigest()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    start = text[:4000]
    if "NASA" in start or "ALLSKY" in start:
        return read_nasa_power(name, text, offset, digest)
    if "PVGIS" in text or "pvgis" in start or '"inputs"' in start or "Latitude (decimal degrees)" in start:
        return read_pvgis(name, text, offset, digest)
    if start.startswith("LOCATION") or "GHI (W/m^2)" in start:
        return read_typical(name, text, digest)
    raise BadWeather(f"{name}: no file of PVGIS, NASA POWER, EPW or TMY3; begins with “{start[:40].strip()}”")
