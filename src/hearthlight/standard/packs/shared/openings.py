"""Rules over public-welfare openings 公益性岗位 as the national export's own columns hold them. Pure."""

import narwhals as nw

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import DOUBTS, HELD, PERSON_HELD, col, held, person_held, undated

MONTHS_MISSING = undated(
    "public_opening_months_missing",
    "member",
    [*PERSON_HELD, "public_opening", "public_opening_months"],
    col("public_opening_months").is_null() | (col("public_opening_months") == 0),
    N_("The person holds a public-welfare opening, and its months are not entered"),
    f"{DOUBTS}3_01_005、3_01_006",
    applies=person_held & col("public_opening"),
)
OPENING_MISSING = undated(
    "public_opening_missing",
    "member",
    ["public_opening", "public_opening_months"],
    col("public_opening").is_null() | ~col("public_opening"),
    N_("Months in a public-welfare opening are entered, and no opening"),
    f"{DOUBTS}3_01_005、3_01_006",
    cause=N_("Months entered: {public_opening_months}; opening: {public_opening}"),
    applies=~col("public_opening_months").is_null() & (col("public_opening_months") > 0),
)
_found, _at_most = col("public_openings"), col("public_openings") + col("public_openings_unknown")

MANY = undated(
    "public_openings_many",
    "household",
    [*HELD, "public_openings", "public_openings_unknown", "public_openings_many"],
    nw.when(_found >= col("public_openings_many"))
    .then(nw.lit(True))
    .when(_at_most < col("public_openings_many"))
    .then(nw.lit(False)),
    N_("Many people of one household hold a public-welfare opening"),
    f"{DOUBTS}3_01_011",
    cause=N_("Members who hold a public-welfare opening: {public_openings}"),
    applies=held,
)
"""Unknown where those of whom it is not known could make up the number."""

RULES = (MONTHS_MISSING, OPENING_MISSING, MANY)
