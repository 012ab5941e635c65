"""Rules over a person's own columns: relation, education, labour, insurance. Pure."""

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import DOUBTS, PERSON_HELD, col, person_held, undated

# fmt: off
men = [
    "son", "son_in_law", "grandson", "maternal_grandson", "father", "father_in_law", "husbands_father", "grandfather",
]
women = [
    "daughter", "daughter_in_law", "granddaughter", "maternal_granddaughter", "mother", "mother_in_law",
    "husbands_mother", "grandmother",
]
# fmt: on

RELATION_SEX = undated(
    "relation_sex",
    "member",
    ["relation", "sex", "head_sex"],
    (col("relation").is_in(men) & (col("sex") != "male"))
    | (col("relation").is_in(women) & (col("sex") != "female"))
    | ((col("relation") == "spouse") & (col("sex") == col("head_sex"))),
    N_("The relation to the head does not agree with the sex"),
    f"{DOUBTS}2_12_008",
    cause=N_("Relation to the head: {relation}; sex: {sex}; sex of the head: {head_sex}"),
)
NATION = undated(
    "nation_missing",
    "member",
    [*PERSON_HELD, "nation"],
    col("nation").is_null(),
    N_("The nation is not entered"),
    f"{DOUBTS}2_01_001",
    applies=person_held,
)
SERIOUS_INSURANCE = undated(
    "insured_serious_missing",
    "member",
    [*PERSON_HELD, "insured_serious"],
    col("insured_serious").is_null(),
    N_("It is not entered whether the person has serious-illness insurance"),
    f"{DOUBTS}2_01_006",
    applies=person_held,
)
_without_resident = col("insured_resident").is_null() | ~col("insured_resident")
_without_employee = col("insured_employee").is_null() | ~col("insured_employee")

INSURANCE_MISSING = undated(
    "insured_missing",
    "member",
    [*PERSON_HELD, "insured_resident", "insured_employee"],
    _without_resident & _without_employee & (col("insured_resident").is_null() | col("insured_employee").is_null()),
    N_("It is not entered whether the person has basic medical insurance"),
    f"{DOUBTS}2_01_008",
    cause=N_("Insurance of residents: {insured_resident}; of employees: {insured_employee}"),
    applies=person_held,
)
"""The half of 2_01_008 that is empty; who is entered as without either is found by ``standard.insurance``."""

INSURED_TWICE = undated(
    "insured_twice",
    "member",
    ["insured_resident", "insured_employee"],
    col("insured_resident") & col("insured_employee"),
    N_("The person is entered with both medical insurances, of residents and of employees"),
    f"{DOUBTS}2_12_015",
)
LABOUR_CHILD = undated(
    "labour_child",
    "member",
    ["labour", "age", "labour_age_begin"],
    col("labour") != "none",
    N_("The person is below the age of labour and not entered as without labour"),
    f"{DOUBTS}2_01_011",
    cause=N_("{age} years old, entered as: {labour}"),
    applies=col("age") < col("labour_age_begin"),
    daily=True,
)
LABOUR_AGE = undated(
    "labour_age",
    "member",
    ["labour", "age", "labour_age_end"],
    col("labour").is_in(["ordinary", "skilled", "lost"]),
    N_("The person has passed the age of labour; entered with labour or as having lost it, not as weak or without"),
    f"{DOUBTS}2_12_017",
    cause=N_("{age} years old, entered as: {labour}"),
    applies=col("age") >= col("labour_age_end"),
    daily=True,
)
AWAY_WITHOUT_LABOUR = undated(
    "away_without_labour",
    "member",
    ["labour", "away_place", "away_months"],
    (col("away_months") > 0) | (col("away_place") != "none"),
    N_("The person is entered as working away, and as having lost labour or without it"),
    f"{DOUBTS}2_12_004",
    cause=N_("Entered as: {labour}; works away: {away_place}, {away_months} months"),
    applies=col("labour").is_in(["lost", "none"]),
)
SCHOOLING_EDUCATION = undated(
    "schooling_education",
    "member",
    ["schooling", "education"],
    ~col("schooling").is_null() & (col("schooling") != "not_in_school"),
    N_("The person is in school, and an education is entered too"),
    f"{DOUBTS}3_12_004",
    cause=N_("In school: {schooling}; education: {education}"),
    applies=~col("education").is_null(),
)

RULES = (
    RELATION_SEX,
    NATION,
    SERIOUS_INSURANCE,
    INSURANCE_MISSING,
    INSURED_TWICE,
    LABOUR_CHILD,
    LABOUR_AGE,
    AWAY_WITHOUT_LABOUR,
    SCHOOLING_EDUCATION,
)
