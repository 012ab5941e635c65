"""Alerts of station health 电站告警: one rule a cause, asked of the frame that `alerts.py` makes of it. Pure.

Each judged station has one row: what it loses to that cause now, 0 where nothing. So one cause is one alert.
"""

from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.sun.health.schema import Cause
from hearthlight.sun.marks import N_

PREFIX = "sun.loss_"
_MESSAGES = {
    Cause.OUTAGE: N_("The station makes nothing while its neighbours do"),
    Cause.PARTIAL: N_("A part of the station makes nothing"),
    Cause.SOILING: N_("The station makes less week by week, as dirt does"),
    Cause.DEGRADATION: N_("The station ages faster than its neighbours"),
    Cause.CLIPPING: N_("The inverter cuts the tops of sunny days"),
    Cause.CLOCK: N_("The clock of the meter is off"),
    Cause.UNIT: N_("The readings slipped by a unit or a factor"),
    Cause.UNKNOWN: N_("The station makes less than its neighbours, and the data does not say why"),
}
_CAUSE = N_(
    "{lost_permille} of 1,000 missing since {since_from}, {lost_kwh} kWh in all, beside {neighbours} neighbours"
)


def _alert(cause: Cause) -> Rule:
    return Rule(
        code=f"{PREFIX}{cause}",
        frame="health",
        reads=("lost_permille", "since_from", "lost_kwh", "neighbours"),
        breaks=~nw.col("since_from").is_null(),
        message=_MESSAGES[cause],
        document="comparison with the neighbours of the same days",
        certainty="unconfirmed",
        from_date=date(2015, 1, 1),
        daily=True,
        whole=True,
        cause=_CAUSE,
    )


ALERTS = {cause: _alert(cause) for cause in _MESSAGES}

GRID = Rule(
    code=f"{PREFIX}grid",
    frame="area_health",
    reads=("lost_permille", "since_from", "lost_kwh", "neighbours"),
    breaks=~nw.col("since_from").is_null(),
    message=N_("All stations of the place were without feed-in together: the grid"),
    document="comparison with the neighbours of the same days",
    certainty="unconfirmed",
    from_date=date(2015, 1, 1),
    daily=True,
    whole=True,
)
"""One alert for a whole area; weather that all had together is no alert, it stands on the wall."""

RULES = [*ALERTS.values(), GRID]
