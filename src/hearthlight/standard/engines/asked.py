"""What is asked of a register in Parquet: the rules of the day by frame, and those that cannot be asked. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import narwhals as nw
import polars as pl

from hearthlight.checks.rule import Rule
from hearthlight.register import parquet
from hearthlight.register.parquet import NotRead
from hearthlight.standard.engines import keys
from hearthlight.standard.frames import expressions
from hearthlight.standard.law.read_pack import Pack
from hearthlight.standard.own_frames import frame_schema

_ANEW = "{}：请重新写出这个文件。"


@dataclass(frozen=True)
class Asked:
    """The rules of a day by frame, what the law joins, what to read, and the rules not asked with what they lack."""

    law: Pack
    day: date
    rules: Mapping[str, Sequence[Rule]]
    joined: Mapping[str, Sequence[nw.Expr]]
    reads: Mapping[str, Sequence[str]]
    not_asked: Mapping[str, tuple[str, ...]]


def asked(source: Path, law: Pack, day: date) -> Asked:
    """What can be asked of the register in `source` on `day`. Raises NotRead where a file of it cannot be read or a
    row stands in two of them."""
    there = {frame: _alike(source, frame, law) for frame in parquet.frames(source)}
    for frame in there:
        keys.refuse_twice(frame, parquet.files(source, frame))
    standing = [rule for rule in law.rules if rule.in_force(day)]
    lacking = {rule.code: _lacking(rule, there, law) for rule in standing}
    rules = {frame: [rule for rule in standing if rule.frame == frame and not lacking[rule.code]] for frame in there}
    return Asked(
        law,
        day,
        {frame: chosen for frame, chosen in rules.items() if chosen},
        {frame: expressions(frame, law.parameters, day, law.columns.joined) for frame in there},
        {frame: _reads(frame, rules[frame], law) for frame in there},
        {code: names for code, names in lacking.items() if names},
    )


def _alike(source: Path, frame: str, law: Pack) -> pl.Schema:
    """The columns of a frame, the same in all its blocks."""
    files = parquet.files(source, frame)
    first = _schema(files[0])
    _refuse(first, files[0], frame, law)
    for file in files[1:]:
        differing = first.items() ^ _schema(file).items()
        for name, _kind in sorted(differing, key=str):
            found = f"{file}, column {name}: it is not as in {files[0].name}, which stands beside it; write it anew"
            raise NotRead(found, _ANEW.format(f"{file} 的 {name} 列与旁边的 {files[0].name} 不同"))
    return first


def _schema(file: Path) -> pl.Schema:
    try:
        return pl.Schema(pl.read_parquet_schema(file))
    except (pl.exceptions.PolarsError, OSError) as error:
        found = f"{file} is no Parquet file ({str(error).splitlines()[0]}): write it anew"
        raise NotRead(found, _ANEW.format(f"{file} 不是 Parquet 文件")) from error


def _refuse(schema: pl.Schema, file: Path, frame: str, law: Pack) -> None:
    """Nothing, or NotRead for a file without the columns that name its rows, or with a column of another type."""
    wanted = frame_schema.types(frame, law)
    for key in frame_schema.keys(frame):
        if key not in schema:
            found = f"{file} lacks the column {key}, by which rows are named: write it anew"
            raise NotRead(found, _ANEW.format(f"{file} 缺 {key} 列"))
    for name, kind in schema.items():
        if name in wanted and not _fits(kind, wanted[name]):
            found = f"{file}, column {name}: found {kind}, expected {wanted[name]}; write it anew in that type"
            raise NotRead(found, _ANEW.format(f"{file} 的 {name} 列是 {kind}，应为 {wanted[name]}"))


def _fits(found: pl.DataType, wanted: pl.DataType | type[pl.DataType]) -> bool:
    if wanted == pl.String:
        return found in (pl.String, pl.Categorical)
    return found.is_integer() if wanted == pl.Int64 else found == wanted


def _lacking(rule: Rule, there: Mapping[str, pl.Schema], law: Pack) -> tuple[str, ...]:
    if rule.frame not in there:
        return (rule.frame,)
    present = there[rule.frame].keys() | frame_schema.joined(rule.frame, law)
    return tuple(name for name in rule.reads if name not in present)


def _reads(frame: str, rules: Sequence[Rule], law: Pack) -> list[str]:
    """The columns to read from the files: what names a row, and what the rules read and the law does not join."""
    wanted = [*frame_schema.keys(frame), *(name for rule in rules for name in rule.reads)]
    return [name for name in dict.fromkeys(wanted) if name not in frame_schema.joined(frame, law)]
