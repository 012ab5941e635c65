"""What a file had changed when it was taken in 已导入的更改, told by the trail: it stays told after an undo."""

from typing import Any

import polars as pl
from django.apps import apps
from django.db.models import QuerySet

from hearthlight.register.shadow.stays import named
from hearthlight.register.workbooks.changes import as_json
from hearthlight.register.workbooks.writing import MODELS
from hearthlight.trail.models import Change, Event, Source

SCHEMA = {
    "subject_kind": pl.String,
    "subject_id": pl.Int64,
    "field": pl.String,
    "old": pl.String,
    "new": pl.String,
    "row": pl.Int64,
}
_READ = ("subject_kind", "subject_id", "field", "old", "new", "source_row")


def took_in(source: Source, start: int, count: int) -> pl.DataFrame:
    """The changes of the file's last taking in, `count` from `start` on, in the order of its rows: subject_kind,
    subject_id, field (an income's is its item), old, new, row, household. What it brought anew is not among them."""
    applied = Event.objects.filter(kind="register.apply_workbook", source=source).order_by("-pk").first()
    rows = [] if applied is None else _changes(applied).values_list(*_READ)[start : start + count]
    said = [(kind, pk, field, as_json(old), as_json(new), row) for kind, pk, field, old, new, row in rows]
    return named(pl.DataFrame(said, schema=SCHEMA, orient="row"))


def _changes(applied: Event) -> "QuerySet[Change]":
    found: Any = Change.objects.filter(event=applied, subject_kind__in=list(MODELS))
    for kind in MODELS:
        made = apps.get_model(kind)._base_manager.filter(made=applied)
        found = found.exclude(subject_kind=kind, subject_id__in=made.values("pk"))
    return found.order_by("source_row", "pk")
