"""A year of weather from the monthly climate that ships with the program. Pure.

Its hours are those of an average sky: no single cloud is in it, so inverters cut less in it than in a real year, and
days are alike within a month. For plans; a county with measured or satellite weather brings its own file.
"""

import numpy as np

from hearthlight.sun.climate import Climate
from hearthlight.sun.sky import Floats, sky
from hearthlight.sun.weather.year import HOURS, Provenance, WeatherYear

CHINA = 8.0
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def year(climate: Climate, latitude: float, longitude: float) -> WeatherYear:
    """8,760 hours over a place (degrees): the clear sky times the month's clearness, split by Erbs (1982)."""
    above = sky(climate, latitude, longitude)
    return WeatherYear(
        latitude=latitude,
        longitude=longitude,
        altitude=climate.reference.altitude,
        utc_offset=CHINA,
        global_horizontal=_whole(above.hour, above.global_horizontal),
        direct_normal=_whole(above.hour, above.direct_normal),
        diffuse_horizontal=_whole(above.hour, above.diffuse_horizontal),
        temperature=_by_month(climate.months.temperature),
        wind=_by_month(climate.months.wind),
        provenance=Provenance("climatology", climate.document, climate.certainty),  # type: ignore[arg-type]
        turbidity=climate.months.turbidity,
    )


def _whole(hours: "np.typing.NDArray[np.int64]", values: Floats) -> Floats:
    """The light of every hour: none at night."""
    found = np.zeros(HOURS)
    found[hours] = values
    return found


def _by_month(values: tuple[float, ...]) -> Floats:
    return np.repeat(np.asarray(values, dtype=np.float64), [24 * days for days in LENGTHS])
