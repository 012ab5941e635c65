"""Rules over the identity number 证件号码 of a person, asked of everybody whose number is kept. Pure."""

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import DOUBTS, col, undated

STANDARD_OF_NUMBERS = "GB 11643-1999"

INVALID = undated(
    "id_invalid",
    "member",
    ["id_valid"],
    ~col("id_valid"),
    N_("The identity number has a wrong form or check digit"),
    f"{STANDARD_OF_NUMBERS}；{DOUBTS}1_01_003",
    certainty="sourced",
)
REPEATED = undated(
    "id_repeated",
    "member",
    ["id_times"],
    col("id_times") > 1,
    N_("The identity number stands for more than one person"),
    f"{DOUBTS}1_01_002",
    cause=N_("The same identity number stands {id_times} times in the register"),
    whole=True,
)
SEX = undated(
    "id_sex",
    "member",
    ["id_valid", "sex", "id_sex"],
    col("sex") != col("id_sex"),
    N_("The sex is not the one that the identity number says"),
    f"{STANDARD_OF_NUMBERS}；{DOUBTS}",
    cause=N_("Entered: {sex}; the identity number says: {id_sex}"),
    certainty="sourced",
    applies=col("id_valid"),
)
BIRTH = undated(
    "id_birth",
    "member",
    ["id_valid", "id_birth_same", "age", "id_age"],
    ~col("id_birth_same"),
    N_("The birth date is not the one that the identity number says"),
    f"{STANDARD_OF_NUMBERS}；{DOUBTS}",
    cause=N_("By the birth date entered {age} years old, by the identity number {id_age}"),
    certainty="sourced",
    applies=col("id_valid"),
)

RULES = (INVALID, REPEATED, SEX, BIRTH)
