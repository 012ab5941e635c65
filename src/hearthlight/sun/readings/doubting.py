"""The frame of doubts, and how a check takes rows out of those that are still accepted. Pure."""

from dataclasses import dataclass, field

import polars as pl

from hearthlight.sun.readings.schema import DOUBT

SCHEMA = pl.Schema(DOUBT)  # type: ignore[arg-type]


def doubted(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with row, meter, at, kind and whatever else of DOUBT they have, as the frame DOUBT."""
    lacking = [pl.lit(None).cast(kind).alias(name) for name, kind in SCHEMA.items() if name not in rows.columns]
    return rows.with_columns(lacking).select(SCHEMA.names()).cast(SCHEMA)


@dataclass
class Sieve:
    """Rows that no check has doubted yet, and the doubts so far: each row ends in one of the two."""

    rows: pl.DataFrame
    doubts: list[pl.DataFrame] = field(default_factory=list)

    def take(self, kind: str, bad: pl.Expr, found: pl.Expr, expected: pl.Expr | None = None, **repair: pl.Expr) -> None:
        """Doubt the rows where `bad` holds; `repair` gives the columns repair_… of the reading as it would be kept."""
        marked = self.rows.with_columns(_bad=bad.fill_null(False))
        told = marked.filter("_bad").with_columns(
            kind=pl.lit(kind),
            found=found.cast(pl.String),
            expected=(pl.lit(None) if expected is None else expected).cast(pl.String),
            **{f"repair_{name}": value for name, value in repair.items()},
        )
        self.doubts.append(doubted(told))
        self.rows = marked.filter(~pl.col("_bad")).drop("_bad")

    def all_doubts(self) -> pl.DataFrame:
        """Every doubt, in the order of the file."""
        return pl.concat([SCHEMA.to_frame(), *self.doubts]).sort("row", "kind")
