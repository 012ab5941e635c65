"""An invented fleet of one county by quarter hour (synthetic), of which the judges of station health see only readings.

Its sky is drawn here and nowhere else: cloudiness that lasts (AR(1)) common to the county, with parts of the township,
the village and the station; quarter hours of passing clouds; roofs of different tilt, facing and quality.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import erf
from typing import Any

import numpy as np
import polars as pl

from hearthlight.sun.health.schema import STATION

FIRST_SLOT, SLOTS, QUARTER = 18, 62, 15
"""Quarter hours from 4:30 to 20:00; the rest of the day is dark."""
TOWNSHIPS, VILLAGES, STATIONS = 8, 5, 10
LATITUDE, LONGITUDE, STARTED = 33.1, 116.2, date(2014, 1, 1)
USUAL_AGEING = 0.005
Array = Any


@dataclass
class Fleet:
    """`stations` (frame STATION); `power` (stations, days, SLOTS) in W, before a meter reads it; the `days`."""

    stations: pl.DataFrame
    power: Array
    days: list[date]


def fleet(seed: int, years: int = 3) -> Fleet:
    """400 healthy stations in 8 townships of 5 villages."""
    random = np.random.default_rng(seed)
    days = [STARTED + timedelta(days=n) for n in range(365 * years)]
    rows: list[tuple[Any, ...]] = []
    power = np.zeros((TOWNSHIPS * VILLAGES * STATIONS, len(days), SLOTS), dtype=np.float32)
    county = _lasting(random, 1.0, 0.6, len(days))
    for township in range(TOWNSHIPS):
        centre = random.uniform(-0.22, 0.22, 2)
        over_township = county + _lasting(random, 0.35, 0.4, len(days))
        for village in range(VILLAGES):
            place = centre + random.uniform(-0.04, 0.04, 2)
            cloud = over_township + _lasting(random, 0.12, 0.3, len(days))
            at = len(rows)
            rows += _stations(random, at, township, village, place)
            power[at : at + STATIONS] = _village(random, cloud, [row[2] for row in rows[at:]], len(days))
    return Fleet(pl.DataFrame(rows, schema=STATION, orient="row"), power, days)


def _lasting(random: Array, size: float, memory: float, count: int) -> Array:
    steps, value, found = random.normal(0, size * np.sqrt(1 - memory**2), count), 0.0, np.empty(count)
    for n, step in enumerate(steps):
        value = memory * value + step
        found[n] = value
    return found


def _stations(random: Array, at: int, township: int, village: int, place: Array) -> list[tuple[Any, ...]]:
    code = f"990101{101 + township}{201 + village}000"
    rows = []
    for n in range(STATIONS):
        north, east = place + random.uniform(-0.008, 0.008, 2)
        watts = int(random.choice([3_000, 5_000, 10_000, 30_000, 60_000]))
        rows.append((at + n + 1, code, watts, watts, LATITUDE + north, LONGITUDE + east, date(2013, 12, 1)))
    return rows


def _village(random: Array, cloud: Array, watts: list[int], count: int) -> Array:
    """Power of one village's stations (stations, days, SLOTS)."""
    height, facing = _sun(count)
    own = random.normal(0, 0.05, (len(watts), count))
    clear = 0.12 + 0.86 * _normal(cloud[None, :] + own + 0.25)
    passing = 1.2 * clear * (1 - clear) * np.minimum(1, (1 - clear) / 0.15)
    common, alone = random.normal(0, 0.6, (count, SLOTS)), random.normal(0, 0.6, (len(watts), count, SLOTS))
    share = np.clip(clear[:, :, None] + passing[:, :, None] * (common[None] + alone), 0.05, 1.0).astype(np.float32)
    tilt, azimuth = np.radians(random.normal(27, 4, len(watts))), np.radians(random.normal(0, 12, len(watts)))
    up = np.sin(height)[None]
    beam = np.clip(
        np.cos(tilt)[:, None, None] * up
        + np.sin(tilt)[:, None, None] * np.cos(height)[None] * np.cos(facing[None] - azimuth[:, None, None]),
        0,
        None,
    )
    sunny = np.clip(up, 0, None) ** 0.15 * (up > 0.01)
    light = 1.02 * sunny * (share**1.4 * beam + (0.12 + 0.28 * share * (1 - share)) * np.clip(up, 0, None))
    quality = random.normal(0.84, 0.03, len(watts))
    ageing = 1 - random.normal(USUAL_AGEING, 0.0015, len(watts))[:, None] * np.arange(count)[None, :] / 365
    meter = random.normal(1.0, 0.01, (len(watts), count))
    return light * (np.array(watts) * quality)[:, None, None] * (ageing * meter)[:, :, None]


def _sun(count: int) -> tuple[Array, Array]:
    """Height of the sun and its bearing from south, radians (days, SLOTS)."""
    day = np.arange(count)[:, None] % 365 + 1
    hour = (FIRST_SLOT + np.arange(SLOTS)[None, :] + 0.5) / 4 - 12 + (LONGITUDE - 120) / 15
    turned, north = np.radians(15 * hour), np.radians(LATITUDE)
    tipped = np.radians(23.45) * np.sin(2 * np.pi * (284 + day) / 365)
    up = np.sin(north) * np.sin(tipped) + np.cos(north) * np.cos(tipped) * np.cos(turned)
    height = np.arcsin(np.clip(up, -1, 1))
    south = np.cos(turned) * np.cos(tipped) * np.sin(north) - np.sin(tipped) * np.cos(north)
    return height, np.arctan2(np.cos(tipped) * np.sin(turned), south)


def _normal(values: Array) -> Array:
    return 0.5 * (1 + np.vectorize(erf)(values / np.sqrt(2)))
