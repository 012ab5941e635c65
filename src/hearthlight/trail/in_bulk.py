"""Writing very many rows inside an act, a column at a time: what `history` and `entering` do for one row.

A file of a county makes two million changes; an object for each would take minutes and gigabytes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any

import polars as pl
from django.db import connection, models

from hearthlight.trail.models import Change, Event, Recorded

Column = pl.Series | Sequence[Any] | str | int | bool | date | None
"""A value for every row, or one value for all of them."""

CHUNK = 20_000


def insert(event: Event, model: type[Recorded], count: int, given: Mapping[str, Column]) -> Sequence[int]:
    """Store `count` new rows made by this event; fields that are not given have their default. Returns their ids."""
    if not count:
        return []
    ids = _free_ids(model, count)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns: dict[str, Column] = {field.attname: field.get_default() for field in fields}
    columns |= {"made_id": event.pk, "event_id": event.pk, **given}
    _write(model._meta.db_table, {"id": ids, **columns}, count)
    return ids


def write_changes(event: Event, kind: str, count: int, given: Mapping[str, Column]) -> int:
    """Store changes of one kind of row: columns subject_id, field, old, new, valid_from, source_row.

    `old` and `new` are JSON text as `Change` keeps it. Returns how many were written.
    """
    if count:
        columns = {"id": _free_ids(Change, count), "event_id": event.pk, "subject_kind": kind, **given}
        _write(Change._meta.db_table, columns, count)
    return count


def update(event: Event, model: type[Recorded], ids: Sequence[int], given: Mapping[str, Column]) -> None:
    """Give rows new values in these fields; each row is touched by this event once."""
    columns = [_values(column, len(ids)) for column in given.values()]
    assigned = ", ".join(f'"{name}" = %s' for name in given)
    assigned += (", " if assigned else "") + '"event_id" = %s'
    statement = f'update "{model._meta.db_table}" set {assigned} where "id" = %s'  # noqa: S608
    rows = zip(*columns, repeat(event.pk, len(ids)), ids, strict=True)
    with connection.cursor() as cursor:
        for part in _parts(rows):
            cursor.executemany(statement, part)


def _write(table: str, columns: Mapping[str, Column], count: int) -> None:
    rows = zip(*(_values(column, count) for column in columns.values()), strict=True)
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'copy "{table}" ({names}) from stdin') as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        for part in _parts(rows):
            cursor.executemany(f'insert into "{table}" ({names}) values ({places})', part)  # noqa: S608


def _parts(rows: Iterable[Any]) -> Iterator[list[Any]]:
    part = []
    for row in rows:
        part.append(row)
        if len(part) == CHUNK:
            yield part
            part = []
    if part:
        yield part


def _values(column: Column, count: int) -> Iterable[Any]:
    """The values of a column as the database's driver takes them: SQLite keeps days as text."""
    if isinstance(column, pl.Series):
        plain = column.cast(pl.String) if column.dtype == pl.Date and connection.vendor == "sqlite" else column
        return plain.to_list()
    if isinstance(column, list | tuple | range):
        return column
    return repeat(column.isoformat() if isinstance(column, date) else column, count)


def _free_ids(model: type[models.Model], count: int) -> Sequence[int]:
    """Ids that nobody else will take."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)"
            cursor.execute(sequence, [table, count])
            return [pk for (pk,) in cursor.fetchall()]
        cursor.execute("select seq from sqlite_sequence where name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
        return range(last + 1, last + 1 + count)
