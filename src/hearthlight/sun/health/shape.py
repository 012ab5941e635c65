"""The shape of missing energy: a step, a ramp or a line, from when until when. Pure."""

from dataclasses import dataclass

from hearthlight.sun.health import degradation, partial, soiling
from hearthlight.sun.health.schema import Cause


@dataclass(frozen=True)
class Shape:
    """One shape of one station: a step is called `partial`, a ramp `soiling`, a line `degradation`.

    `amplitude` is the share that is missing at its deepest (of a line: a year), negative; `gain` the variances that
    the shape explains.
    """

    cause: Cause
    start: int
    stop: int
    amplitude: float
    gain: float

    def deep_enough(self, kind: str, years: float) -> bool:
        """Whether anybody should be told."""
        if self.cause == Cause.DEGRADATION:
            return -self.amplitude >= degradation.LEAST_RATE and -self.amplitude * years >= degradation.LEAST_SHARE
        return -self.amplitude >= (soiling.LEAST_SHARE if self.cause == Cause.SOILING else partial.LEAST_SHARE[kind])
