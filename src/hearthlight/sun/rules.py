"""Checks of the sun, asked of the frames that `frames.py` reads. Whole numbers only; null is unknown. Pure."""

from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.sun.marks import N_

_SINCE = date(2015, 1, 1)

MILESTONE_LATE = Rule(
    code="sun.milestone_late",
    frame="milestone",
    reads=("done", "days_left"),
    applies=~nw.col("done"),
    breaks=nw.col("days_left") < 0,
    message=N_("This stage should have been done and is not"),
    document="脱贫攻坚简报第22期",
    certainty="sourced",
    from_date=_SINCE,
    daily=True,
)

MILESTONE_DUE_SOON = Rule(
    code="sun.milestone_due_soon",
    frame="milestone",
    reads=("done", "days_left", "warning_days"),
    applies=~nw.col("done") & (nw.col("days_left") >= 0),
    breaks=nw.col("days_left") <= nw.col("warning_days"),
    message=N_("This stage is due soon and not done"),
    document="county setting",
    certainty="demo",
    from_date=_SINCE,
    daily=True,
)

SHARES_MAKE_THE_POWER = Rule(
    code="sun.share_sum",
    frame="station",
    reads=("joint", "power_w", "shared_w"),
    applies=nw.col("joint"),
    breaks=nw.col("shared_w") != nw.col("power_w"),
    message=N_("The shares do not add up to the power of the station"),
    document="国开办发〔2017〕61号",
    certainty="sourced",
    from_date=_SINCE,
    whole=True,
)

IMPOSSIBLE_YIELD = Rule(
    code="sun.impossible_yield",
    frame="station",
    reads=("energy_wh", "months_read", "power_w", "most_hours"),
    applies=nw.col("months_read") >= 12,
    breaks=nw.col("energy_wh") * 12 > nw.col("power_w") * nw.col("most_hours") * nw.col("months_read"),
    message=N_("The meter says more than the sun can give: a slip of units or of the meter"),
    document="1,700 full-load hours a year",
    certainty="unconfirmed",
    from_date=_SINCE,
)

RULES = [MILESTONE_LATE, MILESTONE_DUE_SOON, SHARES_MAKE_THE_POWER, IMPOSSIBLE_YIELD]
