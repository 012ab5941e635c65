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
from hearthlight.register.workbooks.leaving import Leave, last_act
from hearthlight.register.workbooks.opened import Unreadable
from hearthlight.register.workbooks.sentences import masked, sentence, summary
from hearthlight.sheets.faults import Fault
from hearthlight.trail.act import Actor
from hearthlight.trail.models import Source

COUNTED = ("households_new", "fields_changed", "rows_refused")
"""What the answer of a check says."""
SHOWN = 6
"""Lines of a refusal that its page repeats; every one is among the refused rows."""
FAULT = dict.fromkeys(("code", "sheet", "column", "heading", "found", "expected", "field"), pl.String) | {
    "row": pl.Int64
}
FRAMES = ("new_households", "new_members", "changes", "refused")


def check(source: Source, day: date, progress: Progress = silent) -> dict[str, int]:
    """Check without writing, past the cells that were changed here since the last export; the counts."""
    try:
        leave = to_leave(source, day)
    except Unreadable:
        leave = None
    found = dry.dry_run(source, day, leave, progress)
    said = {"day": str(day), "ok": found.ok, "counts": dict(found.counts), "notes": list(found.notes)}
    said["left"] = 0 if leave is None else leave.cells.height
    frames = {name: getattr(found, name) for name in FRAMES} | {"faults": faults_of(found.faults)}
    keep(source.pk, CHECKED, Told(said, frames))
    return {name: found.counts.get(name, 0) for name in COUNTED}


def faults_of(faults: Sequence[Fault]) -> pl.DataFrame:
    """Faults as rows: their sentences are made when they are read, in the reader's language."""
    return pl.DataFrame([vars(fault) for fault in faults], schema={one.name: FAULT[one.name] for one in fields(Fault)})


def to_leave(source: Source, day: date, theirs: Collection[str] = ()) -> Leave | None:
    """Cells that taking in leaves alone: changed here since; not those of `theirs` (cell names), which a person gave
    to the file. None for a table of our own, whose rows say from when they are."""
    if "key" in source.mapping.get("columns", {}):
        return None
    seen, none = last_act(), pl.DataFrame(schema=three_ways.SCHEMA)
    compared = comparing.compare(source, day).frame if comparing.homes_stand(source.area_code) else none
    cells = three_ways.to_leave(compared)
    ours = pl.Series([cell_name(*row) not in theirs for row in cells.iter_rows()], dtype=pl.Boolean)
    return Leave(cells.filter(ours), seen)


def take_in(user: Actor, source: Source, day: date, leave: Leave | None, progress: Progress = silent) -> Any:
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
    """The report in one language: its first line, and of a refusal some of the reasons, masked."""
    with override(language):
        faults = [] if report.applied else report.faults[: SHOWN - 1]
        return "\n".join([summary(report), *(sentence(masked(one)) for one in faults)])


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
