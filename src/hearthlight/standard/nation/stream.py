"""An invented nation of any size as Parquet, in a stream of blocks 样例数据 synthetic. Pure: files out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from hearthlight.register import parquet
from hearthlight.standard.nation import places
from hearthlight.standard.nation.block import HOMES, block

AT_ONCE = 2
"""Blocks in work at the same time."""


def nation(households: int, seed: int, day: date, out: Path, step: Callable[[int], None] = lambda homes: None) -> None:
    """Write a nation of so many households, three members each on average, as it stood on `day`.

    `step` is told how many homes are written. Raises NotWritten for a number that no nation can have, or where `out`
    is there and not empty; `out` is there whole or not at all.
    """
    most = places.blocks() * HOMES
    if not 0 < households <= most:
        raise parquet.NotWritten(
            f"a nation of {households:,} households cannot be made: ask for 1 to {most:,}",
            f"造不出 {households:,} 户的样例：请在 1 到 {most:,} 户之间选一个数。",
        )
    sizes = [min(HOMES, households - start) for start in range(0, households, HOMES)]
    with parquet.whole(out) as aside, ThreadPoolExecutor(AT_ONCE) as workers:
        done = 0
        for written in workers.map(lambda at: _write(aside, seed, at, sizes[at], day), range(len(sizes))):
            done += written
            step(done)


def _write(folder: Path, seed: int, at: int, homes: int, day: date) -> int:
    parquet.write(folder, places.city(at), block(seed, at, homes, day), parquet.SYNTHETIC)
    return homes
