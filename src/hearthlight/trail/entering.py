"""Entering facts that come from the rows of a sheet: every field knows the row it came from.

A row of the register is touched once an act, so all fields of it are given together, each as (value, row of the sheet).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from hearthlight.trail import history
from hearthlight.trail.models import Change, Event, Recorded
from hearthlight.trail.subject import subject_of

Row = TypeVar("Row", bound=Recorded)
Said = Mapping[str, tuple[Any, int | None]]
"""Field to (value, row of the sheet, if it came from one)."""


def enter(event: Event, row: Row, valid_from: date, said: Said) -> list[Change]:
    """Store a new row with what the sheet says of it: one `change` a field, whose `old` is unknown."""
    for name, (value, _) in said.items():
        setattr(row, row._meta.get_field(name).attname, value)  # type: ignore[union-attr]
    history.add(event, row)
    kind, pk = subject_of(row)
    changes = [
        Change(
            event=event,
            subject_kind=kind,
            subject_id=pk,
            field=name,
            old=None,
            new=row._meta.get_field(name).get_prep_value(value),  # type: ignore[union-attr]
            valid_from=valid_from,
            source_row=number,
        )
        for name, (value, number) in said.items()
    ]
    return Change.objects.bulk_create(changes)


def correct(event: Event, row: Recorded, valid_from: date, said: Said) -> list[Change]:
    """Amend a row by what the sheet says of it: one `change` a field that differs."""
    changes = [history.change_of(event, row, valid_from, number, name, value) for name, (value, number) in said.items()]
    written = Change.objects.bulk_create([change for change in changes if change])
    history.settle(event, row, [change.field for change in written])
    return written
