"""History: how rows are written inside an act, and what a field was on a day as known at an event."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from hearthlight.trail.models import Change, Event, Recorded
from hearthlight.trail.subject import kind_of, subject_of

Row = TypeVar("Row", bound=Recorded)
BATCH = 2000


class Conflict(Exception):
    """Somebody changed the same fields since the caller looked: both versions are kept for a person to settle."""

    def __init__(self, row: Recorded, new: dict[str, Any]) -> None:
        super().__init__(f"{row} was changed since it was read")
        self.row, self.new = row, new


def add(event: Event, row: Row) -> Row:
    """Store one new row made by this event."""
    row.made = row.event = event
    row.save(force_insert=True)
    return row


def bulk(event: Event, rows: Iterable[Row]) -> list[Row]:
    """Store many new rows of one model made by this event; their ids are set."""
    rows = list(rows)
    for row in rows:
        row.made = row.event = event
    return type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH) if rows else []


def amend(
    event: Event,
    row: Recorded,
    valid_from: date,
    *,
    seen: int | None = None,
    source_row: int | None = None,
    **new: Any,
) -> list[Change]:
    """Change dated facts of a row: one `change` a field that differs, true from `valid_from`.

    A late fact does not undo a newer one. `seen` is the id of the event the caller had read.
    Raises Conflict when one of these fields was changed since, ValueError for a day that has not come.
    """
    if seen and _touched_since(row, seen) & new.keys():
        raise Conflict(row, new)
    changes = [change_of(event, row, valid_from, source_row, name, value) for name, value in new.items()]
    written = Change.objects.bulk_create([change for change in changes if change])
    settle(event, row, [change.field for change in written])
    return written


def _touched_since(row: Recorded, seen: int) -> set[str]:
    return set(_changes(row).filter(event_id__gt=seen).values_list("field", flat=True))


def _changes(row: models.Model) -> models.QuerySet[Change]:
    kind, pk = subject_of(row)
    return Change.objects.filter(subject_kind=kind, subject_id=pk)


def change_of(
    event: Event, row: Recorded, valid_from: date, source_row: int | None, name: str, value: Any
) -> Change | None:
    """The change that `value` makes of a field, or None when the field held it on `valid_from` already.

    Raises ValueError for a day that has not come.
    """
    if valid_from > event.day:
        raise ValueError(f"{valid_from} has not come: a fact is written down on the day it holds, not before")
    field = row._meta.get_field(name)
    old, new = _in_force(row, name, valid_from), field.get_prep_value(value)  # type: ignore[union-attr]
    if old == _as_kept(new):
        return None
    kind, pk = subject_of(row)
    return Change(
        event=event,
        subject_kind=kind,
        subject_id=pk,
        field=name,
        old=old,
        new=new,
        valid_from=valid_from,
        source_row=source_row,
    )


def _in_force(row: Recorded, name: str, day: date) -> Any:
    """The stored form of a field's value on `day`: a late fact is new where it differs from that, not from today's."""
    known = list(_changes(row).filter(field=name).order_by("valid_from", "event_id"))
    if not known:
        return _as_kept(row._meta.get_field(name).value_from_object(row))  # type: ignore[union-attr]
    before = [change for change in known if change.valid_from <= day]
    return before[-1].new if before else min(known, key=lambda change: change.event_id).old


def _as_kept(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def settle(event: Event, row: Recorded, names: Sequence[str]) -> None:
    """Give the row the newest value of each of these fields, whatever the order they were learned in."""
    if not names:
        return
    for name in names:
        newest = _changes(row).filter(field=name).order_by("-valid_from", "-event_id")[0]
        _set(row, name, newest.new)
    row.event = event
    row.save(update_fields=[*names, "event"])


def _set(row: models.Model, name: str, stored: Any) -> None:
    field = row._meta.get_field(name)
    setattr(row, field.attname, field.to_python(stored))  # type: ignore[union-attr]


def as_of(
    model: type[models.Model], day: date, event: int | None = None, ids: Sequence[int] | None = None
) -> dict[int, dict[str, Any]]:
    """Fields that differ from the current rows on `day` as known at event `event`: {id: {field: value}}.

    Laid over the current row it gives the past one: the newest change in force, else the oldest change's `old`.
    """
    changes = Change.objects.filter(subject_kind=kind_of(model)).order_by("valid_from", "event_id")
    if ids is not None:
        changes = changes.filter(subject_id__in=ids)
    first: dict[tuple[int, str], Change] = {}
    known: dict[tuple[int, str], Change] = {}
    for change in changes.iterator():
        place = (change.subject_id, change.field)
        if place not in first or change.event_id < first[place].event_id:
            first[place] = change
        if change.valid_from <= day and (event is None or change.event_id <= event):
            known[place] = change
    return _folded(model, first, known)


def _folded(
    model: type[models.Model], first: dict[tuple[int, str], Change], known: dict[tuple[int, str], Change]
) -> dict[int, dict[str, Any]]:
    overlay: dict[int, dict[str, Any]] = {}
    for place, change in first.items():
        stored = known[place].new if place in known else change.old
        field = model._meta.get_field(place[1])
        overlay.setdefault(place[0], {})[place[1]] = field.to_python(stored)  # type: ignore[union-attr]
    return overlay
