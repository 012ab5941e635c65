"""What ``hearthlight what-if`` prints: who would cross, by place, before and after, and the yuan."""

import json
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.translation import gettext as _
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from hearthlight.core import areas
from hearthlight.core.money import format_yuan
from hearthlight.places import queries as places
from hearthlight.standard import pack
from hearthlight.standard.what_if import parquet as what_if_parquet
from hearthlight.standard.what_if import query as what_if_query
from hearthlight.standard.what_if.changes import HELD, BadChange, Change
from hearthlight.standard.what_if.sums import SUMS, by_place

WIDTH = 100
"""Of a table whose numbers need no more."""
HEADING = 8
"""A column is no narrower than four characters of its heading."""
FEN = {"gap_before": "gap_before_fen", "gap_after": "gap_after_fen"}
"""Sums of money whose name as data says what they are counted in."""


def what_if(place: str, day: date, changes: Sequence[Change], as_json: bool = False, folder: Path | None = None) -> str:
    """The sums by the places below `place` (a full code), as a table or, `as_json`, one object.

    Of the register, or of a `folder` of Parquet frames, for which no database is needed. Raises BadChange, NoPack.
    """
    if folder is None:
        parts = by_place(what_if_query.compare(place, day, changes), place)
        names = places.names([place, *parts.get_column("place")])
    else:
        parts, names = what_if_parquet.sums(folder, pack.on(day), day, changes, place), {}
    if as_json:
        return json.dumps(as_data(parts, place, day), ensure_ascii=False)
    out, shown = StringIO(), table(parts, names)
    needed = sum((column.min_width or 0) + 3 for column in shown.columns) + 1
    console = Console(file=out, width=max(WIDTH, needed))
    console.print(shown)
    for words in held(changes):
        console.print(words, soft_wrap=True)
    return out.getvalue().rstrip("\n")


def as_data(parts: pl.DataFrame, place: str, day: date) -> dict[str, Any]:
    """The sums as plain data: money in fen, a place an entry."""
    told = parts.rename(FEN)
    whole = told.select(pl.exclude("place").sum()).row(0, named=True)
    below = {row.pop("place"): row for row in told.iter_rows(named=True)}
    return {"place": place, "day": day.isoformat(), "total": whole, "places": below}


def table(parts: pl.DataFrame, names: dict[str, str]) -> Table:
    """The sums for reading: households (people), money in yuan; the last line is the whole. No number is cut."""
    rows = [(names.get(row["place"], areas.prefix(row["place"])), *_cells(row)) for row in parts.iter_rows(named=True)]
    last = (_("Together"), *_cells(parts.select(pl.col(*SUMS).sum()).row(0, named=True)))
    shown = Table()
    for number, heading in enumerate([_("Place"), *_headings()]):
        widest = max(HEADING, *(cell_len(row[number]) for row in [*rows, last]))
        shown.add_column(heading, justify="right" if number else "left", min_width=widest, overflow="fold")
    for row in rows:
        shown.add_row(*row)
    shown.add_section()
    shown.add_row(*last)
    return shown


def _headings() -> list[str]:
    before, after = _("Below the line before"), _("Below the line after")
    crossing = [_("Would rise above it"), _("Would fall below it"), _("Cannot be told")]
    return [
        _("Households (people)"),
        before,
        after,
        *crossing,
        _("Gap before (yuan)"),
        _("Gap after (yuan)"),
        _("Brought (yuan)"),
    ]


def _cells(row: dict[str, int]) -> list[str]:
    counted = [f"{row['households']:,} ({row['people']:,})"]
    names = ("below_before", "below_after", "up", "down", "unknown_after")
    counted += [f"{row[name]:,} ({row[f'{name}_people']:,})" for name in names]
    return [*counted, *(format_yuan(row[name]) for name in ("gap_before", "gap_after", "brought_fen"))]


def held(changes: Sequence[Change]) -> list[str]:
    """What is held constant and what cannot be told, in words, each once."""
    said = dict.fromkeys(words for one in changes for words in HELD[type(one)])
    return [_("Nothing is saved: this is worked out from the records as they are."), *(_(words) for words in said)]


def in_words(error: BadChange) -> str:
    """The refusal in the language of the reader."""
    return _(error.words).format(**error.values)
