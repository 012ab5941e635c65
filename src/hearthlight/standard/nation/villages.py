"""The villages of an invented nation, whose file contradicts itself in one of a hundred. Pure: arrays."""

import numpy as np
import polars as pl

from hearthlight.standard.nation import shares
from hearthlight.standard.nation.counted import Homes
from hearthlight.standard.nation.draw import Random, chance, draw, told, whole
from hearthlight.standard.nation.lives import TEXT, YES_NO


def villages(random: Random, here: Homes) -> dict[str, pl.Series]:
    """The columns of the village frame, a row a village in the order of codes."""
    count = len(here.places.villages)
    state, total = draw(random, count, shares.VILLAGE), random.integers(200, 900, count)
    unsafe = np.where(chance(random, 0.004, count), total, random.integers(0, 12, count))
    return {
        "village": pl.Series(here.first + np.arange(count)),
        "area_code": here.places.villages,
        "state": told(list(shares.VILLAGE), state, TEXT),
        "exited": told([False, True, None], state, YES_NO),
        "households": pl.Series(np.where(chance(random, 0.002, count), 0, total)),
        "houses_unsafe": whole(~chance(random, 0.01, count), unsafe),
        "water_unsafe": whole(~chance(random, 0.01, count), random.integers(0, 12, count)),
        "schools": whole(~chance(random, 0.02, count), random.integers(0, 3, count)),
        "bus": told(list(shares.BUS), draw(random, count, shares.BUS), YES_NO),
    }
