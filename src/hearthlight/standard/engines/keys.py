"""Whether a key stands in two files of a frame: a home counted twice is a wrong answer. Pure.

Files whose keys lie in ranges apart, as a nation's do, are told by their ends; only others are looked through whole.
"""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from hearthlight.checks.screening import SUBJECT
from hearthlight.register.parquet import NotRead

_FILE = "file"


def refuse_twice(frame: str, files: Sequence[Path]) -> None:
    """Raise NotRead with the key and both files where one stands in two of them."""
    key = SUBJECT[frame]
    ends = _ends(files, key)
    if (ends["first"] > ends["last"].cum_max().shift(1)).fill_null(True).all():
        return
    rows = pl.scan_parquet(list(files), include_file_paths=_FILE).select(key, _FILE)
    twice = rows.group_by(key).agg(pl.col(_FILE).unique().sort()).filter(pl.col(_FILE).list.len() > 1)
    found = twice.sort(key).head(1).collect()
    if found.height:
        raise _refusal(frame, *found.row(0))


def _ends(files: Sequence[Path], key: str) -> pl.DataFrame:
    """The lowest and highest key of each file, in the order of the lowest."""
    rows = pl.scan_parquet(list(files), include_file_paths=_FILE).select(key, _FILE).group_by(_FILE)
    return rows.agg(first=pl.col(key).min(), last=pl.col(key).max()).drop_nulls().sort("first").collect()


def _refusal(frame: str, key: int, files: Sequence[str]) -> NotRead:
    first, second = (Path(file).name for file in files[:2])
    return NotRead(
        f"the {frame} frame: key {key} stands in {first} and in {second}; each may stand once: take one of them out",
        f"{frame} 表：编号 {key} 同时出现在 {first} 和 {second}；每个编号只能出现一次，请去掉其中一行。",
    )
