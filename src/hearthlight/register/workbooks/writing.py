"""Writing what a file says, inside the act that applies it, a column at a time; each change knows its row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import connection

from hearthlight.register.models import Household, Income, Member, Status
from hearthlight.register.workbooks import changes
from hearthlight.register.workbooks.in_force import in_force
from hearthlight.register.workbooks.prepared import Prepared
from hearthlight.trail.in_bulk import update, write_changes
from hearthlight.trail.models import Event, Recorded

STATUS = "register.status"
MODELS: Mapping[str, type[Recorded]] = {
    changes.HOUSEHOLD: Household,
    changes.MEMBER: Member,
    changes.INCOME: Income,
    STATUS: Status,
}


@dataclass
class Tally:
    """How much an application wrote."""

    households_added: int = 0
    members_added: int = 0
    changes: int = 0


def entered(event: Event, kind: str, rows: pl.DataFrame, field: str) -> int:
    """One change for each new row that has a `value`: columns id, value, day, row."""
    said = rows.filter(pl.col("value").is_not_null())
    given = {
        "subject_id": said["id"],
        "field": field,
        "old": None,
        "new": changes.json_text(said["value"]),
        "valid_from": said["day"],
        "source_row": said["row"],
    }
    return write_changes(event, kind, len(said), given)


def corrected(event: Event, kind: str, found: pl.DataFrame) -> int:
    """Write changes (subject_id, field, old, new, day, row) of rows that stand, and give the rows their new values.

    A field for which something of a later day is known keeps it: a late fact undoes nothing newer.
    """
    given = {
        "subject_id": found["subject_id"],
        "field": found["field"],
        "old": found["old"],
        "new": found["new"],
        "valid_from": found["day"],
        "source_row": found["row"],
    }
    write_changes(event, kind, len(found), given)
    newer = in_force(kind, found.select("day", id="subject_id").unique("id")).select("field", subject_id="id")
    settled = found.join(newer, on=["subject_id", "field"], how="anti", maintain_order="left")
    touch(event, MODELS[kind], settled)
    late = found.join(settled, on="subject_id", how="anti")["subject_id"].unique().to_list()
    update(event, MODELS[kind], late, {})
    return len(found)


def touch(event: Event, model: type[Recorded], found: pl.DataFrame) -> None:
    """Give rows their new values (subject_id, field, new), those with the same fields together."""
    alike: dict[tuple[str, ...], list[tuple[int, Sequence[str | None]]]] = {}
    for pk, fields, new in found.group_by("subject_id", maintain_order=True).agg("field", "new").iter_rows():
        alike.setdefault(tuple(fields), []).append((pk, new))
    for fields, rows in alike.items():
        values = zip(*(new for _, new in rows), strict=True)
        columns = dict(_column(model, *pair) for pair in zip(fields, values, strict=True))
        update(event, model, [pk for pk, _ in rows], columns)


def _column(model: type[Recorded], name: str, texts: Sequence[str | None]) -> tuple[str, list[Any]]:
    """The table's column of a field and its values as the driver takes them."""
    field: Any = model._meta.get_field(name)
    empty = None if field.null else ""
    values = (empty if one is None else field.to_python(changes.value_of(one)) for one in texts)
    return field.column, [field.get_db_prep_save(value, connection) for value in values]


def kept(model: type[Recorded], name: str, said: pl.Series) -> pl.Series:
    """A column as the table holds it: where it keeps an empty text for unknown, that."""
    field: Any = model._meta.get_field(name)
    return said if field.null else said.fill_null("")


def with_days(prepared: Prepared, kind: str) -> pl.DataFrame:
    """The proposed changes of one kind with the day from which each is true."""
    plan = prepared.plan
    days = (
        plan.people.select("day", subject_id="member")
        if kind == changes.MEMBER
        else plan.homes.select("day", subject_id="household")
    )
    mine = prepared.changes.filter(pl.col("subject_kind") == kind)
    return mine.join(days.drop_nulls().unique("subject_id"), on="subject_id", how="left", maintain_order="left")
