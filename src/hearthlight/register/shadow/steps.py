"""The steps of a received workbook, and what each leaves behind for its page."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import polars as pl
from django.conf import settings
from django.utils.translation import override

from hearthlight.jobs.progress import Progress, silent
from hearthlight.register.shadow import comparing, keying, three_ways
from hearthlight.register.shadow.keying import cell_name
from hearthlight.register.shadow.stays import named
from hearthlight.register.shadow.told import CHECKED, TAKEN, UNDONE, Told, keep
from hearthlight.register.workbooks import applying, dry, undoing
from hearthlight.register.workbooks.opened import Unreadable
from hearthlight.sheets.faults import Fault
from hearthlight.trail.act import Actor
from hearthlight.trail.models import Source

COUNTED = ("households_new", "fields_changed", "rows_refused")
"""What the answer of a check says."""
SHOWN = 6
"""Lines of a refusal that its page repeats; every one is among the refused rows."""
FAULT = dict.fromkeys(("code", "sheet", "column", "heading", "found", "expected"), pl.String) | {"row": pl.Int64}
FRAMES = ("new_households", "new_members", "changes", "refused")


def check(source: Source, day: date, progress: Progress = silent) -> dict[str, int]:
    """Check without writing, past the cells that were changed here since the last export; the counts."""
    try:
        leave = to_leave(source, day)
    except Unreadable:
        leave = None
    found = dry.dry_run(source, day, leave, progress)
    said = {"day": str(day), "ok": found.ok, "counts": dict(found.counts), "notes": list(found.notes)}
    said["left"] = 0 if leave is None else leave.height
    frames = {name: getattr(found, name) for name in FRAMES} | {"faults": faults_of(found.faults)}
    keep(source.pk, CHECKED, Told(said, frames))
    return {name: found.counts.get(name, 0) for name in COUNTED}


def faults_of(faults: Sequence[Fault]) -> pl.DataFrame:
    """Faults as rows: their sentences are made when they are read, in the reader's language."""
    return pl.DataFrame([vars(fault) for fault in faults], schema={one.name: FAULT[one.name] for one in fields(Fault)})


def to_leave(source: Source, day: date, theirs: Collection[str] = ()) -> pl.DataFrame | None:
    """Cells that taking in leaves alone: changed here since; not those of `theirs` (cell names), which a person gave
    to the file. None when no export was taken in before."""
    if comparing.last_agreed(source) is None:
        return None
    cells = three_ways.to_leave(comparing.compare(source, day).frame)
    return cells.filter(pl.Series([cell_name(*row) not in theirs for row in cells.iter_rows()], dtype=pl.Boolean))


def take_in(user: Actor, source: Source, day: date, leave: pl.DataFrame | None, progress: Progress = silent) -> Any:
    """Take the good rows in; the report. What the first of two clerks was told is not written over."""
    report = applying.apply(user, source, day, progress=progress, leave=leave)
    if not report.applied and source.state == Source.State.APPLIED:
        return report
    said = {language: _said(report, language) for language, _title in settings.LANGUAGES}
    keep(source.pk, TAKEN, Told({"day": str(day), "applied": report.applied, "text": said}))
    if report.applied:
        comparing.forget(source)
    return report


def _said(report: Any, language: str) -> str:
    """The report in one language: its first line, and of a refusal some of the reasons."""
    with override(language):
        return "\n".join(report.text().splitlines()[: 1 if report.applied else SHOWN])


def undo(user: Actor, source: Source, day: date, progress: Progress = silent) -> Any:
    """Undo what the file changed; what was restored and what was kept because it changed since."""
    done = undoing.undo(user, source, day, progress=progress)
    said = {"day": str(day), "restored": done.restored, "struck": done.struck}
    keep(source.pk, UNDONE, Told(said, {"kept": named(done.kept)}))
    comparing.forget(source)
    return done


def compare(source: Source, day: date, progress: Progress = silent) -> dict[str, int]:
    """Compare three ways; cells by standing."""
    return comparing.compare(source, day, progress).counts


def to_key(source: Source, day: date, ours: Collection[str] = (), progress: Progress = silent) -> pl.DataFrame:
    """Items of a keying list: compared anew, with the cells of `ours` that a person decided for us."""
    return keying.items_of(comparing.compare(source, day, progress), ours)
