"""How wide an expectation is. Pure and small: pages use it without NumPy or pvlib."""

from collections.abc import Sequence
from math import sqrt

from hearthlight.core.units import WattHour
from hearthlight.sun.climate import Spread

NINE_IN_TEN = 1.2816
"""Standard deviations to the tenth and the ninetieth of a hundred years: the band holds eight years in ten."""


def spread(months_wh: Sequence[int], given: Spread) -> float:
    """One standard deviation of the sum of these months, as a share of it.

    ``s² = model² + month_weather² × Σ E² / (Σ E)²``: months' weather is taken as independent, the model's error as
    common to all, so that more months narrow the first and never the second.
    """
    whole = sum(months_wh)
    if not whole:
        return 0.0
    return sqrt(given.model**2 + given.month_weather**2 * sum((energy / whole) ** 2 for energy in months_wh))


def band(months_wh: Sequence[WattHour], given: Spread) -> tuple[WattHour, WattHour]:
    """Low and high Wh of the sum of these expected months: eight periods in ten lie between."""
    whole = sum(months_wh)
    reach = round(whole * spread(months_wh, given) * NINE_IN_TEN)
    return max(0, whole - reach), whole + reach
