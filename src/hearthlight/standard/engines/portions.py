"""How a register in Parquet is read: neighbouring blocks of one frame at a time, as much as a worker holds. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearthlight.register import parquet

BYTES = 16_000_000
"""Bytes of Parquet read at once: about half a million households or two million members."""


@dataclass(frozen=True)
class Portion:
    """Neighbouring blocks of one frame that are judged together, called by the first of them."""

    frame: str
    files: Sequence[Path]

    @property
    def name(self) -> str:
        """``member-341622101``."""
        return f"{self.frame}-{self.files[0].stem}"


def of(source: Path, frame: str) -> Iterator[Portion]:
    """Every block of a frame in the order of places, a portion at a time."""
    files: list[Path] = []
    for one in parquet.files(source, frame):
        files.append(one)
        if sum(file.stat().st_size for file in files) >= BYTES:
            yield Portion(frame, files)
            files = []
    if files:
        yield Portion(frame, files)
