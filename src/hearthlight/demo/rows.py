"""Storing very many new rows of an act straight from a frame; what the database holds, it still refuses."""

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
    quoted = ", ".join(f'"{column}"' for column in ready.columns)
    marks = ", ".join(["%s"] * ready.width)
    with connection.cursor() as cursor:
        cursor.executemany(f"insert into {model._meta.db_table} ({quoted}) values ({marks})", ready.iter_rows())  # noqa: S608
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)
