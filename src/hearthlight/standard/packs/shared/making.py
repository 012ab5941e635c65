"""How the shared rules are made, whom they concern, where they are written. Pure.

What contradicts itself is asked of everybody; what is missing, only of whom the national register holds.
"""

from collections.abc import Sequence
from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.core.parameters import Certainty

BULLETIN = "亳州市《脱贫攻坚简报》2017年第22期"
STANDARD = f"{BULLETIN}：一收入、两不愁、三保障"
LOGIC = f"{BULLETIN}：注意逻辑关系和前后对应"
DOUBTS = "全国扶贫信息系统疑点数据规则"

col = nw.col

registered = ~col("scheme").is_null() & (col("state").is_null() | (col("state") != "cancelled"))
"""A household in the register 建档立卡户 and not struck off 注销; one whose state is unknown is in it."""
REGISTERED = ("scheme", "state")
"""What `registered` reads."""

held = registered | col("monitored")
"""A household that the national register holds: registered, or monitored 监测对象."""
HELD = (*REGISTERED, "monitored")

person_held = col("registered") | col("monitored")
"""A member of such a household."""
PERSON_HELD = ("registered", "monitored")


def undated(
    code: str,
    frame: str,
    reads: Sequence[str],
    breaks: nw.Expr,
    message: str,
    document: str,
    *,
    cause: str = "",
    certainty: Certainty = "unconfirmed",
    applies: nw.Expr | None = None,
    daily: bool = False,
    whole: bool = False,
) -> Rule:
    """A rule ``standard.CODE`` whose days are those of the pack that lists it (see `pack.dated`)."""
    name = f"standard.{code}"
    return Rule(name, frame, reads, breaks, message, document, certainty, date.min, None, applies, daily, whole, cause)
