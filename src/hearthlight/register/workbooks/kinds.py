"""Kinds of columns of a register's workbook: how each is spelled, read and shown again. Pure."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from hearthlight.core.money import format_yuan
from hearthlight.core.units import format_thousandths
from hearthlight.sheets import cells
from hearthlight.sheets.table import Column
from hearthlight.sheets.workbook import Cell

WAN = 1_000_000
MASKED = set("*•")
NOTHING: Mapping[str, str] = {}

POLITICAL = {"党员": "party", "预备党员": "probationary", "团员": "league"}
SCHOOLING = {f"高职{year}年级": f"vocational_{number}" for number, year in enumerate("一二三", 1)}
AWAY = {"其他(不务工)": "none"}
"""Other spellings of the terms of `codes` that are met in files (policy notes 1.4), each of one term alone."""


def words(field: str, *spellings: str, needed: bool = False) -> Column:
    """Free text."""
    return Column(field, spellings, cells.text, needed)


def number(field: str, *spellings: str) -> Column:
    """A number that is a name: kept as text, every digit of it."""
    return Column(field, spellings, cells.number_text)


def masked(reader: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """A reader to which a masked cell (``李**``, ``••••``) says nothing: what was hidden comes back as no value."""
    return lambda cell: None if MASKED & set(str(cell)) else reader(cell)


def as_written(cell: Cell) -> str | None:
    """A number that is a name, as it was written, so that a match can say what was made of it."""
    plain = cells.number_text(cell)
    return str(cell).strip() if isinstance(cell, str) and plain else plain


def day(field: str, *spellings: str) -> Column:
    """A day."""
    return Column(field, spellings, cells.day, kind=date)


def yes(field: str, *spellings: str) -> Column:
    """Yes or no."""
    return Column(field, spellings, cells.yes_no, kind=bool)


def code(field: str, terms: Mapping[str, str], *spellings: str, also: Mapping[str, str] = NOTHING) -> Column:
    """One term of a list; `also`: other spellings of its terms to their codes."""
    return Column(field, spellings, partial(_code, terms=terms, also=also), terms=terms)


def _code(cell: Cell, terms: Mapping[str, str], also: Mapping[str, str]) -> str | None:
    return also.get(cells.text(cell) or "") or cells.coded(cell, terms)


def several(field: str, terms: Mapping[str, str], *spellings: str) -> Column:
    """Several terms of a list in one cell."""
    return Column(field, spellings, partial(cells.several, terms=terms), kind=frozenset, terms=terms)


def count(field: str, high: int, *spellings: str, low: int = 0) -> Column:
    """A whole number."""
    return Column(field, spellings, partial(cells.whole, low=low, high=high), kind=int)


def mu(field: str, *spellings: str) -> Column:
    """An area of land in mu, kept in thousandths."""
    return Column(field, spellings, partial(cells.scaled, factor=1000, high=10**9), kind=int)


def kilometres(field: str, *spellings: str) -> Column:
    """A distance in km, kept in metres."""
    return Column(field, spellings, partial(cells.scaled, factor=1000, high=100_000), kind=int)


def yuan(field: str, *spellings: str) -> Column:
    """An amount in yuan, or in 10,000 yuan where the heading says so, kept in fen."""
    return Column(field, spellings, cells.fen, units={"万元": partial(cells.fen, factor=WAN)}, kind=int)


def shown(column: Column, value: Any) -> str:
    """The text of a cell that reads as `value` again; an empty text for what is unknown."""
    if value is None:
        return ""
    if column.kind is frozenset:
        return "、".join(term for kept, term in column.terms.items() if kept in value)
    if column.terms:
        return column.terms[value]
    if column.kind is bool:
        return "是" if value else "否"
    return _NUMBERS.get(_asked(column.reader), str)(value)


def _asked(reader: Callable[[Cell], Any]) -> Any:
    return reader.func if isinstance(reader, partial) else reader


_NUMBERS: Mapping[Any, Callable[[Any], str]] = {
    cells.fen: format_yuan,
    cells.scaled: partial(format_thousandths, decimals=3),
}
