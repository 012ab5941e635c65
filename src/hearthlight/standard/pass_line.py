"""The pass line 脱贫及格线 (R80): one answer a registered household from its answers to the standard's seven rules.

Pure: the frame that `screen` gives in, a frame out.
"""

from collections.abc import Sequence

import polars as pl

from hearthlight.checks.rule import Answer

INCOME = "standard.income"
"""一收入: the item that the line decides."""
_OTHERS = ("food", "clothes", "schooling", "insurance", "housing", "water")
STANDARD = (INCOME, *(f"standard.{item}" for item in _OTHERS))
"""一收入 (income), 两不愁 (food, clothes), 三保障 (schooling, insurance, housing), and water 饮水安全."""


def pass_line(answers: pl.DataFrame, items: Sequence[str] = STANDARD) -> pl.DataFrame:
    """subject, area_code, answer (breaks, holds, unknown; not_applicable for a household that is not registered).

    One broken item is below the line whatever else is unknown; with an item unknown or not asked, nobody passes.
    `items`: the codes of the rules that make the standard, where a pack's are others.
    """
    asked = answers.filter(pl.col("rule").is_in(items))
    each = asked.group_by("subject", "area_code", maintain_order=True).agg(_any(answer) for answer in Answer)
    return each.select("subject", "area_code", answer=_judge(asked.get_column("rule").n_unique() == len(items)))


def _any(answer: Answer) -> pl.Expr:
    return (pl.col("answer") == answer.value).any().alias(answer.value)


def _judge(all_asked: bool) -> pl.Expr:
    return (
        pl.when(Answer.BREAKS.value)
        .then(pl.lit(Answer.BREAKS.value))
        .when(~(pl.col(Answer.HOLDS.value) | pl.col(Answer.UNKNOWN.value)))
        .then(pl.lit(Answer.NOT_APPLICABLE.value))
        .when(pl.col(Answer.UNKNOWN.value) | pl.lit(not all_asked))
        .then(pl.lit(Answer.UNKNOWN.value))
        .otherwise(pl.lit(Answer.HOLDS.value))
    )
