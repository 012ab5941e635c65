"""A station that ages faster than its neighbours 衰减. Pure.

Found as a straight line through at least two years; its rate is said as RdTools says it: the median of what each
period makes of the same one a year before (Jordan, Deline et al. 2018, year on year).
"""

import numpy as np

from hearthlight.sun.health.middle import median_of
from hearthlight.sun.health.sums import Fit, Sums, fit
from hearthlight.sun.health.wide import Floats

LEAST_RATE = 0.008
"""A share a year; neighbours age too, and less than this beyond them is nobody's fault."""
LEAST_SHARE = 0.03
"""What must be missing at the end."""
LEAST_YEARS = 2


def lines(of: Sums, periods_a_year: int) -> Fit:
    """A share that grows by the amplitude each year from the first period on (n,)."""
    year = float(periods_a_year)
    return fit(of.time_left[:, -1] / year, of.square[:, -1] / year**2, of.time_across[:, -1] / year)


def year_on_year(ratio: Floats, periods_a_year: int) -> Floats:
    """Rate by year of each station (n,), -0.02 for 2 % lost a year: NaN without a pair of periods a year apart.

    ``median over t of (r(t + year) - r(t)) / r̄``, with r̄ the median of the first year.
    """
    if ratio.shape[1] <= periods_a_year:
        return np.full(len(ratio), np.nan)
    first = median_of(ratio[:, :periods_a_year], axis=1)
    return median_of(ratio[:, periods_a_year:] - ratio[:, :-periods_a_year], axis=1) / first
