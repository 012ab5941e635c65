"""Rules over the identity number 证件号码 of a person. Pure.

Asked of everybody whose number is kept, and of whom the national register holds: of others none is kept on purpose.
"""

import narwhals as nw

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import DOUBTS, PERSON_HELD, col, person_held, undated

STANDARD_OF_NUMBERS = "GB 11643-1999"
_kept_or_owed = person_held | ~col("id_valid").is_null()
_in_order = nw.when(_kept_or_owed).then(col("id_valid")).otherwise(nw.lit(False))
"""A number that is in order; unknown where one ought to be kept and is not."""

INVALID = undated(
    "id_invalid",
    "member",
    ["id_valid", *PERSON_HELD],
    ~col("id_valid"),
    N_("The identity number has a wrong form or check digit"),
    f"{STANDARD_OF_NUMBERS}；{DOUBTS}1_01_003",
    cause=N_("Its form, its date or its check digit cannot be; look at the identity card"),
    certainty="sourced",
    applies=_kept_or_owed,
)
REPEATED = undated(
    "id_repeated",
    "member",
    ["id_times", *PERSON_HELD],
    col("id_times") > 1,
    N_("The identity number stands for more than one person"),
    f"{DOUBTS}1_01_002",
    cause=N_("The same identity number stands {id_times} times in the register"),
    applies=person_held | ~col("id_times").is_null(),
    whole=True,
)
SEX = undated(
    "id_sex",
    "member",
    ["id_valid", "sex", "id_sex", *PERSON_HELD],
    col("sex") != col("id_sex"),
    N_("The sex is not the one that the identity number says"),
    f"{STANDARD_OF_NUMBERS}；{DOUBTS}",
    cause=N_("Entered: {sex}; the identity number says: {id_sex}"),
    certainty="sourced",
    applies=_in_order,
)
BIRTH = undated(
    "id_birth",
    "member",
    ["id_valid", "id_birth_same", "age", "id_age", *PERSON_HELD],
    ~col("id_birth_same"),
    N_("The birth date is not the one that the identity number says"),
    f"{STANDARD_OF_NUMBERS}；{DOUBTS}",
    cause=N_("Another day than the identity number says: {age} years old by the date entered, {id_age} by the number"),
    certainty="sourced",
    applies=_in_order,
)

RULES = (INVALID, REPEATED, SEX, BIRTH)
