"""Rules over the village file 行政村表, asked with the whole register: no change of a home touches a village. Pure."""

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import DOUBTS, col, undated

_out = ~col("state").is_null() & col("exited")
"""A poor village that is out; one that never was a poor village has no state."""

SCHOOLS = undated(
    "village_schools_missing",
    "village",
    ["state", "exited", "schools"],
    col("schools").is_null(),
    N_("The village is out of poverty, and its number of primary schools is not entered"),
    f"{DOUBTS}1_03_004",
    applies=_out,
    whole=True,
)
BUS = undated(
    "village_bus_missing",
    "village",
    ["state", "exited", "bus"],
    col("bus").is_null(),
    N_("The village is out of poverty, and it is not entered whether a bus comes"),
    f"{DOUBTS}1_03_007",
    applies=_out,
    whole=True,
)
UNSAFE_MORE = undated(
    "village_unsafe_more_than_all",
    "village",
    ["houses_unsafe", "water_unsafe", "households"],
    col("houses_unsafe") + col("water_unsafe") > col("households"),
    N_("More households with dangerous houses and unsafe water are entered than the village has"),
    f"{DOUBTS}3_03_001",
    cause=N_("Dangerous houses {houses_unsafe} and unsafe water {water_unsafe}, of {households} households"),
    whole=True,
)
EMPTY = undated(
    "village_empty",
    "village",
    ["households"],
    col("households") == 0,
    N_("The village is entered with no household"),
    f"{DOUBTS}3_03_003",
    whole=True,
)

RULES = (SCHOOLS, BUS, UNSAFE_MORE, EMPTY)
