"""An invented nation 样例数据 to settle, the same for the same seed. Synthetic, for benches and tests alone. Pure."""

import numpy as np

from hearthlight.money.nation.tables import Nation
from hearthlight.money.nation.whole_numbers import Ints

JOINT = 0.05
"""Share of stations that several villages own."""
MOST_OWNERS = 40
PRICES = (8_500, 9_800, 10_000)
"""Whole tariffs in 1/10,000 yuan per kWh."""


def nation(stations: int, villages: int, payments: int, months: int = 12, seed: int = 1) -> Nation:
    """A nation of this size, marked synthetic: most stations of one village, some of up to 40 neighbours.

    Some villages plan more than they get, some keep money, some have no station. Raises ValueError for stations or
    payments without a village.
    """
    if villages < 1 and (stations or payments):
        raise ValueError("stations and payments need a village")
    dice = np.random.default_rng(seed)
    share_station, share_village = _shares(dice, stations, villages)
    station = np.repeat(np.arange(stations), months)
    return Nation(
        stations=stations,
        villages=villages,
        station=station,
        energy=dice.integers(500_000, 30_000_000, len(station)),
        price=dice.choice(np.array(PRICES), stations)[station],
        share_station=share_station,
        share_village=share_village,
        share_weight=dice.integers(20_000, 300_000, len(share_station)),
        payment_village=np.sort(dice.integers(0, max(villages, 1), payments)),
        payment_planned=dice.integers(5_000, 80_000, payments),
        synthetic=True,
    )


def _shares(dice: np.random.Generator, stations: int, villages: int) -> tuple[Ints, Ints]:
    """Each station's owners are villages side by side, none twice."""
    owners = np.where(dice.random(stations) < JOINT, dice.integers(2, MOST_OWNERS + 1, stations), 1)
    owners = np.minimum(owners, villages)
    station = np.repeat(np.arange(stations), owners)
    place = np.arange(len(station)) - np.repeat(np.cumsum(owners) - owners, owners)
    first = dice.integers(0, max(villages, 1), stations)
    return station, (first[station] + place) % max(villages, 1)
