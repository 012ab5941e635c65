"""A what-if of a whole nation's Parquet, a file at a time 分块测算: columns that are read, sums that are kept. Pure.

FOLDER/household.parquet/*.parquet with the columns of `register/schema.py`; FOLDER/item.parquet/ (household, item,
fen) where there is one.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from hearthlight.core import areas
from hearthlight.standard.marks import N_
from hearthlight.standard.pack import Pack
from hearthlight.standard.what_if import crossings as what_if
from hearthlight.standard.what_if.changes import BadChange, Benefit, Change
from hearthlight.standard.what_if.effects import ITEMS, PRICE
from hearthlight.standard.what_if.sums import SUMS, by_place


def sums(folder: Path, pack: Pack, day: date, changes: Sequence[Change], place: str) -> pl.DataFrame:
    """`by_place` of `compare` over every household of the folder at or below `place`. Raises BadChange, NoPack."""
    parts = [
        by_place(what_if.compare(frames, pack, day, changes, place), place)
        for frames in _blocks(folder, pack, changes, place)
    ]
    return pl.concat(parts).group_by("place").agg(pl.col(*SUMS).sum()).sort("place")


def _blocks(folder: Path, pack: Pack, changes: Sequence[Change], place: str) -> Iterator[dict[str, pl.DataFrame]]:
    files, wanted = _files(folder, "household"), _columns(pack, changes)
    if not files:
        raise BadChange(N_("{folder} has no household.parquet: name a folder of exported frames."), folder=str(folder))
    items = _files(folder, ITEMS)
    for file in files:
        homes = _read(file, wanted, place)
        yield {"household": homes} | ({ITEMS: _items(items, homes)} if items else {})


def _columns(pack: Pack, changes: Sequence[Change]) -> set[str]:
    """The columns of the household frame that are read; those that are not there are refused by name later."""
    groups = [name for one in changes if isinstance(one, Benefit) for name in one.group.reads]
    return {"household", "area_code", "size", "net_fen", PRICE, *pack.rule(what_if.RULE).reads, *groups}


def _files(folder: Path, frame: str) -> list[Path]:
    place = folder / f"{frame}.parquet"
    return sorted(place.glob("**/*.parquet")) if place.is_dir() else [place] if place.exists() else []


def _read(file: Path, wanted: set[str], place: str) -> pl.DataFrame:
    low, high = areas.subtree(areas.full(place) if place else areas.COUNTRY)
    area = pl.col("area_code").cast(pl.String)
    try:
        homes = pl.scan_parquet(file)
        homes = homes.select(name for name in homes.collect_schema() if name in wanted)
        return homes.with_columns(area).filter((area >= low) & (area < high)).collect()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise BadChange(N_("{file} cannot be read as a Parquet file of households."), file=str(file)) from error


def _items(files: list[Path], homes: pl.DataFrame) -> pl.DataFrame:
    return pl.scan_parquet(files).join(homes.lazy().select("household"), on="household", how="semi").collect()
