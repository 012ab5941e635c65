"""The register's own values beside a file: frames of chosen fields, read in pieces by plain SQL."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from hearthlight.register.models import Income
from hearthlight.register.reading import read, selected
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.trail.models import Recorded

INCOMES = {
    "id": pl.Int64,
    "household": pl.Int64,
    "year": pl.Int64,
    "item": pl.String,
    "fen": pl.Int64,
    "origin": pl.String,
    "source": pl.Int64,
}


def stored(model: type[Recorded], ids: Iterable[int], fields: Mapping[str, Any]) -> pl.DataFrame:
    """`id` and the fields of these rows; an empty text is nothing known."""
    schema = {"id": pl.Int64, **fields}
    select = selected({name: (f'"{name}"', kind) for name, kind in schema.items()})
    table = model._meta.db_table
    parts = [pl.DataFrame(schema=schema)]
    for part in chunks(list(ids)):
        inside = ", ".join(map(str, part))
        parts.append(read(f"select {select} from {table} where id in ({inside})", [], schema))  # noqa: S608
    texts = [name for name, kind in fields.items() if kind == pl.String]
    return pl.concat(parts).with_columns(pl.col(name).replace("", None) for name in texts)


def declared(households: Iterable[int]) -> pl.DataFrame:
    """The lines of the income account that were declared or imported: one a household, year and item."""
    parts = [pl.DataFrame(schema=INCOMES)]
    for part in chunks(list(households)):
        inside = ", ".join(map(str, part))
        columns = "id, household_id, year, item, fen, origin, source_id"
        statement = f"select {columns} from {Income._meta.db_table} where line = '' and household_id in ({inside})"  # noqa: S608
        parts.append(read(statement, [], INCOMES))
    return pl.concat(parts)
