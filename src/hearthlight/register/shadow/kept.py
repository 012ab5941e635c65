"""Frames kept beside the workbooks 快照: Parquet files of one installation, named by the source they belong to."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import polars as pl

from hearthlight.register.workbooks.kept import folder, put

__all__ = ["COMPARED", "SNAPSHOT", "forget", "path", "put", "read", "said", "write"]

SNAPSHOT, COMPARED = "parquet", "compared.parquet"
"""What a source's export said (or a keying list's items) · how its cells stood when they were last compared."""


def path(source: int, kind: str) -> Path:
    """Where a frame of that kind is kept for the source of that id."""
    return folder() / f"{source}.{kind}"


def write(source: int, kind: str, frame: pl.DataFrame, said: Mapping[str, str] | None = None) -> None:
    """Keep a frame; `said` goes with it."""
    content = BytesIO()
    frame.write_parquet(content, metadata=dict(said or {}))
    put(path(source, kind), content.getvalue())


def read(source: int, kind: str) -> pl.DataFrame | None:
    """The frame, None when it is not kept."""
    place = path(source, kind)
    return pl.read_parquet(place) if place.exists() else None


def said(source: int, kind: str) -> dict[str, str]:
    """What was said with the frame; nothing when it is not kept."""
    place = path(source, kind)
    return pl.read_parquet_metadata(place) if place.exists() else {}


def forget(source: int, kind: str) -> None:
    """The frame holds no more: the register was changed by its own source."""
    path(source, kind).unlink(missing_ok=True)
