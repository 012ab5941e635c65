"""A register as a folder of Parquet, in blocks of places: the one layout that is written and read. Pure: no Django.

``FOLDER/household.parquet/BLOCK.parquet``, likewise member and village; BLOCK is what the area codes of its rows begin
with. The columns are those of `register/schema.py`, in its order and no other: no name, number or telephone.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from hearthlight.register.schema import FRAMES, polars_schema

SYNTHETIC = {"hearthlight": "样例数据 synthetic"}
"""What stands in the metadata of every file of invented people."""
PLACE = "area_code"


class NotFit(ValueError):
    """A folder or a frame that cannot be read or written: one sentence in English, and the same in `chinese`."""

    def __init__(self, english: str, chinese: str) -> None:
        super().__init__(english)
        self.chinese = chinese


class NotWritten(NotFit):
    """What may not be written, or not there."""


class NotRead(NotFit):
    """What is no register in Parquet, or a file of it that cannot be read."""


def path(folder: Path, frame: str, block: str) -> Path:
    """Where one block of a frame lies: ``path(folder, "member", "341622101")``."""
    return folder / f"{frame}.parquet" / f"{block}.parquet"


def frames(folder: Path) -> list[str]:
    """The frames that lie in the folder, in the order of the schema. Raises NotRead where none does."""
    found = [name for name in FRAMES if blocks(folder, name)]
    if not found:
        wanted = "household.parquet, member.parquet, village.parquet"
        raise NotRead(
            f"{folder} holds no register: expected folders {wanted} with part files, as `register export` writes them",
            f"{folder} 里没有可读的数据：应有 {wanted} 文件夹及其分块文件，由 register export 写出。",
        )
    return found


def blocks(folder: Path, frame: str) -> list[str]:
    """The blocks of a frame in the order of their places."""
    return sorted(part.stem for part in (folder / f"{frame}.parquet").glob("*.parquet"))


def files(folder: Path, frame: str) -> list[Path]:
    """The files of a frame in the order of their places."""
    return [path(folder, frame, block) for block in blocks(folder, frame)]


def write(folder: Path, block: str, told: Mapping[str, pl.DataFrame], note: Mapping[str, str] | None = None) -> None:
    """Write one block of each frame. Raises NotWritten for a column that the schema does not name, or lacks.

    Codes are written once a file and pointed to (Parquet's dictionaries): another reader sees plain text.
    """
    for name, frame in told.items():
        _refuse_columns(name, frame)
        target = path(folder, name, block)
        target.parent.mkdir(parents=True, exist_ok=True)
        coded = frame.with_columns(pl.col(pl.String).exclude(PLACE).cast(pl.Categorical()))
        coded.write_parquet(target, compression="zstd", metadata=dict(note or {}), statistics=False)


def _refuse_columns(name: str, frame: pl.DataFrame) -> None:
    wanted = list(polars_schema(FRAMES[name]))
    if frame.columns != wanted:
        differ = sorted(set(frame.columns) ^ set(wanted)) or ["(order)"]
        raise NotWritten(
            f"the {name} frame differs from the schema in {', '.join(differ)}: exactly its columns are written",
            f"{name} 表与规定的列不同（{'、'.join(differ)}）：只写规定的列，不多也不少。",
        )


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` to write in, which becomes `folder` when all went well and is thrown away when not.

    Raises NotWritten where `folder` is there and not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotWritten(
            f"{folder} is there and not empty: name another folder, or remove it first",
            f"{folder} 已经存在并且不是空文件夹：请换一个文件夹，或先删除它。",
        )
    aside = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        yield aside
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
