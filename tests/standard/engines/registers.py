"""A small register in Parquet for the tests of the engines: two cities of an invented nation."""

from datetime import date
from pathlib import Path

import polars as pl

from hearthlight.register import parquet
from hearthlight.standard.nation import places
from hearthlight.standard.nation.block import block

HOMES, BLOCKS = 1_500, 2
DAY = date(2022, 6, 30)


def frames(at: int) -> dict[str, pl.DataFrame]:
    """The frames of one city."""
    return block(7, at, HOMES, DAY)


def written(folder: Path) -> Path:
    """The two cities, a block each."""
    for at in range(BLOCKS):
        parquet.write(folder, places.city(at), frames(at), parquet.SYNTHETIC)
    return folder


def whole() -> dict[str, pl.DataFrame]:
    """The same in memory, in the register's own types."""
    cities = [frames(at) for at in range(BLOCKS)]
    text = pl.col(pl.Categorical()).cast(pl.String)
    return {name: pl.concat([city[name] for city in cities]).with_columns(text) for name in cities[0]}


def findings(out: Path) -> pl.DataFrame:
    """Every finding an engine wrote, in an order of its own."""
    return pl.read_parquet(f"{out}/findings.parquet/*.parquet").sort("rule", "subject", "answer")
