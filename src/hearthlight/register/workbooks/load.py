"""Taking in a workbook by the command: received in one act, applied in the next, whole or not at all unless asked."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hearthlight.core.clock import working_day
from hearthlight.register.workbooks.applying import NoLongerFits, Report, apply_sheet
from hearthlight.register.workbooks.by_number import keyed
from hearthlight.register.workbooks.layout import read_new
from hearthlight.register.workbooks.leaving import Leave
from hearthlight.register.workbooks.plan import plan
from hearthlight.register.workbooks.upload import WORKBOOK, received_as
from hearthlight.sheets.faults import Fault, NotAWorkbook
from hearthlight.trail.act import Actor
from hearthlight.trail.models import Source

Progress = Callable[[str], None]
Leaving = Callable[[Source, date], Leave | None]


def load(
    path: Path,
    user: Actor,
    place: str,
    day: date,
    progress: Progress | None = None,
    *,
    good_rows: bool = False,
    leaving: Leaving | None = None,
) -> Report:
    """Take in the workbook at `path` for `place`. Raises Refused when the user may not; a bad file is a report.

    The file is matched twice: before it is received, and again inside the act that writes it, because others write
    meanwhile. A file that fits no more stays received, and can be taken in again. With `good_rows` the homes without
    a fault go in and the others stay out; else one fault refuses the file, and it is not even received. `leaving` says
    of the received file which cells stay as they are here, whatever it says.
    """
    today, say = working_day(), progress or (lambda text: None)
    if day > today:
        return Report(False, [Fault("day_not_come", "", found=str(day), expected=str(today))])
    try:
        content = path.read_bytes()
        layout, found = read_new(content, place)
    except (NotAWorkbook, OSError) as error:
        return Report(False, [Fault(_reason(error), "", found=path.name)])
    applied = _applied(content, place)
    if applied or found is None:
        code = "applied_before" if applied else "no_header"
        return Report(False, [Fault(code, "", found=path.name)], applied.pk if applied else None)
    found = keyed(found, place)
    tried = plan(found, place, day, day)
    if tried.faults and (not good_rows or tried.homes.is_empty()):
        count = found.frame["number"].drop_nulls().n_unique()
        return Report(False, tried.faults, None, found.sheet, count, not_taken=found.header.unknown)
    source = received_as(user, place, day, path.name, content, layout)
    try:
        counted = lambda done, everything: say(f"{done}/{everything}")  # noqa: E731
        leave = leaving(source, day) if leaving else None
        return apply_sheet(user, source, found, day, whole=not good_rows, leave=leave, progress=counted)
    except NoLongerFits as changed:
        return changed.report


def _applied(content: bytes, place: str) -> Source | None:
    digest = hashlib.sha256(content).hexdigest()
    known = Source.objects.filter(sha256=digest, kind=WORKBOOK, area_code=place, state=Source.State.APPLIED)
    return known.first()


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, NotAWorkbook) else "no_file"
