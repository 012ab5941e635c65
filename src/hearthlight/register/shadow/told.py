"""What a long step told 核对结果: counts, sentences and frames of a source, sealed, since they hold names."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from hearthlight.register.shadow import kept
from hearthlight.register.workbooks.kept import opened_bytes, sealed_bytes

CHECKED, TAKEN, UNDONE = "checked", "taken", "undone"
"""The steps: checked without writing, taken in, undone."""


@dataclass(frozen=True)
class Told:
    """What a step told: plain words and numbers, and frames by name."""

    said: Mapping[str, Any]
    frames: Mapping[str, pl.DataFrame] = field(default_factory=dict)


def keep(source: int, step: str, told: Told) -> None:
    """Keep what a step told of a source, in place of what it told before."""
    kept.put(kept.path(source, step), sealed_bytes(_packed(told)))


def told(source: int, step: str) -> Told | None:
    """What the step told; None when it was not done, or its answer was forgotten."""
    place = kept.path(source, step)
    return _unpacked(opened_bytes(place.read_bytes())) if place.exists() else None


def _packed(one: Told) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        file.writestr("said.json", json.dumps(dict(one.said)))
        for name, frame in one.frames.items():
            part = io.BytesIO()
            frame.write_parquet(part)
            file.writestr(f"{name}.parquet", part.getvalue())
    return whole.getvalue()


def _unpacked(content: bytes) -> Told:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        said = json.loads(file.read("said.json"))
        names = [name.removesuffix(".parquet") for name in file.namelist() if name.endswith(".parquet")]
        return Told(said, {name: pl.read_parquet(io.BytesIO(file.read(f"{name}.parquet"))) for name in names})
