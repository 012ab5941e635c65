"""An invented nation 样例 to settle: the same seed, the same nation. Synthetic, for benches and tests alone. Pure."""

import numpy as np

from hearthlight.money.nation.settling import Nation

JOINT = 0.05
"""Share of stations that several villages own."""


def nation(stations: int, villages: int, payments: int, months: int = 12, seed: int = 1) -> Nation:
    """A nation of this size: most stations of one village, some joint ones of up to 40."""
    dice = np.random.default_rng(seed)
    owners = np.where(dice.random(stations) < JOINT, dice.integers(2, 41, stations), 1)
    share_station = np.repeat(np.arange(stations), owners)
    share_village = dice.integers(0, villages, len(share_station))
    station = np.repeat(np.arange(stations), months)
    payment_village = np.sort(dice.integers(0, villages, payments))
    return Nation(
        stations=stations,
        villages=villages,
        station=station,
        energy=dice.integers(500_000, 30_000_000, len(station)),
        price=dice.choice(np.array([8_500, 9_800, 10_000]), stations)[station],
        share_station=share_station,
        share_village=share_village,
        share_weight=dice.integers(20_000, 300_000, len(share_station)),
        payment_village=payment_village,
        payment_planned=dice.integers(5_000, 80_000, payments),
    )
