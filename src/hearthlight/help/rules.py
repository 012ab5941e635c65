"""Rules over measures of help: a tick needs a result 有勾选必有结果 (R83), help said to be given was given. Pure.

They hold under every scheme, so they stand here and in no pack.
"""

from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.help.marks import N_
from hearthlight.help.schema import of_kind

BULLETIN = "亳州市《脱贫攻坚简报》2017年第22期"
HANDBOOK = "扶贫手册帮扶措施栏：项目、金额、依据、时间、责任人、成效"
DOUBTS = "全国扶贫信息系统疑点数据规则"
_REGISTER, _MONITORING = date(2014, 1, 1), date(2021, 1, 1)

col = nw.col

MEASURE_RESULT = Rule(
    code="help.measure_result",
    frame="measure",
    reads=("kind", "days_late", "has_result"),
    applies=col("has_result") | (col("days_late") > 0),
    breaks=~col("has_result"),
    message=N_("A measure is ticked, its day has passed, and no result is written down"),
    cause=N_("“{kind}”: its day passed {days_late} days ago, and neither an amount nor a paper shows what came of it"),
    document=f"{BULLETIN}：有勾选必有结果",
    certainty="sourced",
    from_date=_REGISTER,
    daily=True,
)
RESULT_EVIDENCE = Rule(
    code="help.result_evidence",
    frame="measure",
    reads=("kind", "has_result", "has_paper", "result_fen"),
    applies=col("has_result"),
    breaks=~col("has_paper"),
    message=N_("The result of a measure rests on no paper"),
    cause=N_("“{kind}”: {result_fen} is written down as its result, and no paper shows it"),
    document=HANDBOOK,
    certainty="unconfirmed",
    from_date=_REGISTER,
)

removed_by_help = col("monitored") & col("risk_removed") & (col("removal_way") == "help")
"""A monitored household whose risk was removed by help 帮扶消除."""

_MONITORED = ("monitored", "risk_removed", "removal_way")

REMOVED_WITHOUT_HELP = Rule(
    code="help.removed_without_help",
    frame="household",
    reads=(*_MONITORED, "removed_on", "measures"),
    applies=removed_by_help,
    breaks=col("measures") == 0,
    message=N_("The risk is entered as removed by help, and no measure of help is written down"),
    cause=N_("Removed by help on {removed_on}, measures written down: {measures}"),
    document=f"{DOUBTS}1_11_009",
    certainty="unconfirmed",
    from_date=_MONITORING,
)

HEALTH, SOCIAL, SAFETY_NET = (of_kind(kind) for kind in ("health", "social", "safety_net"))

ILLNESS_WITHOUT_CARE = Rule(
    code="help.illness_without_care",
    frame="household",
    reads=(*_MONITORED, "risk_main", "measures", HEALTH, SOCIAL, SAFETY_NET),
    applies=removed_by_help & (col("risk_main") == "illness"),
    breaks=col(HEALTH) + col(SOCIAL) + col(SAFETY_NET) == 0,
    message=N_("A risk of illness is entered as removed by help, without help for health, social help or assistance"),
    cause=N_("The risk was illness; of {measures} measures none is for health, social help or assistance"),
    document=f"{DOUBTS}3_11_003",
    certainty="unconfirmed",
    from_date=_MONITORING,
)

RULES = (MEASURE_RESULT, RESULT_EVIDENCE, REMOVED_WITHOUT_HELP, ILLNESS_WITHOUT_CARE)
