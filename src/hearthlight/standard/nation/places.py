"""The places of an invented nation: provinces, cities, counties, townships, villages and groups. Pure.

Province numbers are those that no real division bears, so that no code here names a real place.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from hearthlight.standard.nation.draw import Array, Random

_REAL = {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82}
PROVINCES = [number for number in range(10, 100) if number not in _REAL]
CITIES = 99
"""Cities that a province's two further figures can number."""
COUNTIES, VILLAGES, HOMES = 9, 15, 10
"""Counties of a city, villages of a township, homes of a group."""
SMALLEST, LARGEST = 40, 80
"""Registered homes of a village."""


@dataclass(frozen=True)
class Places:
    """Where the homes of one city live: `area_code` of each home's group, `village` its place in `villages`."""

    area_code: pl.Series
    village: Array
    villages: pl.Series


def city(block: int) -> str:
    """The four characters that all codes of a block begin with."""
    return f"{PROVINCES[block % len(PROVINCES)]}{block // len(PROVINCES) + 1:02}"


def blocks() -> int:
    """How many cities there can be."""
    return len(PROVINCES) * CITIES


def places(random: Random, block: int, homes: int) -> Places:
    """Villages enough for so many homes, each home in one of them, in the order of the codes."""
    ends = np.cumsum(random.integers(SMALLEST, LARGEST, homes // SMALLEST + 1))
    village = np.searchsorted(ends, np.arange(homes), side="right")
    within = np.arange(homes) - np.concatenate([[0], ends])[village]
    codes = _villages(block, int(village[-1]) + 1)
    stems = pl.Series(codes).gather(village.astype(np.uint32))
    groups = pl.Series(within // HOMES + 1).cast(pl.String).str.zfill(3)
    return Places(stems.str.head(12) + groups, village, pl.Series(codes))


def _villages(block: int, count: int) -> list[str]:
    """Full codes of `count` villages, dealt evenly to the counties of the city."""
    each, stem = -(-count // COUNTIES), city(block)
    return [
        f"{stem}{at // each + 21}{at % each // VILLAGES + 101}{at % each % VILLAGES + 201}000" for at in range(count)
    ]
