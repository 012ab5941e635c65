"""Rules over a village's money: equal shares, money that lies idle, a plan that is missing 资金疑点. Pure.

Limits are dated data (planning/costs.toml); here only what is compared stands.
"""

from datetime import date

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.help.marks import N_

EQUAL = "国开办发〔2017〕61号；审计常见问题：平均分配"
IDLE = "国开办发〔2017〕61号；审计常见问题：资金滞留"
GRANTS = "国开办发〔2017〕61号：无劳动能力的可以定额补助"

col = nw.col

EQUAL_SPLIT = Rule(
    code="money.equal_split",
    frame="funds",
    reads=("year", "alike_homes", "registered_homes", "alike_fen", "equal_percent"),
    applies=(col("registered_homes") > 0) & (col("alike_homes") > 1),
    breaks=col("alike_homes") * 100 >= col("equal_percent") * col("registered_homes"),
    message=N_("Nearly every registered home got the same from the village's income"),
    cause=N_("{alike_homes} of {registered_homes} registered homes got {alike_fen} each in {year}"),
    document=EQUAL,
    certainty="unconfirmed",
    from_date=date(2014, 1, 1),
)
HELD_BACK = Rule(
    code="money.held_back",
    frame="funds",
    reads=("idle_fen", "idle_days", "held_days"),
    applies=col("idle_fen") > 0,
    breaks=col("idle_days") > col("held_days"),
    message=N_("Money lies in the village's account without a plan"),
    cause=N_("{idle_fen} lie without a plan, the oldest part for {idle_days} days; {held_days} days are the limit"),
    document=IDLE,
    certainty="unconfirmed",
    from_date=date(2014, 1, 1),
    daily=True,
)
ABLE_GETS_GRANT = Rule(
    code="money.able_gets_grant",
    frame="funds",
    reads=("year", "granted_able", "granted_fen"),
    applies=col("granted_able") > 0,
    breaks=col("granted_able") > 0,
    message=N_("Set amounts or grants went to people who can work"),
    cause=N_("In {year} {granted_able} people who can work got set amounts or grants of {granted_fen}"),
    document=GRANTS,
    certainty="sourced",
    from_date=date(2017, 12, 11),
)

RULES = (EQUAL_SPLIT, HELD_BACK, ABLE_GETS_GRANT)
"""泛福利化 is told by the first and the third: the same to everybody, and gifts where work could be paid."""
