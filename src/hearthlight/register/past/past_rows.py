"""Reading rows of the register as they were at a moment: today's rows by plain SQL, the changes laid over them.

All past sight: the caller has seen to it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl
from django.db import connection, models

from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.past.overlay import CHANGES, Moment, in_force, laid_over
from hearthlight.register.reading import Scope, read, selected
from hearthlight.trail.models import Event
from hearthlight.trail.subject import kind_of

Columns = Mapping[str, tuple[str, Any]]
"""Frame column to (the table's column, its Polars type)."""

_KINDS = {models.DateField: pl.Date, models.BooleanField: pl.Boolean}
_MOVED = "select subject_id from trail_change where subject_kind = %s and field = 'area_code'"


def columns_of(model: type[models.Model]) -> Columns:
    """Every column of a table, `made_id` and `event_id` among them, under its own name."""
    return {field.column: (field.column, _kind(field)) for field in model._meta.local_concrete_fields}


def _kind(field: Any) -> Any:
    found = next((kind for type_, kind in _KINDS.items() if isinstance(field, type_)), None)
    words = isinstance(field, models.CharField | models.TextField)
    return found or (pl.String if words else pl.Int64)


def is_past(moment: Moment) -> bool:
    """Whether today's rows may not be the answer: an event is asked, or a fact or a payment came after the day."""
    if moment.event is not None or _paid_after(moment.day):
        return True
    kinds = [kind_of(model) for model in (Household, Member, Income, Status)]
    marks = ", ".join(["%s"] * len(kinds))
    statement = f"select 1 from trail_change where subject_kind in ({marks}) and valid_from > %s limit 1"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [*kinds, moment.day])
        return cursor.fetchone() is not None


def _paid_after(day: date) -> bool:
    later = Event.objects.filter(day__gt=day)
    paid = Income.whole.filter(origin=Income.Origin.PAYMENT, made__in=later)
    return later.exists() and paid.exists()


def come(where: str, parameters: list[Any], day: date) -> tuple[str, list[Any]]:
    """The condition on rows of the income account that leaves out payments of this system made after `day`.

    A payment is written on the day on which it was paid, once and without a change: its event says when it came.
    """
    paid_after = "origin = %s and made_id in (select id from trail_event where day > %s)"
    return f"{where} and not ({paid_after})", [*parameters, Income.Origin.PAYMENT.value, day]


def rows(
    model: type[models.Model], key: str, columns: Columns, moment: Moment, where: str, parameters: Sequence[Any]
) -> pl.DataFrame:
    """Rows of a table that `where` may mean, made by the moment, with their fields as they were; in the order of ids.

    `key` is the frame's column that holds the row's id.
    """
    table, known = model._meta.db_table, "" if moment.event is None else " and made_id <= %s"
    statement = f"select {selected(columns)} from {table} where ({where}){known} order by id"  # noqa: S608
    given = [*parameters, *([] if moment.event is None else [moment.event])]
    frame = read(statement, given, {name: kind for name, (_, kind) in columns.items()})
    return laid_over(frame, key, values(model, moment), _fields(model, columns))


def values(model: type[models.Model], moment: Moment) -> pl.DataFrame:
    """The value of every field of the table that ever changed, at the moment: subject, field, value (JSON text)."""
    statement = (
        "select subject_id, field, cast(old as text), cast(new as text), cast(valid_from as text), event_id "
        "from trail_change where subject_kind = %s"
    )
    return in_force(read(statement, [kind_of(model)], CHANGES), moment)


def last_touched(model: type[models.Model], event: int) -> pl.DataFrame:
    """The last act up to `event` that changed a row: household (its id), touched."""
    statement = (
        "select subject_id, max(event_id) from trail_change "
        "where subject_kind = %s and event_id <= %s group by subject_id"
    )
    return read(statement, [kind_of(model), event], {"household": pl.Int64, "touched": pl.Int64})


def _fields(model: type[models.Model], columns: Columns) -> dict[str, tuple[str, Any]]:
    names = {field.column: field.name for field in model._meta.local_concrete_fields}
    return {names[column]: (name, kind) for name, (column, kind) in columns.items()}


def of_place(
    model: type[models.Model], key: str, household: str, columns: Columns, scope: Scope, moment: Moment
) -> pl.DataFrame:
    """The same of a table with `area_code` (a column of the frame, too): rows that stood in the scope then."""
    inside, low_high = Scope(scope.low, scope.high).condition("area_code", household)
    where, parameters = f"({inside} or id in ({_MOVED}))", [*low_high, kind_of(model)]
    if scope.registered_only:
        registered, more = scope.registered(household)
        where, parameters = f"{where} and {registered}", [*parameters, *more]
    found = rows(model, key, columns, moment, where, parameters)
    return found.filter((pl.col("area_code") >= scope.low) & (pl.col("area_code") < scope.high))


def present(begin: str, end: str, day: date) -> pl.Expr:
    """Begun by the day and not yet ended."""
    return (pl.col(begin) <= day) & (pl.col(end).is_null() | (pl.col(end) > day))
