"""What each kind of data cannot tell about a station, in sentences for its page. Pure."""

from hearthlight.sun.health.schema import Cause
from hearthlight.sun.marks import N_

CANNOT: dict[str, tuple[str, ...]] = {
    "month": (
        N_("Monthly readings do not show an outage of less than a month: the month is low and nobody can say why."),
        N_("Monthly readings do not tell dirt, shade and lost strings from each other."),
        N_("Monthly readings do not show an inverter that cuts the tops of sunny days, nor a clock that is off."),
    ),
    "day": (
        N_("Daily readings do not show an outage of less than two days."),
        N_("Daily readings do not show a clock that is off."),
        N_("In daily readings an inverter that cuts the tops of sunny days looks like a lost string in summer."),
        N_("Daily readings do not tell lost strings from new shade: both are a step down that stays."),
    ),
    "quarter_hour": (
        N_("Readings by quarter hour do not tell lost strings from new shade: both are a step down that stays."),
        N_("They do not tell an inverter that cuts the tops from a limit set by the grid, unless its power is known."),
    ),
}
"""By data kind, English message ids."""

ALWAYS = (
    N_("Dirt, snow or ageing that all neighbours have alike is not seen: a station is compared with them alone."),
    N_("What has been low since the first reading counts as usual, down to 85 of 100 of its neighbours."),
    N_("Ageing is seen after two years of readings, and only what goes beyond the neighbours' own."),
)
"""What no kind of data tells here."""

JUDGED: dict[str, frozenset[Cause]] = {
    "month": frozenset(Cause) - {Cause.CLIPPING, Cause.CLOCK, Cause.SOILING},
    "day": frozenset(Cause) - {Cause.CLIPPING, Cause.CLOCK},
    "quarter_hour": frozenset(Cause),
}
"""Causes that each kind of data may name."""


def cannot(kind: str) -> tuple[str, ...]:
    """The sentences for a station judged by this kind of data, those of its kind first."""
    return CANNOT[kind] + ALWAYS
