"""Faults of a reader's frames: refused when an answer could be wrong by them, else named beside the answers. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import polars as pl

from hearthlight.checks.rule import Rule
from hearthlight.register.schema import FRAMES
from hearthlight.standard.own_frames import frame_schema, frame_values
from hearthlight.standard.own_frames.frame_words import Fault, FrameRefused
from hearthlight.standard.pack import Pack

COLUMNS = {
    "frame": pl.String,
    "column": pl.String,
    "fault": pl.String,
    "refused": pl.Boolean,
    "rows": pl.Int64,
    "row": pl.Int64,
    "subject": pl.Int64,
    "found": pl.String,
    "sentence": pl.String,
}
"""The columns of `table`."""


def faults(frames: Mapping[str, pl.DataFrame], pack: Pack) -> list[Fault]:
    """Every kind of fault, refused ones first; one entry a kind and column, with its rows counted."""
    found = [*_names(frames), *_within(frames, pack), *_between(frames), *_ages(frames, pack), *_absent(frames, pack)]
    return sorted(found, key=lambda fault: not fault.refused)


def refuse(frames: Mapping[str, pl.DataFrame], pack: Pack) -> None:
    """Nothing, or FrameRefused with the first fault by which an answer could be wrong."""
    for fault in _names(frames):
        raise FrameRefused(fault)
    for fault in _within(frames, pack):
        raise FrameRefused(fault)


def table(found: list[Fault]) -> pl.DataFrame:
    """The faults as a frame with COLUMNS; `rows`, `row` (from 1) and `subject` are null for a fault of no row."""
    rows = [{name: getattr(fault, name) for name in COLUMNS} for fault in found]
    return pl.DataFrame(rows, schema=COLUMNS)


def _names(frames: Mapping[str, pl.DataFrame]) -> Iterator[Fault]:
    for name in frames:
        if name not in FRAMES:
            yield Fault("no_such_frame", name, expected=", ".join(FRAMES))


def _within(frames: Mapping[str, pl.DataFrame], pack: Pack) -> Iterator[Fault]:
    for name, frame in frames.items():
        if name in FRAMES:
            yield from frame_values.faults(name, frame, pack)


def _between(frames: Mapping[str, pl.DataFrame]) -> Iterator[Fault]:
    """Households without members, sizes that differ from the members counted, members without a household."""
    homes, people = frames.get("household"), frames.get("member")
    if homes is None or not _numbered(homes):
        return
    size = homes["size"] if "size" in homes.columns and homes["size"].dtype.is_integer() else None
    if people is None or not _numbered(people):
        yield from _empty(homes, size)
        return
    here = _counted(homes, people)
    yield from _empty(homes, here if size is None else size.fill_null(0) + here)
    yield from _differing(homes, size, here)
    strange = ~people["household"].is_in(homes["household"].implode())
    yield from frame_values.at("no_home", "member", people, "household", strange)


def _numbered(frame: pl.DataFrame) -> bool:
    return "household" in frame.columns and frame["household"].dtype.is_integer()


def _counted(homes: pl.DataFrame, people: pl.DataFrame) -> pl.Series:
    """How many members each household has in the member frame, in the order of the households."""
    counted = people.group_by(pl.col("household").cast(pl.Int64)).agg(people=pl.len().cast(pl.Int64))
    numbers = homes.select(pl.col("household").cast(pl.Int64))
    return numbers.join(counted, on="household", how="left", maintain_order="left")["people"].fill_null(0)


def _empty(homes: pl.DataFrame, people: pl.Series | None) -> Iterator[Fault]:
    if people is not None:
        yield from frame_values.at("home_empty", "household", homes, None, people == 0)


def _differing(homes: pl.DataFrame, size: pl.Series | None, here: pl.Series) -> Iterator[Fault]:
    if size is not None:
        for fault in frame_values.at("size_differs", "household", homes, "size", size != here):
            yield replace(fault, expected=str(here[(fault.row or 1) - 1]))


def _ages(frames: Mapping[str, pl.DataFrame], pack: Pack) -> Iterator[Fault]:
    """Members whose age is not known, with the rules that cannot be judged by it."""
    people, asking = frames.get("member"), frame_schema.readers("member", pack).get("age", [])
    if people is not None and "age" in people.columns and asking:
        yield from frame_values.at("no_age", "member", people, "age", people["age"].is_null(), rules=_codes(asking))


def _absent(frames: Mapping[str, pl.DataFrame], pack: Pack) -> Iterator[Fault]:
    """Frames and columns that are not there, each with the rules that are therefore not asked."""
    for name in FRAMES:
        readers = frame_schema.readers(name, pack)
        if name not in frames and readers:
            yield Fault("frame_absent", name, rules=_codes([rule for rules in readers.values() for rule in rules]))
        for column, rules in readers.items() if name in frames else ():
            if column not in frames[name].columns:
                yield Fault("column_absent", name, column, rules=_codes(rules))


def _codes(rules: list[Rule]) -> str:
    return ", ".join(dict.fromkeys(rule.code for rule in rules))
