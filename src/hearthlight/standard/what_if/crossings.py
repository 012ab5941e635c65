"""What if 假设测算: who would cross the line if the line, a benefit or the price of solar power were another. Pure.

homes = what_if.compare({"household": frame}, pack.on(day), day, [Line(431_000)])
what_if_sums.by_place(homes, "341622101")

Frames in, frames out, nothing is written. The question is the law's own rule of income, asked before and after.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from hearthlight.checks import screening
from hearthlight.checks.rule import Answer, Rule
from hearthlight.standard import pack as packs
from hearthlight.standard import screen
from hearthlight.standard.income import item_accounts
from hearthlight.standard.marks import N_
from hearthlight.standard.pack import Pack
from hearthlight.standard.what_if.changes import BadChange, Change
from hearthlight.standard.what_if.effects import ITEMS, moved

RULE = "standard.income"
UP, DOWN, SAME, UNKNOWN = "up", "down", "same", "unknown"
"""Crossing: from below the line to not below; the other way; neither; not known before or after."""


def compare(
    frames: Mapping[str, pl.DataFrame], pack: Pack, day: date, changes: Sequence[Change], place: str = ""
) -> pl.DataFrame:
    """One row a household that the pack's rule of income concerns (registered, exited or not), in the frame's order.

    Columns: household, area_code, size; net_before, net_after, line_before, line_after (fen, null = not known);
    answer_before, answer_after (breaks, holds, unknown); crossing (up, down, same, unknown); gap_before, gap_after
    (fen lacking to the line, 0 where nothing is lacking, null = not known); brought_fen (what the changes bring to the
    home in a year, negative when they take; null = not known).

    `frames`: "household" as in `register/schema.py`, of which the columns that the rule and the groups read suffice;
    for a tariff, a cut, or a benefit for those who have an item, also "item" (household, item String, fen Int64: a row
    an item of the last whole year). For a tariff at each village's own price the household frame has `solar_price`
    (1/10,000 yuan per kWh, null = not known). `place` is where the frames are from: what an item counts as is asked
    there. Raises BadChange, NoPack.
    """
    rule = _rule(pack, day)
    homes = frames["household"]
    _refuse(homes, rule)
    accounts = item_accounts(pack.parameters, day, place)
    homes = screen.prepared({"household": homes}, pack, day)["household"]
    homes = homes.with_columns(answer_before=_answer(homes, rule))
    homes = homes.filter(pl.col("answer_before") != Answer.NOT_APPLICABLE.value)
    homes = moved(homes, frames.get(ITEMS), accounts, changes)
    homes = homes.with_columns(
        net_before="net_fen", net_after=pl.col("net_fen") + pl.col("counted_fen"), line_before="line_fen"
    )
    after = homes.with_columns(line_fen="line_after", net_fen="net_after")
    homes = homes.with_columns(answer_after=_answer(after, rule))
    return homes.select(*_SHOWN, crossing=_crossing(), **_gaps(), brought_fen="brought_fen")


_SHOWN = (
    "household",
    "area_code",
    "size",
    "net_before",
    "net_after",
    "line_before",
    "line_after",
    "answer_before",
    "answer_after",
)


def _rule(pack: Pack, day: date) -> Rule:
    if not pack.in_force(day):
        raise packs.NoPack(f"pack {pack.code} is not in force on {day}: choose the pack of that day")
    return pack.rule(RULE)


def _refuse(homes: pl.DataFrame, rule: Rule) -> None:
    """What the rule reads must be there, and people and money whole numbers."""
    for name in ("household", "area_code", "size", "net_fen", *rule.reads):
        if name not in homes.columns and name != "line_fen":
            words = N_("The household frame has no column {column}, which the rule of income reads.")
            raise BadChange(words, column=name)
    for name in ("size", "net_fen"):
        if not homes.schema[name].is_integer():
            words = N_("The column {column} of the household frame holds {kind}, not whole numbers.")
            raise BadChange(words, column=name, kind=str(homes.schema[name]))


def _answer(homes: pl.DataFrame, rule: Rule) -> pl.Series:
    answers: pl.Series = screening.answer(homes, rule).to_native().get_column("answer")
    return answers


def _crossing() -> pl.Expr:
    before, after = pl.col("answer_before"), pl.col("answer_after")
    unknown = (before == Answer.UNKNOWN.value) | (after == Answer.UNKNOWN.value)
    return (
        pl.when(unknown)
        .then(pl.lit(UNKNOWN))
        .when(before == after)
        .then(pl.lit(SAME))
        .when(after == Answer.HOLDS.value)
        .then(pl.lit(UP))
        .otherwise(pl.lit(DOWN))
    )


def _gaps() -> dict[str, pl.Expr]:
    return {f"gap_{when}": _gap(when) for when in ("before", "after")}


def _gap(when: str) -> pl.Expr:
    answer, none = pl.col(f"answer_{when}"), pl.lit(0, pl.Int64)
    lacking = pl.col(f"line_{when}") * pl.col("size") - pl.col(f"net_{when}")
    told = pl.when(answer == Answer.BREAKS.value).then(lacking.clip(0))
    return told.when(answer == Answer.HOLDS.value).then(none)
