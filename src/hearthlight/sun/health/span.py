"""A span of periods in which a station, or a whole place, was found low, and why. Pure."""

from dataclasses import dataclass

from hearthlight.sun.health.schema import Cause


@dataclass(frozen=True)
class Span:
    """Periods `start`..`stop` (half open) of the station in `row`; `surely` where the data tells this cause alone."""

    row: int
    cause: Cause
    start: int
    stop: int
    surely: bool = False
