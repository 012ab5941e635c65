"""The checkable items of 一收入、两不愁、三保障 and water 饮水安全, of the households that a scheme concerns. Pure."""

from collections.abc import Sequence
from dataclasses import replace

import narwhals as nw

from hearthlight.checks.rule import Rule
from hearthlight.standard.marks import N_
from hearthlight.standard.packs.shared.making import HELD, REGISTERED, STANDARD, col, held, registered, undated

SEVEN = (
    undated(
        "income",
        "household",
        ["net_fen", "size", "line_fen"],
        nw.when(col("size") > 0).then(col("net_fen") < col("line_fen") * col("size")),
        N_("Income per head is below the line of that year"),
        STANDARD,
        cause=N_(
            "Income a head {head_fen} is below the line of {line_fen} (household income {net_fen}, people {size})"
        ),
        certainty="sourced",
        daily=True,
    ),
    undated(
        "food",
        "household",
        ["food_ok"],
        ~col("food_ok"),
        N_("The household worries about food"),
        STANDARD,
        certainty="sourced",
    ),
    undated(
        "clothes",
        "household",
        ["clothes_ok"],
        ~col("clothes_ok"),
        N_("The household worries about clothing"),
        STANDARD,
        certainty="sourced",
    ),
    undated(
        "schooling",
        "household",
        ["pupils_6_15", "pupils_out"],
        col("pupils_out") > 0,
        N_("A child of school age is out of school"),
        STANDARD,
        cause=N_("Out of school: {pupils_out} of {pupils_6_15} children of school age"),
        certainty="sourced",
        applies=(col("pupils_6_15") > 0) | col("pupils_out").is_null(),
        daily=True,
    ),
    undated(
        "insurance",
        "household",
        ["insured_missing"],
        col("insured_missing") > 0,
        N_("A member has no basic medical insurance"),
        STANDARD,
        cause=N_("Members without basic medical insurance: {insured_missing}"),
        certainty="sourced",
    ),
    undated(
        "housing",
        "household",
        ["house_grade", "house_repaired"],
        col("house_grade").is_in(["C", "D"]) & ~col("house_repaired"),
        N_("The house is graded C or D and not repaired"),
        STANDARD,
        cause=N_("The house is graded {house_grade} and not repaired"),
        certainty="sourced",
    ),
    undated(
        "water",
        "household",
        ["water_safe"],
        ~col("water_safe"),
        N_("Drinking water is not safe"),
        STANDARD,
        certainty="sourced",
    ),
)
"""What one home is asked; whom the scheme concerns is said by the two tuples below."""


def concerning(rules: Sequence[Rule], concerned: nw.Expr, reads: Sequence[str]) -> tuple[Rule, ...]:
    """The rules, asked only where `concerned` holds, which reads `reads`."""
    return tuple(_only(rule, concerned, reads) for rule in rules)


def _only(rule: Rule, concerned: nw.Expr, reads: Sequence[str]) -> Rule:
    applies = concerned if rule.applies is None else concerned & rule.applies
    return replace(rule, applies=applies, reads=(*reads, *rule.reads))


def _doubted(rules: Sequence[Rule], doubt: nw.Expr, reads: Sequence[str]) -> tuple[Rule, ...]:
    """The rules, a break of which is a doubt only where `doubt` holds, which reads `reads`."""
    return tuple(replace(rule, doubt=doubt, doubt_reads=reads) for rule in rules)


_exited = col("state") == "exited"
_watched = col("monitored") & ~col("risk_removed")

OF_REGISTERED = _doubted(concerning(SEVEN, registered, REGISTERED), _exited, ["state"])
"""2014–2020: households in the register. One that is not out lacks what help is there for; one that exited and fails
an item may have gone out wrongly 错退."""

OF_HELD = _doubted(
    concerning(SEVEN, held, HELD), ~_watched & (_exited | col("monitored")), ["state", "monitored", "risk_removed"]
)
"""From 2021: the same and monitored households. What a home lacks that is watched now is known; of one that exited, or
whose risk was removed, it is a doubt."""
