"""The neighbours 邻站 that a station is compared with: the nearest, or those of its township, then county. Pure."""

from itertools import chain

import numpy as np
import polars as pl

from hearthlight.core import areas
from hearthlight.sun.health.wide import Floats, Ints

MOST, ENOUGH, WITHIN_KM = 12, 5, 15.0
"""So many neighbours are asked, fewer than five say nothing, and farther ones have a sky of their own."""
EARTH_KM = 6371.0
NOBODY = -1
_BLOCK = 512


def neighbours(stations: pl.DataFrame, most: int = MOST, within_km: float = WITHIN_KM) -> Ints:
    """For each row of the frame STATION the rows of its neighbours, nearest first: (stations, most), -1 for nobody.

    By coordinates where they are known. Where fewer than five are near, or a place is unknown, the row is filled with
    stations of the same township, then of the county, those of the nearest codes first. Never the station itself.
    """
    found = _by_place(stations, most, within_km)
    for level in ("township", "county"):
        few = (found != NOBODY).sum(axis=1) < min(ENOUGH, most)
        if few.any():
            found = _filled(found, few, _by_area(stations, level, most))
    return found


def _by_place(stations: pl.DataFrame, most: int, within_km: float) -> Ints:
    """Nearest by haversine; the half chord of the unit sphere is sin(distance / 2R)."""
    points = _on_the_sphere(stations)
    found = np.full((len(stations), most), NOBODY, dtype=np.int64)
    known = np.flatnonzero(~np.isnan(points[:, 0]))
    limit, count = np.cos(within_km / EARTH_KM), min(most, len(known) - 1)
    for block in np.split(known, range(_BLOCK, len(known), _BLOCK)) if count > 0 else ():
        near = points[block] @ points[known].T
        near[known[None, :] == block[:, None]] = -np.inf
        order = np.argsort(-near, axis=1, kind="stable")[:, :count]
        reached = np.take_along_axis(near, order, axis=1) >= limit
        found[block, :count] = np.where(reached, known[order], NOBODY)
    return found


def _on_the_sphere(stations: pl.DataFrame) -> Floats:
    north, east = (
        np.radians(stations[name].cast(pl.Float64).fill_null(np.nan).to_numpy()) for name in ("latitude", "longitude")
    )
    return np.column_stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])


def _by_area(stations: pl.DataFrame, level: str, most: int) -> Ints:
    """Those beside it in the order of codes, one after and one before in turn, within the place."""
    found = np.full((len(stations), most), NOBODY, dtype=np.int64)
    width = areas.width(level)
    ordered = stations.with_row_index("at").with_columns(place=pl.col("area_code").str.slice(0, width))
    for (_,), rows in ordered.sort("area_code", "station").group_by("place", maintain_order=True):
        at = rows["at"].to_numpy()
        count = min(most, len(at) - 1)
        apart = np.array(list(chain.from_iterable((n, -n) for n in range(1, len(at)))), dtype=np.int64)[:count]
        found[at, :count] = at[(np.arange(len(at))[:, None] + apart[None, :]) % len(at)]
    return found


def _filled(found: Ints, few: np.ndarray, more: Ints) -> Ints:
    """Rows of `few` with the others of `more` behind what they have, nobody twice."""
    most = found.shape[1]
    for row in np.flatnonzero(few):
        both = dict.fromkeys(one for one in chain(found[row].tolist(), more[row].tolist()) if one != NOBODY)
        listed = list(both)[:most]
        found[row, : len(listed)] = listed
    return found
