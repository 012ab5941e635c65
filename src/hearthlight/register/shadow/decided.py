"""Cells that no export was agreed on but that a person has changed here: nobody's word is written over unseen."""

from collections.abc import Iterator

import polars as pl
from django.db.models import Q

from hearthlight.register.shadow import three_ways
from hearthlight.register.shadow.three_ways import KEY
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.changes import INCOME
from hearthlight.trail.models import Change, Source

BY_FILE = ("register.apply_workbook", "register.undo_workbook")
"""Acts that say what a file says; a table of our own says what a person changed in it."""


def decided_here(compared: pl.DataFrame) -> pl.DataFrame:
    """The differing cells (`three_ways.SCHEMA`): never agreed, filled on both sides and last changed here by a person
    is changed by both."""
    filled = pl.col("theirs").is_not_null() & pl.col("ours").is_not_null()
    asked = compared.filter((pl.col("standing") == three_ways.NEVER_AGREED) & filled).select(KEY)
    if asked.is_empty():
        return compared
    people = _by_people()
    found = [cell for (kind,), part in asked.group_by("subject_kind") for cell in _changed(str(kind), part, people)]
    cells = pl.DataFrame(found, schema=dict(asked.schema), orient="row")
    return three_ways.turned(compared, asked.join(cells, on=KEY, how="semi"))


def _by_people() -> Q:
    own = Source.objects.filter(kind="workbook", mapping__columns__key__isnull=False)
    return ~Q(event__kind__in=BY_FILE) | Q(event__kind=BY_FILE[0], event__source__in=own)


def _changed(kind: str, asked: pl.DataFrame, people: Q) -> Iterator[tuple[str, int, str]]:
    """Cells of these subjects whose newest change is a person's; an income's cell is named by its item."""
    items = dict(asked.select("subject_id", "field").iter_rows()) if kind == INCOME else {}
    for ids in chunks(asked["subject_id"].unique()):
        rows = Change.objects.filter(subject_kind=kind, subject_id__in=ids)
        touched = set(rows.filter(people).values_list("subject_id", "field"))
        newest: dict[tuple[int, str], int] = {}
        said = rows.filter(subject_id__in={pk for pk, _ in touched}).order_by("valid_from", "event_id", "pk")
        by_people = set(said.filter(people).values_list("pk", flat=True))
        for pk, subject, field in said.values_list("pk", "subject_id", "field"):
            newest[subject, field] = pk
        for (subject, field), pk in newest.items():
            if pk in by_people:
                yield kind, subject, items.get(subject, field) if field == "fen" else field
