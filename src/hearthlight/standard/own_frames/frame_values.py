"""Faults of one frame: its keys, the types of its columns, values that cannot be. Pure: a Polars frame in, faults out.

Only what the pack's rules read is looked at, and the accounts beside a net income; other columns may hold anything.
"""

from collections.abc import Iterator

import polars as pl

from hearthlight.standard.own_frames import frame_schema
from hearthlight.standard.own_frames.frame_words import Fault
from hearthlight.standard.pack import Pack

_TEXTS = (pl.String, pl.Categorical, pl.Enum)
_MAY_BE_BELOW_0 = ("net_fen", "net_fen_prev", "removed_net_fen")
"""A net income: a year's costs may exceed what came in."""


def faults(name: str, frame: pl.DataFrame, pack: Pack) -> Iterator[Fault]:
    """What is wrong within one frame, keys first; an empty cell is *unknown* and no fault."""
    kinds = frame_schema.types(name, pack)
    read = [*frame_schema.keys(name), *frame_schema.readers(name, pack), *frame_schema.ACCOUNT_COLUMNS]
    seen = [column for column in dict.fromkeys(read) if column in frame.columns and column in kinds]
    mistyped = {column: list(_type(name, frame, column, kinds[column])) for column in seen}
    yield from (fault for found in mistyped.values() for fault in found)
    sound = [column for column in seen if not mistyped[column]]
    yield from _keys(name, frame, sound)
    yield from _negative(name, frame, sound)
    yield from _loss(name, frame, sound)
    yield from _codes(name, frame, sound, pack)
    yield from _areas(name, frame, sound, pack)


def at(
    fault: str, name: str, frame: pl.DataFrame, column: str | None, where: pl.Series, **more: str
) -> Iterator[Fault]:
    """One fault of the rows where `where` is true, said of the first of them; nothing when it is true nowhere."""
    rows = where.fill_null(False).arg_true()
    if len(rows):
        key, first = frame_schema.keys(name)[0], int(rows[0])
        subject = frame[key][first] if key in frame.columns else None
        found = {"found": str(frame[column][first])} if column else {}
        yield Fault(fault, name, column, len(rows), first + 1, subject, **{**found, **more})


def _type(name: str, frame: pl.DataFrame, column: str, wanted: pl.DataType | type[pl.DataType]) -> Iterator[Fault]:
    cells, kind = frame[column], frame[column].dtype
    if _fits(kind, wanted):
        return
    if not (kind.is_float() and wanted == pl.Int64):
        yield Fault("wrong_type", name, column, found=str(kind), expected=str(wanted))
        return
    endless = list(at("not_finite", name, frame, column, ~cells.is_finite()))
    first = str(cells.drop_nulls().first())
    yield from endless or at("not_whole", name, frame, column, cells.is_not_null(), found=str(kind), example=first)


def _fits(kind: pl.DataType, wanted: pl.DataType | type[pl.DataType]) -> bool:
    """Every width of integer will do, every kind of text, and a column that is empty throughout."""
    texts = wanted == pl.String and kind in _TEXTS
    return texts or kind in (wanted, pl.Null) or (wanted == pl.Int64 and kind.is_integer())


def _keys(name: str, frame: pl.DataFrame, sound: list[str]) -> Iterator[Fault]:
    key, area = frame_schema.keys(name)
    for column in (key, area):
        if column not in frame.columns:
            yield Fault("key_absent", name, column)
        elif column in sound:
            yield from at("key_empty", name, frame, column, frame[column].is_null())
    if key in sound and frame[key].n_unique() < len(frame):
        yield from at("key_twice", name, frame, key, ~frame[key].is_first_distinct() & frame[key].is_not_null())


def _negative(name: str, frame: pl.DataFrame, sound: list[str]) -> Iterator[Fault]:
    for column in sound:
        if frame[column].dtype.is_integer() and column not in _MAY_BE_BELOW_0 and (_least(frame[column]) or 0) < 0:
            yield from at("negative", name, frame, column, frame[column] < 0)


def _least(cells: pl.Series) -> int | None:
    least = cells.min()
    return least if isinstance(least, int) else None


def _loss(name: str, frame: pl.DataFrame, sound: list[str]) -> Iterator[Fault]:
    """A net income below nothing is believed when its five accounts add up to it."""
    if "net_fen" not in sound or (_least(frame["net_fen"]) or 0) >= 0:
        return
    accounts, below = list(frame_schema.ACCOUNT_COLUMNS), pl.col("net_fen") < 0
    if not set(accounts) <= set(sound):
        where = frame.select(below).to_series()
    else:
        *incomes, cost = accounts
        told = pl.sum_horizontal(incomes, ignore_nulls=False) - pl.col(cost)
        where = frame.select(below & ~told.eq_missing(pl.col("net_fen"))).to_series()
    yield from at("loss_unexplained", name, frame, "net_fen", where, expected=", ".join(accounts))


def _codes(name: str, frame: pl.DataFrame, sound: list[str], pack: Pack) -> Iterator[Fault]:
    for column, known in frame_schema.codes_of(name, pack).items():
        if column not in sound or frame[column].dtype == pl.Null:
            continue
        if not set(frame[column].unique().drop_nulls().cast(pl.String)) <= set(known):
            strange = ~frame[column].cast(pl.String).is_in(list(known))
            yield from at("code_unknown", name, frame, column, strange, expected=", ".join(known))


def _areas(name: str, frame: pl.DataFrame, sound: list[str], pack: Pack) -> Iterator[Fault]:
    width = pack.columns.area_width
    if "area_code" in sound and frame["area_code"].dtype != pl.Null:
        lengths = frame["area_code"].cast(pl.String).str.len_chars()
        yield from at("area_width", name, frame, "area_code", lengths != width, expected=str(width))
