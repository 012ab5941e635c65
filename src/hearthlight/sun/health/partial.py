"""A part of the station that makes nothing 部分组串失效: one step down that stays until a repair. Pure."""

from hearthlight.sun.health.schema import Cause
from hearthlight.sun.health.sums import Fit, Sums, between, fit
from hearthlight.sun.health.wide import Ints

LEAST_SHARE = {"month": 0.05, "day": 0.03, "quarter_hour": 0.03}
SHORTEST = 7
"""Days; only an outage is told sooner."""
SHORTEST_MONTHS = 3
"""One or two low months have no known cause: each may hold an outage of days."""


def steps(of: Sums, starts: Ints, stops: Ints) -> Fit:
    """A station lower by one share from `starts` until `stops`: every pair of them, (n, starts, stops)."""
    one = between(of.one, starts, stops)
    return fit(between(of.left, starts, stops), one, between(of.across, starts, stops))


def cause(periods: int, kind: str) -> Cause:
    """What a step so many periods long is called."""
    return Cause.UNKNOWN if kind == "month" and periods < SHORTEST_MONTHS else Cause.PARTIAL
