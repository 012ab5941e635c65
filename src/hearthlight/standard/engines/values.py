"""The rows of some files, refused where a value cannot be: the file and row are named. Pure: files in, a frame out."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from hearthlight.register.parquet import NotRead
from hearthlight.standard.engines.asked import Asked
from hearthlight.standard.own_frames import frame_values
from hearthlight.standard.own_frames.frame_schema import ACCOUNT_COLUMNS
from hearthlight.standard.own_frames.frame_words import Fault


class BadRows(NotRead):
    """A file with which an answer could be wrong; `fault` is what `frame_words` says of it, `file` where it is."""

    def __init__(self, file: Path, fault: Fault) -> None:
        super().__init__(f"{file}: {fault.sentence}", f"{file}：{fault.sentence}")
        self.file, self.fault = file, fault


def read(frame: str, files: Sequence[Path], asking: Asked) -> pl.DataFrame:
    """What the rules read of these files, one after the other. Raises BadRows for the first fault that is refused."""
    rows = _rows(frame, files, asking)
    if _fault(frame, rows, asking):
        for file in files:
            fault = _fault(frame, _rows(frame, [file], asking), asking)
            if fault:
                raise BadRows(file, fault)
    return rows


def _rows(frame: str, files: Sequence[Path], asking: Asked) -> pl.DataFrame:
    """The columns that are read, and the accounts that a net income below nothing is held against."""
    rows = pl.scan_parquet(list(files))
    there = rows.collect_schema().names()
    beside = [name for name in ACCOUNT_COLUMNS if "net_fen" in asking.reads[frame] and name in there]
    return rows.select(list(dict.fromkeys([*asking.reads[frame], *beside]))).collect()


def _fault(frame: str, rows: pl.DataFrame, asking: Asked) -> Fault | None:
    return next((fault for fault in frame_values.faults(frame, rows, asking.law) if fault.refused), None)
