"""Rules over the income account 收入账: whether it can be worked out, what it rests on, how it changed. Pure."""

import narwhals as nw

from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.items import concerning
from hearthlight.standard.packs.shared.making import BULLETIN, HELD, LOGIC, REGISTERED, col, held, registered, undated

BASIS = undated(
    "income_basis",
    "household",
    ["net_fen", "size", "account_due_in"],
    col("net_fen").is_null() | col("size").is_null() | (col("size") == 0),
    N_("Income per head cannot be worked out: income or number of people is missing"),
    BULLETIN,
    cause=N_("Income: {net_fen}; people: {size}"),
    certainty="sourced",
    applies=col("account_due_in") <= 0,
    daily=True,
)
EVIDENCE = undated(
    "income_evidence",
    "household",
    ["income_verified"],
    ~col("income_verified"),
    N_("An item of income rests on nothing or on an estimate"),
    f"{BULLETIN}：注意收入核实要依据充分",
    cause=N_("Look in the income account for the item that has no paper behind it, or an estimate"),
    certainty="sourced",
    daily=True,
)
_now = col("net_fen") * col("size_prev") * 100
_before = col("net_fen_prev") * col("size")
_rise, _fall = col("income_rise_percent"), col("income_fall_percent")

SWING = undated(
    "income_swing",
    "household",
    ["net_fen", "size", "net_fen_prev", "size_prev", "income_rise_percent", "income_fall_percent"],
    nw.when(col("size") > 0).then((_now > _before * 100 + _before * _rise) | (_now + _before * _fall < _before * 100)),
    N_("Income per head is far from that of the year before"),
    LOGIC,
    cause=N_("Income {net_fen}, people: {size}; the year before {net_fen_prev}, people: {size_prev}"),
    certainty="demo",
    applies=~col("net_fen_prev").is_null() & (col("net_fen_prev") > 0) & (col("size_prev") > 0),
    daily=True,
)
"""R82 前后对应: how far is far is the county's setting, no document's. Without an income of the year before there is
nothing to compare with."""

RULES = (BASIS, EVIDENCE, SWING)
OF_REGISTERED = concerning(RULES, registered, REGISTERED)
OF_HELD = concerning(RULES, held, HELD)
