"""Mistakes that real registers hold, planted to be found 疑点: wrong relations and second heads. Pure.

They change no total. Wrong and repeated identity numbers stand in `numbers.py`, children out of school, labour against
age and missing insurance come from their distributions.
"""

import numpy as np
import polars as pl

WRONG_RELATION = 0.003
"""Share of the registered sons and daughters entered as the other."""
SECOND_HEADS = 2
"""Registered homes a town whose spouse is entered as head."""


def plant(random: np.random.Generator, members: pl.DataFrame) -> pl.DataFrame:
    """`members` (registered, relation, area_code) with some relations entered wrongly."""
    drawn = pl.Series(random.random(len(members)))
    wrong = pl.col("registered") & pl.Series(drawn < WRONG_RELATION)
    relation = (
        pl.when(wrong & (pl.col("relation") == "son"))
        .then(pl.lit("daughter"))
        .when(wrong & (pl.col("relation") == "daughter"))
        .then(pl.lit("son"))
        .when(pl.int_range(pl.len()).is_in(_second_heads(random, members)))
        .then(pl.lit("head"))
        .otherwise("relation")
    )
    return members.with_columns(relation=relation)


def _second_heads(random: np.random.Generator, members: pl.DataFrame) -> list[int]:
    """Rows of spouses to be entered as head, the same number in each town."""
    spouses = members.with_row_index("row").filter(pl.col("registered") & (pl.col("relation") == "spouse"))
    towns = spouses.group_by(pl.col("area_code").str.slice(0, 9), maintain_order=True)
    chosen = [random.choice(town["row"].to_numpy(), SECOND_HEADS, replace=False) for _, town in towns]
    return sorted(int(row) for row in np.concatenate(chosen))
