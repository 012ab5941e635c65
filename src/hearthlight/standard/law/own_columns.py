"""Columns and code lists of a pack's own: what another country's frames hold beside the register's columns. Pure.

``columns.toml`` in the pack's folder, which may be absent: ``area_width``, ``currency`` and its ``decimals``, own
columns and code lists by frame, and the parameters that are joined to each row.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from hearthlight.core import areas
from hearthlight.standard.frames import Joined

TYPES: Mapping[str, type[pl.DataType]] = {
    "integer": pl.Int64,
    "text": pl.String,
    "boolean": pl.Boolean,
    "date": pl.Date,
}
"""The words for a column's type; money is an integer of the smallest coin."""

FRAMES = ("household", "member", "village")
_PLAIN: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "area_width": (lambda said: type(said) is int and said > 0, "how many characters an area code has"),
    "currency": (lambda said: isinstance(said, str) and said != "", "the currency's name in quotes"),
    "decimals": (lambda said: type(said) is int and 0 <= said <= 4, "how many decimals an amount has, 0 to 4"),
}
_JOINED = {"frame", "column", "parameter", "at"}


class BadColumns(ValueError):
    """A file of columns that cannot be read as one: a sentence with the file, what stands there and what should."""


@dataclass(frozen=True)
class Columns:
    """What a pack's rules read beyond the register's schema: types and code lists by frame, joined parameters."""

    types: Mapping[str, Mapping[str, type[pl.DataType]]] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    joined: tuple[Joined, ...] = ()
    area_width: int = areas.WIDTH
    currency: str = "yuan"
    decimals: int = 2

    def names(self, frame: str) -> set[str]:
        """The columns of `frame` that the pack brings along, given by the reader or joined."""
        return {*self.types.get(frame, ()), *(one.column for one in self.joined if one.frame == frame)}


NO_COLUMNS = Columns()
"""A pack that does with the register's columns, China's codes and areas of 15 characters."""


def read(folder: Path) -> Columns:
    """The columns of the pack in `folder`; NO_COLUMNS without the file. Raises BadColumns."""
    path = folder / "columns.toml"
    if not path.exists():
        return NO_COLUMNS
    try:
        return _columns(tomllib.loads(path.read_text(encoding="utf-8")), f"{folder.name}/{path.name}")
    except tomllib.TOMLDecodeError as error:
        raise BadColumns(f"{folder.name}/{path.name} is no TOML: {error}; correct that line") from error


def _columns(text: dict[str, Any], where: str) -> Columns:
    known = {*_PLAIN, "joined", *FRAMES, *(f"{frame}_codes" for frame in FRAMES)}
    for strange in sorted(text.keys() - known):
        raise BadColumns(f"{where}: {strange!r} is nothing it may hold; use one of {', '.join(sorted(known))}")
    return Columns(
        types={frame: _types(text[frame], f"{where}, {frame}") for frame in FRAMES if frame in text},
        codes={frame: _codes(text.get(f"{frame}_codes", {}), f"{where}, {frame}_codes") for frame in FRAMES},
        joined=tuple(_joined(one, where) for one in text.get("joined", [])),
        **_plain(text, where),
    )


def _plain(text: Mapping[str, Any], where: str) -> dict[str, Any]:
    for name, (fits, wanted) in _PLAIN.items():
        if name in text and not fits(text[name]):
            raise BadColumns(f"{where}: {name} is {text[name]!r}; write {wanted}")
    return {name: text[name] for name in _PLAIN if name in text}


def _types(columns: Mapping[str, str], where: str) -> dict[str, type[pl.DataType]]:
    for name, word in columns.items():
        if word not in TYPES:
            raise BadColumns(f"{where}: column {name} is {word!r}; write one of {', '.join(TYPES)}")
    return {name: TYPES[word] for name, word in columns.items()}


def _codes(lists: Mapping[str, Any], where: str) -> dict[str, tuple[str, ...]]:
    for name, codes in lists.items():
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise BadColumns(f"{where}: {name} is {codes!r}; write a list of codes in quotes")
    return {name: tuple(codes) for name, codes in lists.items()}


def _joined(entry: Mapping[str, Any], where: str) -> Joined:
    at = entry.get("at", "day")
    if entry.keys() | {"at"} != _JOINED or at not in ("day", "line_day") or entry["frame"] not in FRAMES:
        raise BadColumns(
            f"{where}: a joined entry is {dict(entry)!r}; it needs frame (one of {', '.join(FRAMES)}), column,"
            ' parameter and at ("day" or "line_day")'
        )
    return Joined(entry["frame"], entry["column"], entry["parameter"], at)
