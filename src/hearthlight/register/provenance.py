"""Where a value came from 数据来源: from a field back to file, sheet, row and column, and forth from a row."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hearthlight.register.workbooks.columns import ITEM
from hearthlight.register.workbooks.reading import came_from
from hearthlight.trail.models import Change, Event, Recorded, Source
from hearthlight.trail.subject import subject_of


@dataclass(frozen=True)
class Origin:
    """The act that gave a field its value; for a workbook the sheet, row and column; `old` is what stood before.

    `change` is None when the value has stood since the row was made.
    """

    event: Event
    change: Change | None
    source: Source | None
    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""

    @property
    def cell(self) -> str:
        """``D7``; empty when no cell is known."""
        return f"{self.column}{self.row}" if self.row and self.column else ""

    @property
    def old(self) -> Any:
        """The value before."""
        return self.change.old if self.change else None


def where_from(row: Recorded, field: str) -> Origin:
    """The origin of the value that a field holds now."""
    kind, pk = subject_of(row)
    changes = Change.objects.filter(subject_kind=kind, subject_id=pk, field=field).select_related("event__source")
    change = changes.order_by("-valid_from", "-event_id").first()
    event = change.event if change else Event.objects.select_related("source").get(pk=row.made_id)
    source = event.source
    if source is None or source.kind != "workbook":
        return Origin(event, change, source)
    asked = _heading_field(row, field)
    return Origin(
        event,
        change,
        source,
        source.mapping.get("sheet", ""),
        change.source_row if change else None,
        source.mapping.get("columns", {}).get(asked, ""),
        source.mapping.get("headings", {}).get(asked, ""),
    )


def _heading_field(row: Recorded, field: str) -> str:
    """The name of the column in the mapping: an income's amount stands under its item, what one cell tells under it."""
    if hasattr(row, "item"):
        return next((name for name, item in ITEM.items() if item == row.item), str(row.item))
    return came_from(field)


def changes_of(source: Source, row: int | None = None) -> "QuerySet[Change]":
    """Every change that a file made, or that one row of it made, in the order made."""
    rows = Change.objects.filter(event__source=source).order_by("pk")
    return rows if row is None else rows.filter(source_row=row)
