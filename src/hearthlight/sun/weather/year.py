"""One year of hourly weather at one place, and where it comes from. Pure."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hearthlight.core.parameters import Certainty

Floats = NDArray[np.float64]
Source = Literal["climatology", "pvgis", "nasa_power", "epw"]
HOURS = 8760


class BadWeather(ValueError):
    """A file or year of weather that cannot be; the sentence says which hour, what was found, what was expected."""


@dataclass(frozen=True)
class Provenance:
    """Where a year of weather comes from 数据来源: kept beside it and shown wherever it is used.

    `document` names the dataset and its version, or the file; `years` those it speaks of (a typical year has several
    or none); `sha256` that of the file it was read from.
    """

    source: Source
    document: str
    certainty: Certainty
    years: tuple[int, ...] = ()
    sha256: str = ""
    license: str = ""


@dataclass(frozen=True)
class WeatherYear:
    """8,760 hours of one place (29 February left out), each the mean from the hour to the next, local standard time.

    `global_horizontal`, `direct_normal`, `diffuse_horizontal` in W/m²; `temperature` of the air in °C; `wind` at the
    panels in m/s: every array is (8760,). `utc_offset` in hours; `altitude` in m; `turbidity` Linke's by month, for the
    sky without a cloud (None: unknown).
    """

    latitude: float
    longitude: float
    altitude: float
    utc_offset: float
    global_horizontal: Floats
    direct_normal: Floats
    diffuse_horizontal: Floats
    temperature: Floats
    wind: Floats
    provenance: Provenance
    turbidity: tuple[float, ...] | None = field(default=None)
