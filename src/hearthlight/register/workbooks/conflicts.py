"""Cells of our own exports whose field was changed here since the export: nobody's change is put back unseen."""

from typing import Any

import polars as pl

from hearthlight.register.workbooks import rowkey
from hearthlight.register.workbooks.candidates import chunks
from hearthlight.register.workbooks.changes import INCOME, as_json, value_of
from hearthlight.register.workbooks.columns import ITEM, shown
from hearthlight.register.workbooks.leaving import CELL
from hearthlight.register.workbooks.reading import Received, came_from
from hearthlight.sheets.faults import Fault
from hearthlight.trail.models import Change

Place = tuple[str, int, str]
"""(subject kind, id, field)."""


def settled(found: Received, proposed: pl.DataFrame) -> tuple[pl.DataFrame, list[Fault]]:
    """The proposed changes without the cells that still say what was exported, and a fault for every other cell whose
    field was changed here since. What says again what was exported, as after an undo, is not changed."""
    if not found.has("key") or proposed.is_empty():
        return proposed, []
    changed = _changed(proposed, _versions(found))
    now = {(one[0], one[1], one[2]): one[3] for one in proposed.select(*CELL, "old").iter_rows()}
    changed = {place: exported for place, exported in changed.items() if exported != now[place]}
    keep, faults = [], []
    for one in proposed.iter_rows(named=True):
        place = (one["subject_kind"], one["subject_id"], one["field"])
        keep.append(place not in changed)
        if place in changed and changed[place] != one["new"]:
            name = _column(found, one)
            said = (shown(name, value_of(one["new"])), shown(name, value_of(one["old"])))
            faults.append(found.fault("changed_since", one["row"], came_from(name), *said))
    return proposed.filter(pl.Series(keep, dtype=pl.Boolean)), faults


def _column(found: Received, one: dict[str, Any]) -> str:
    """The field of the sheet that a change came from: an income's is named by its item."""
    if one["subject_kind"] != INCOME:
        return str(one["field"])
    return next((name for name, item in ITEM.items() if item == one["field"] and found.has(name)), str(one["field"]))


def _versions(found: Received) -> dict[int, int]:
    """Row of the sheet to the last event that had touched what it speaks of when it was exported."""
    keys = ((row, rowkey.read(text)) for row, text in found.frame.select("row", "key").iter_rows())
    return {row: key.event for row, key in keys if key}


def _changed(proposed: pl.DataFrame, versions: dict[int, int]) -> dict[Place, str | None]:
    """Places changed here since the export, each with the JSON text that was exported."""
    found: dict[Place, str | None] = {}
    for kind in proposed["subject_kind"].unique().to_list():
        mine = proposed.filter((pl.col("subject_kind") == kind) & pl.col("subject_id").is_not_null())
        asked = {(one["subject_id"], _kept_as(kind, one["field"])): one for one in mine.iter_rows(named=True)}
        for part in chunks({pk for pk, _ in asked}):
            rows = Change.objects.filter(subject_kind=kind, subject_id__in=part).order_by("-event_id")
            for pk, field, event, old, new in rows.values_list("subject_id", "field", "event_id", "old", "new"):
                one = asked.get((pk, field))
                if one and event > versions.get(one["row"], event):
                    before = found.get((kind, pk, one["field"]), one["old"])
                    found[kind, pk, one["field"]] = _before(kind, before, old, new)
    return found


def _kept_as(kind: str, field: str) -> str:
    return "fen" if kind == INCOME else field


def _before(kind: str, after: str | None, old: Any, new: Any) -> str | None:
    """What was exported, going back over one change from what stood after it; of an income the payments stay in."""
    if kind != INCOME or after is None or old is None or new is None:
        return as_json(old)
    return as_json(value_of(after) - new + old)
