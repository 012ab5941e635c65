"""The monthly climate of a zone, read from a small file that a county can replace. Pure: no Django, no pvlib."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

OWN = Path(__file__).with_name("climates")
"""The files that ship with the program."""

_BOUNDS = {"clearness": (0.05, 1.0), "turbidity": (1.0, 10.0), "temperature": (-40.0, 50.0), "wind": (0.0, 30.0)}


class BadClimate(ValueError):
    """The file lacks something or holds a value that no climate has; the sentence says which."""


@dataclass(frozen=True)
class Months:
    """Twelve values each, January first.

    `clearness`: the month's global horizontal irradiation over that of a clear sky (no unit); `turbidity`: Linke's
    (no unit); `temperature`: mean of the air by day, °C; `wind`: mean at the panels, m/s.
    """

    clearness: tuple[float, ...]
    turbidity: tuple[float, ...]
    temperature: tuple[float, ...]
    wind: tuple[float, ...]


@dataclass(frozen=True)
class Reference:
    """A fixed-tilt station whose year is known: `full_load_hours` 满发小时 of each kW, at this place and tilt (degrees;
    azimuth 180 is south; altitude in m)."""

    full_load_hours: float
    document: str
    certainty: str
    latitude: float
    longitude: float
    altitude: float
    tilt: float
    azimuth: float


@dataclass(frozen=True)
class Spread:
    """One standard deviation as a share of the energy: a single month's weather, and the model with its file."""

    month_weather: float
    model: float


@dataclass(frozen=True)
class Climate:
    """A zone's climate with where it comes from and how sure it is (sourced | unconfirmed | demo)."""

    name: str
    place: str
    document: str
    certainty: str
    months: Months
    reference: Reference
    spread: Spread


def read(path: Path | None = None) -> Climate:
    """The climate of a file, Anhui's own without one. Raises BadClimate."""
    path = path or OWN / "anhui.toml"
    try:
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
        months = Months(**{name: tuple(values) for name, values in kept.pop("months").items()})
        reference, spread = Reference(**kept.pop("reference")), Spread(**kept.pop("spread"))
        climate = Climate(**kept, months=months, reference=reference, spread=spread)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise BadClimate(f"{path.name} is not a climate file: {error}; copy the form of anhui.toml") from error
    _refuse_impossible(path.name, climate)
    return climate


def _refuse_impossible(name: str, climate: Climate) -> None:
    for field in fields(Months):
        _refuse_months(name, field.name, getattr(climate.months, field.name))
    if climate.certainty not in ("sourced", "unconfirmed", "demo"):
        raise BadClimate(f"{name}: certainty is {climate.certainty!r}; write sourced, unconfirmed or demo")
    if not 300 <= climate.reference.full_load_hours <= 2500:
        raise BadClimate(f"{name}: full_load_hours is {climate.reference.full_load_hours}; a year has 300 to 2,500")
    if min(climate.spread.month_weather, climate.spread.model) < 0:
        raise BadClimate(f"{name}: a spread is below zero; write a share such as 0.15")


def _refuse_months(name: str, row: str, values: tuple[Any, ...]) -> None:
    low, high = _BOUNDS[row]
    if len(values) != 12:
        raise BadClimate(f"{name}: {row} has {len(values)} values; twelve are needed, January first")
    for number, value in enumerate(values, 1):
        if not isinstance(value, int | float) or not low <= value <= high:
            raise BadClimate(f"{name}: {row} of month {number} is {value!r}; expected {low} to {high}")
