"""Rules of monitoring 防返贫监测, from 2021: who ought to be monitored, what a monitored household lacks. Pure."""

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import DOUBTS, col, undated

_unwatched = ~col("monitored") | col("risk_removed")
"""Never monitored, or its risk was removed: a danger of today is nobody's to watch."""

HOUSE = undated(
    "house_not_monitored",
    "household",
    ["monitored", "risk_removed", "house_grade", "house_repaired"],
    _unwatched,
    N_("The house is dangerous and the household is not monitored"),
    f"{DOUBTS}1_02_001",
    cause=N_("The house is graded {house_grade} and not repaired"),
    applies=col("house_grade").is_in(["C", "D"]) & ~col("house_repaired"),
)
WATER = undated(
    "water_not_monitored",
    "household",
    ["monitored", "risk_removed", "water_safe"],
    _unwatched,
    N_("Drinking water is not safe and the household is not monitored"),
    f"{DOUBTS}1_02_002",
    applies=~col("water_safe"),
)
TIME = undated(
    "monitored_time_missing",
    "household",
    ["monitored", "monitored_from"],
    col("monitored_from").is_null(),
    N_("The day on which a monitored household was identified is not entered"),
    f"{DOUBTS}1_11_002",
    applies=col("monitored"),
)
RISK = undated(
    "monitored_risk_missing",
    "household",
    ["monitored", "risk_main"],
    col("risk_main").is_null(),
    N_("The risk of a monitored household is not entered"),
    f"{DOUBTS}1_11_002",
    applies=col("monitored"),
)
WAGE = undated(
    "monitored_wage_missing",
    "household",
    ["monitored", "wage_fen"],
    col("wage_fen").is_null(),
    N_("The wage income of a monitored household is not entered"),
    f"{DOUBTS}1_11_002",
    applies=col("monitored"),
    daily=True,
)
GUARANTEES = undated(
    "monitored_guarantees_missing",
    "household",
    ["monitored", "pupils_out", "insured_missing", "house_grade"],
    col("pupils_out").is_null() | col("insured_missing").is_null() | col("house_grade").is_null(),
    N_("Schooling, insurance or house of a monitored household is not entered"),
    f"{DOUBTS}1_11_002、2_01_016",
    cause=N_("Out of school: {pupils_out}; without insurance: {insured_missing}; house: {house_grade}"),
    applies=col("monitored"),
    daily=True,
)
WATER_MISSING = undated(
    "monitored_water_missing",
    "household",
    ["monitored", "water_safe"],
    col("water_safe").is_null(),
    N_("It is not entered whether the water of a monitored household is safe"),
    f"{DOUBTS}1_11_002",
    applies=col("monitored"),
)
REMOVED = [
    "removed_net_fen",
    "removed_schooled",
    "removed_insured",
    "removed_housed",
    "removed_water_safe",
    "removed_self_paid_fen",
]
REMOVED_VALUES = undated(
    "removed_values_missing",
    "household",
    ["monitored", "risk_removed", *REMOVED],
    col("removed_net_fen").is_null()
    | col("removed_schooled").is_null()
    | col("removed_insured").is_null()
    | col("removed_housed").is_null()
    | col("removed_water_safe").is_null()
    | col("removed_self_paid_fen").is_null(),
    N_("The risk is removed, and income, guarantees, water or own costs after it are not entered"),
    f"{DOUBTS}1_11_004",
    applies=col("monitored") & col("risk_removed"),
)
"""Only the national export has the columns 风险消除后…: elsewhere the rule is said to be not asked."""

RULES = (HOUSE, WATER, TIME, RISK, WAGE, GUARANTEES, WATER_MISSING, REMOVED_VALUES)
