"""Whether a year of weather can be: bounds, light at night, parts that add up, the clock, stuck values. Pure.

Light is held against Long and Dutton (2002), BSRN's physically possible limits, with the sun of the place itself. What
cannot be at all is refused; what is odd is said and left to a person.
"""

from dataclasses import dataclass

import numpy as np

from hearthlight.sun.fleet.sun_path import Floats, SunPath, sun_path
from hearthlight.sun.weather.year import BadWeather, WeatherYear

COLD, HOT, CALM, STORM = -60.0, 60.0, 0.0, 60.0
HOT_NIGHT = 40.0
DARK = 98.0
"""Zenith, degrees, from which there is no light."""
PARTS_AGREE = 0.15
"""GHI and ``DHI + DNI cos z`` may differ by so much, and 25 W/m², where the sun is up 10 degrees and more."""
CLOCK = 40.0
"""Minutes between the middle of the light and noon from which the clock is said to be off."""
STUCK = 72
"""Hours of one and the same temperature in a row."""


@dataclass(frozen=True)
class Odd:
    """Something odd: what it is, in how many hours, the first of them (1 to 8,760), found and expected."""

    kind: str
    hours: int
    first: int
    found: float
    expected: float


def check(weather: WeatherYear) -> list[Odd]:
    """What is odd about a year, most hours first. Raises BadWeather where it cannot be weather at all."""
    path = sun_path(weather.latitude, weather.longitude, weather.altitude, weather.utc_offset, weather.temperature)
    _refuse(weather)
    found = [*_light(weather, path), *_parts(weather, path), *_air(weather, path), *_clock(weather, path)]
    return sorted(found, key=lambda one: -one.hours)


def _refuse(weather: WeatherYear) -> None:
    for name, low, high in (("temperature", COLD, HOT), ("wind", CALM, STORM), ("global_horizontal", -5.0, 1_600.0)):
        values = getattr(weather, name)
        wrong = np.flatnonzero((values < low) | (values > high))
        if wrong.size:
            hour = int(wrong[0])
            raise BadWeather(
                f"hour {hour + 1}: {name} is {values[hour]:.1f}, expected {low:g} to {high:g}; look at the unit"
            )
    if not weather.global_horizontal.any():
        raise BadWeather("a year without any light: the column of light is empty or another one")


def _light(weather: WeatherYear, path: SunPath) -> list[Odd]:
    up = np.maximum(path.up, 0.0)
    most = path.extraterrestrial * 1.5 * up**1.2 + 100.0
    diffuse = path.extraterrestrial * 0.95 * up**1.2 + 50.0
    night = path.zenith > DARK
    return [
        *_odd(
            "light_at_night", night & (weather.global_horizontal > 5.0), weather.global_horizontal, np.zeros(len(up))
        ),
        *_odd("more_than_can_be", ~night & (weather.global_horizontal > most), weather.global_horizontal, most),
        *_odd(
            "diffuse_more_than_can_be",
            ~night & (weather.diffuse_horizontal > diffuse),
            weather.diffuse_horizontal,
            diffuse,
        ),
        *_odd(
            "direct_more_than_above_the_air",
            weather.direct_normal > path.extraterrestrial,
            weather.direct_normal,
            path.extraterrestrial,
        ),
    ]


def _parts(weather: WeatherYear, path: SunPath) -> list[Odd]:
    """The whole against its parts, where the sun is high enough for the hour's mean to be told by its middle."""
    added = weather.diffuse_horizontal + weather.direct_normal * np.maximum(path.up, 0.0)
    apart = np.abs(added - weather.global_horizontal) > PARTS_AGREE * weather.global_horizontal + 25.0
    return _odd("parts_do_not_add_up", apart & (path.zenith < 80.0), added, weather.global_horizontal)


def _air(weather: WeatherYear, path: SunPath) -> list[Odd]:
    night = path.zenith > DARK
    hot = night & (weather.temperature >= HOT_NIGHT)
    same = np.concatenate([[False], np.diff(weather.temperature) == 0.0])
    run = np.zeros(len(same))
    for n in range(1, len(same)):
        run[n] = run[n - 1] + 1 if same[n] else 0
    stuck = (run >= STUCK) if weather.provenance.source != "climatology" else np.zeros(len(same), dtype=bool)
    return [
        *_odd("hot_night", hot, weather.temperature, np.full(len(hot), HOT_NIGHT)),
        *_odd("stuck_temperature", stuck, run, np.full(len(run), float(STUCK))),
    ]


def _clock(weather: WeatherYear, path: SunPath) -> list[Odd]:
    """Minutes by which the year's light lies after the sun: both by their middle within the day."""
    of_light, of_sun = _middle(weather.global_horizontal), _middle(np.maximum(path.up, 0.0) * path.extraterrestrial)
    off = (of_light - of_sun) * 60.0
    return [Odd("clock", 8760, 1, round(off, 1), 0.0)] if abs(off) >= CLOCK else []


def _middle(light: Floats) -> float:
    by_hour = light.reshape(-1, 24).sum(axis=0)
    return float((by_hour * (np.arange(24) + 0.5)).sum() / by_hour.sum())


def _odd(kind: str, wrong: "np.typing.NDArray[np.bool_]", found: Floats, expected: Floats) -> list[Odd]:
    hours = np.flatnonzero(wrong)
    if not hours.size:
        return []
    first = int(hours[0])
    return [Odd(kind, len(hours), first + 1, round(float(found[first]), 1), round(float(expected[first]), 1))]
