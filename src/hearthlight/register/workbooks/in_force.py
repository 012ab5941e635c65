"""What fields were on the day of a file that comes late, where something newer is known: late facts undo nothing."""

from datetime import date
from typing import Any

import polars as pl

from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.changes import as_json
from hearthlight.trail.models import Change

NOTHING = pl.DataFrame(schema={"id": pl.Int64, "field": pl.String, "then": pl.String})
"""Nothing is known of a later day."""


def in_force(kind: str, days: pl.DataFrame) -> pl.DataFrame:
    """(id, field, then): stored forms as JSON text on the `day` of each `id`, only of fields changed for a later day.

    `days` has the columns id and day. For every other field what the row holds now was in force then.
    """
    if days.is_empty():
        return NOTHING
    asked = dict(days.select("id", "day").iter_rows())
    first = min(asked.values())
    rows = Change.objects.filter(subject_kind=kind, event__day__gt=first, valid_from__gt=first)
    later = {
        (pk, field)
        for pk, field, day in rows.values_list("subject_id", "field", "valid_from").iterator()
        if pk in asked and day > asked[pk]
    }
    return _then(kind, asked, later) if later else NOTHING


def _then(kind: str, asked: dict[int, date], later: set[tuple[int, str]]) -> pl.DataFrame:
    known: dict[tuple[int, str], list[tuple[date, int, Any, Any]]] = {}
    for part in chunks(sorted({pk for pk, _ in later})):
        rows = Change.objects.filter(subject_kind=kind, subject_id__in=part).order_by("valid_from", "event_id")
        for pk, field, *change in rows.values_list("subject_id", "field", "valid_from", "event_id", "old", "new"):
            known.setdefault((pk, field), []).append(tuple(change))  # type: ignore[arg-type]
    found = [(*place, as_json(_on(asked[place[0]], known[place]))) for place in later]
    return pl.DataFrame(found, schema=NOTHING.schema, orient="row")


def _on(day: date, changes: list[tuple[date, int, Any, Any]]) -> Any:
    """The newest change in force on the day, else what stood before the first that was written down."""
    before = [new for valid_from, _, _, new in changes if valid_from <= day]
    return before[-1] if before else min(changes, key=lambda change: change[1])[2]
