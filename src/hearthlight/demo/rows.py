"""Storing very many new rows of an act straight from a frame; what the database holds, it still refuses."""

from typing import Any

import polars as pl
from django.core.management.color import no_style
from django.db import connection, models

from hearthlight.trail.models import Event


def store(event: Event, model: type[models.Model], frame: pl.DataFrame) -> None:
    """Insert `frame`, whose columns are those of the model's table, as rows made by `event`."""
    known = {field.column for field in model._meta.local_concrete_fields}
    ready = frame.with_columns(pl.col(pl.Date).dt.strftime("%Y-%m-%d"))
    ready = ready.with_columns(made_id=pl.lit(event.pk), event_id=pl.lit(event.pk))
    strange = set(ready.columns) - known
    if strange:
        raise ValueError(f"{model._meta.label} has no columns {sorted(strange)}")
    with connection.cursor() as cursor:
        into = _copied if connection.vendor == "postgresql" else _inserted
        into(cursor, model._meta.db_table, ready)
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def _inserted(cursor: Any, table: str, frame: pl.DataFrame) -> None:
    marks = ", ".join(["%s"] * frame.width)
    cursor.executemany(f"insert into {table} ({_quoted(frame)}) values ({marks})", frame.iter_rows())  # noqa: S608


def _copied(cursor: Any, table: str, frame: pl.DataFrame) -> None:
    with cursor.copy(f"copy {table} ({_quoted(frame)}) from stdin") as copy:
        for row in frame.iter_rows():
            copy.write_row(row)


def _quoted(frame: pl.DataFrame) -> str:
    return ", ".join(f'"{column}"' for column in frame.columns)
