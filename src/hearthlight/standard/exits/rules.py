"""What must hold before somebody goes out of poverty: a village 贫困村出列, a county 贫困县摘帽. Pure.

The household's seven items are the standard's own rules (`pass_line.STANDARD`); here stands only the year before, which
"stably above the line" may ask too. Thresholds are joined as columns: they are the pack's parameters.
"""

from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Certainty
from hearthlight.standard.marks import N_

FROM, UNTIL = date(2016, 1, 1), date(2021, 1, 1)
DOCUMENT = "关于建立贫困退出机制的意见（2016）"

col = nw.col


def gate(
    code: str,
    frame: str,
    reads: list[str],
    breaks: nw.Expr,
    message: str,
    cause: str = "",
    certainty: Certainty = "sourced",
) -> Rule:
    """One item of an exit gate."""
    return Rule(f"exit.{code}", frame, reads, breaks, message, DOCUMENT, certainty, FROM, UNTIL, cause=cause)


INCOME_BEFORE = gate(
    "income_before",
    "household",
    ["net_fen_prev", "size_prev", "line_prev_fen"],
    nw.when(col("size_prev") > 0).then(col("net_fen_prev") < col("line_prev_fen") * col("size_prev")),
    N_("Income per head of the year before is below the line of that year"),
    N_("Income of the year before {net_fen_prev}, people: {size_prev}; below the line of {line_prev_fen} a head"),
    "unconfirmed",
)
"""稳定超过: no document that was found says for how many years."""

VILLAGE_RATE = gate(
    "village_rate",
    "village",
    ["left", "people", "rate_below"],
    nw.when(col("people") > 0).then(col("left") * 10000 >= col("rate_below") * col("people")),
    N_("The incidence of poverty of the village is not below its limit"),
    N_("{left} people of {people} are not out"),
)
VILLAGE = {
    "hardened_road": gate(
        "village_road", "village", ["hardened_road"], ~col("hardened_road"), N_("No hardened road leads to the village")
    ),
    "bus": gate("village_bus", "village", ["bus"], ~col("bus"), N_("No bus serves the village")),
    "safe_water": gate(
        "village_water",
        "village",
        ["water_unsafe"],
        col("water_unsafe") > 0,
        N_("Households of the village are without safe water"),
        N_("{water_unsafe} households without safe water"),
    ),
    "power": gate("village_power", "village", ["power"], ~col("power"), N_("The village has no power for work")),
    "broadcast": gate(
        "village_broadcast",
        "village",
        ["broadcast"],
        ~col("broadcast"),
        N_("No radio or television reaches the village"),
    ),
    "culture_room": gate(
        "village_culture", "village", ["culture_room"], ~col("culture_room"), N_("The village has no culture room")
    ),
    "clinic": gate("village_clinic", "village", ["clinic"], ~col("clinic"), N_("The village has no clinic")),
    "doctor": gate("village_doctor", "village", ["doctor"], ~col("doctor"), N_("The village has no doctor")),
    "broadband": gate(
        "village_broadband", "village", ["broadband"], ~col("broadband"), N_("No broadband reaches the village")
    ),
}
"""By the codes of the parameter exit_village_items."""

COUNTY = (
    gate(
        "county_rate",
        "county",
        ["left", "people", "rate_below"],
        nw.when(col("people") > 0).then(col("left") * 10000 >= col("rate_below") * col("people")),
        N_("The incidence of poverty of the county is not below its limit"),
        N_("{left} people of {people} are not out"),
    ),
    gate(
        "county_wrong",
        "county",
        ["wrong_rate", "wrong_below"],
        col("wrong_rate") >= col("wrong_below"),
        N_("Too many households of the sample went out wrongly"),
    ),
    gate(
        "county_missed",
        "county",
        ["missed_rate", "missed_below"],
        col("missed_rate") >= col("missed_below"),
        N_("Too many households of the sample were missed"),
    ),
    gate(
        "county_approval",
        "county",
        ["approval_rate", "approval_above"],
        col("approval_rate") <= col("approval_above"),
        N_("Too few of those asked approve"),
    ),
    gate("county_villages", "county", ["villages_left"], col("villages_left") > 0, N_("Poor villages are not out")),
    gate(
        "county_growth",
        "county",
        ["growth_rate", "growth_of_province"],
        col("growth_rate") <= col("growth_of_province"),
        N_("Income did not grow faster than the mean of the province"),
    ),
)
"""Rates in 1/10,000; what a third party measures is known only as it was stated."""
