"""What a what-if adds up to, by place and in all: households and people apart, before and after. Pure.

Sums are integers over the rows that `what_if.compare` gives, so those of the parts add up to those of the whole.
"""

import polars as pl

from hearthlight.checks.rule import Answer
from hearthlight.core import areas
from hearthlight.standard.what_if.crossings import DOWN, UP


def by_place(homes: pl.DataFrame, place: str) -> pl.DataFrame:
    """The rows of `compare` added up by the places one level below `place` (a code of any length, empty for
    everything), in their order.

    Columns: place (full code), then those of `SUMS`, integers. A home that stands at `place` itself is under `place`.
    """
    code = areas.full(place) if place else areas.COUNTRY
    below = areas.child_level(code) or areas.level(code)
    child = pl.col("area_code").str.slice(0, below.width).str.pad_end(areas.WIDTH, "0")
    return homes.group_by(place=child).agg(**SUMS).sort("place")


def total(homes: pl.DataFrame) -> dict[str, int]:
    """The same sums over all rows."""
    found: dict[str, int] = homes.select(**SUMS).row(0, named=True)
    return found


def _homes(condition: pl.Expr) -> pl.Expr:
    return condition.sum().cast(pl.Int64)


def _people(condition: pl.Expr) -> pl.Expr:
    return pl.col("size").filter(condition).sum().cast(pl.Int64)


def _counted(name: str, condition: pl.Expr) -> dict[str, pl.Expr]:
    return {name: _homes(condition), f"{name}_people": _people(condition)}


def _sums() -> dict[str, pl.Expr]:
    before, after, crossing = pl.col("answer_before"), pl.col("answer_after"), pl.col("crossing")
    return {
        "households": pl.len().cast(pl.Int64),
        "people": pl.col("size").sum().cast(pl.Int64),
        **_counted("below_before", before == Answer.BREAKS.value),
        **_counted("below_after", after == Answer.BREAKS.value),
        **_counted("up", crossing == UP),
        **_counted("down", crossing == DOWN),
        **_counted("unknown_before", before == Answer.UNKNOWN.value),
        **_counted("unknown_after", after == Answer.UNKNOWN.value),
        "gap_before": pl.col("gap_before").sum(),
        "gap_after": pl.col("gap_after").sum(),
        "brought_fen": pl.col("brought_fen").sum(),
        "brought_unknown": _homes(pl.col("brought_fen").is_null()),
    }


SUMS = _sums()
"""What is added up 户数、人数: households and people apart; `below_*` the line before and after, `up`, `down` crossing,
`unknown_*` not judged; gaps of those below in fen; brought_fen without the `brought_unknown` homes it cannot tell."""
