"""How sure an expected energy is, and why not surer: a band of eight years in ten with its parts by name. Pure.

Parts are standard deviations as shares of a year's energy, taken as independent: ``s² = Σ sᵢ²``. None of them has been
measured in a Chinese village; each carries where it comes from and how sure that is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from hearthlight.core.parameters import Certainty
from hearthlight.sun.bands import NINE_IN_TEN

Energies = NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """One reason why a year turns out otherwise: its share (one standard deviation), document and certainty."""

    name: str
    share: float
    document: str
    certainty: Certainty


PARTS = (
    Part("weather of a single year", 0.04, "no source found: years differ so, as is said of sunshine", "unconfirmed"),
    Part("weather data", 0.05, "no source found: satellite or typical year against a good station", "unconfirmed"),
    Part("light on the plane", 0.02, "no source found: Perez against measured tilted light", "unconfirmed"),
    Part("modules and inverter", 0.03, "no source found: nameplate tolerance and PVWatts", "unconfirmed"),
    Part("dirt and snow", 0.02, "no source found: depends on dust, rain and cleaning", "unconfirmed"),
    Part("ageing", 0.01, "0.7 % a year is general knowledge, its spread too", "unconfirmed"),
    Part("availability", 0.02, "no source found: depends on the grid and on repairs", "unconfirmed"),
)
"""What makes an expected year unsure. A county that has measured replaces a part by its own."""


@dataclass(frozen=True)
class Band:
    """Edges of the energies (the same shape, Wh), one standard deviation as a share, and the parts behind it."""

    low_wh: Energies
    high_wh: Energies
    share: float
    parts: tuple[Part, ...]


def band(energy_wh: Energies, parts: Sequence[Part] = PARTS) -> Band:
    """The band of eight years in ten around energies of a year, or of a month without its own weather part."""
    share = sqrt(sum(part.share**2 for part in parts))
    reach = np.rint(energy_wh * (share * NINE_IN_TEN)).astype(np.int64)
    return Band(np.maximum(energy_wh - reach, 0), energy_wh + reach, share, tuple(parts))
