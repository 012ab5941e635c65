"""The rules of 建档立卡 2014–2020: the standard 一收入、两不愁、三保障 and water, and the logic of the register.

The standard's rules concern registered households, exited or not; the register's logic concerns everybody in it. Pure.
"""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Certainty
from hearthlight.standard.marks import N_

FROM, UNTIL = date(2014, 1, 1), date(2021, 1, 1)
BULLETIN = "亳州市《脱贫攻坚简报》2017年第22期"
STANDARD = f"{BULLETIN}：一收入、两不愁、三保障"
DOUBTS = "全国扶贫信息系统疑点数据规则"

col = nw.col

registered = ~col("scheme").is_null() & (col("state").is_null() | (col("state") != "cancelled"))
"""In the register 建档立卡户 and not struck off 注销; a household whose state is unknown is in it."""


def standard(
    code: str,
    reads: Sequence[str],
    breaks: nw.Expr,
    message: str,
    document: str = STANDARD,
    applies: nw.Expr = registered,
) -> Rule:
    """A rule over registered households."""
    reads = ["scheme", "state", *reads]
    return Rule(f"standard.{code}", "household", reads, breaks, message, document, "sourced", FROM, UNTIL, applies)


INCOME = standard(
    "income",
    ["net_fen", "size", "line_fen"],
    col("net_fen") < col("line_fen") * col("size"),
    N_("Income per head is below the line of that year"),
)
FOOD = standard("food", ["food_ok"], ~col("food_ok"), N_("The household worries about food"))
CLOTHES = standard("clothes", ["clothes_ok"], ~col("clothes_ok"), N_("The household worries about clothing"))
SCHOOLING = standard(
    "schooling",
    ["pupils_6_15", "pupils_out"],
    col("pupils_out") > 0,
    N_("A child of school age is out of school"),
    applies=registered & (col("pupils_6_15") > 0),
)
INSURANCE = standard(
    "insurance", ["insured_missing"], col("insured_missing") > 0, N_("A member has no basic medical insurance")
)
HOUSING = standard(
    "housing",
    ["house_grade", "house_repaired"],
    col("house_grade").is_in(["C", "D"]) & ~col("house_repaired"),
    N_("The house is graded C or D and not repaired"),
)
WATER = standard("water", ["water_safe"], ~col("water_safe"), N_("Drinking water is not safe"))
INCOME_BASIS = standard(
    "income_basis",
    ["net_fen", "size"],
    col("net_fen").is_null() | col("size").is_null() | (col("size") == 0),
    N_("Income per head cannot be worked out: income or number of people is missing"),
)
INCOME_EVIDENCE = standard(
    "income_evidence",
    ["income_verified"],
    ~col("income_verified"),
    N_("An item of income rests on nothing or on an estimate"),
    f"{BULLETIN}：注意收入核实要依据充分",
)


def logic(
    code: str,
    frame: str,
    reads: Sequence[str],
    breaks: nw.Expr,
    message: str,
    document: str,
    certainty: Certainty = "unconfirmed",
    applies: nw.Expr | None = None,
) -> Rule:
    """A rule of the register's logic 疑点数据, over everybody."""
    return Rule(f"standard.{code}", frame, reads, breaks, message, document, certainty, FROM, UNTIL, applies)


ONE_HEAD = logic(
    "one_head",
    "household",
    ["heads"],
    col("heads") > 1,
    N_("More than one member is entered as head of the household"),
    f"{DOUBTS}3_02_011",
)
ID_INVALID = logic(
    "id_invalid",
    "member",
    ["id_valid"],
    ~col("id_valid"),
    N_("The identity number has a wrong form or check digit"),
    f"GB 11643-1999；{DOUBTS}1_01_003",
    "sourced",
)

# fmt: off
men = [
    "son", "son_in_law", "grandson", "maternal_grandson", "father", "father_in_law", "husbands_father", "grandfather",
]
women = [
    "daughter", "daughter_in_law", "granddaughter", "maternal_granddaughter", "mother", "mother_in_law",
    "husbands_mother", "grandmother",
]
# fmt: on

RELATION_SEX = logic(
    "relation_sex",
    "member",
    ["relation", "sex", "head_sex"],
    (col("relation").is_in(men) & (col("sex") != "male"))
    | (col("relation").is_in(women) & (col("sex") != "female"))
    | ((col("relation") == "spouse") & (col("sex") == col("head_sex"))),
    N_("The relation to the head does not agree with the sex"),
    f"{DOUBTS}2_12_008",
)
LABOUR_AGE = logic(
    "labour_age",
    "member",
    ["labour", "age", "labour_age_end"],
    col("labour").is_in(["ordinary", "skilled", "lost"]),
    N_("The person has passed the age of labour and is not entered as weak or without labour"),
    f"{DOUBTS}2_12_017",
    applies=col("age") >= col("labour_age_end"),
)

RULES = (
    INCOME,
    FOOD,
    CLOTHES,
    SCHOOLING,
    INSURANCE,
    HOUSING,
    WATER,
    INCOME_BASIS,
    INCOME_EVIDENCE,
    ONE_HEAD,
    ID_INVALID,
    RELATION_SEX,
    LABOUR_AGE,
)
