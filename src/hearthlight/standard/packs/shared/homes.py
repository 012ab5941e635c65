"""Rules over a household's own columns: its head, its house, its road. Pure."""

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import DOUBTS, HELD, col, held, undated

ONE_HEAD = undated(
    "one_head",
    "household",
    ["heads"],
    col("heads") > 1,
    N_("More than one member is entered as head of the household"),
    f"{DOUBTS}3_02_011",
    cause=N_("Members entered as head: {heads}"),
)
NO_HEAD = undated(
    "no_head",
    "household",
    ["heads", "size"],
    col("heads") == 0,
    N_("No member is entered as head of the household"),
    f"{DOUBTS}3_02_011",
    cause=N_("None of {size} members is entered as head"),
    applies=col("size") > 0,
)
HOUSE_AREA = undated(
    "house_area_missing",
    "household",
    [*HELD, "house_area"],
    col("house_area").is_null(),
    N_("The area of the house is not entered"),
    f"{DOUBTS}3_02_008",
    applies=held,
)
ROAD = undated(
    "road_missing",
    "household",
    [*HELD, "road_metres"],
    col("road_metres").is_null(),
    N_("The distance to the village's main road is not entered"),
    f"{DOUBTS}3_02_013",
    applies=held,
)

RULES = (ONE_HEAD, NO_HEAD, HOUSE_AREA, ROAD)
