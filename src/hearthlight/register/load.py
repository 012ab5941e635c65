"""Taking in a workbook of the national export 导入: received in one act, applied in the next, whole or not at all."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction

from hearthlight.core.clock import working_day
from hearthlight.register.columns import NATIONAL
from hearthlight.register.matching import Match, match
from hearthlight.register.proposal import homes
from hearthlight.register.sentences import sentence, summary
from hearthlight.register.taking_in import Tally, take_in
from hearthlight.register.turns import take_turns
from hearthlight.sheets import header, table, workbook
from hearthlight.sheets.faults import Fault, NotAWorkbook, letters
from hearthlight.sheets.table import Table
from hearthlight.trail.act import Actor, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source

NEEDED = 3
"""Headings that a sheet must show to be taken for an export."""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Report:
    """What became of a workbook: applied whole, or refused whole with every fault.

    `source` is the id under which it is kept; `not_taken` are headings that no field claims.
    """

    applied: bool
    faults: Sequence[Fault] = ()
    source: int | None = None
    sheet: str = ""
    homes: int = 0
    tally: Tally | None = None
    not_taken: Sequence[str] = ()

    def text(self) -> str:
        """Sentences for a clerk, in the language chosen."""
        return "\n".join([summary(self), *(sentence(fault) for fault in self.faults)])

    def as_json(self) -> dict[str, Any]:
        """The same for a program."""
        counts = vars(self.tally) if self.tally else {}
        faults = [vars(fault) | {"sentence": sentence(fault)} for fault in self.faults]
        return {
            "applied": self.applied,
            "source": self.source,
            "sheet": self.sheet,
            "homes": self.homes,
            "not_taken": list(self.not_taken),
            "faults": faults,
            **counts,
        }


def load(path: Path, user: Actor, place: str, day: date, progress: Progress | None = None) -> Report:
    """Take in the workbook at `path` for `place`. Raises Refused when the user may not; a bad file is a report.

    The file is matched twice: before it is received, and again inside the act that writes it, because others write
    meanwhile. A file that fits no more stays received, and can be taken in again.
    """
    say, today = progress or (lambda text: None), working_day()
    if day > today:
        return Report(False, [Fault("day_not_come", "", found=str(day), expected=str(today))])
    try:
        content = path.read_bytes()
        found = _best_sheet(workbook.parse(content))
    except (NotAWorkbook, OSError) as error:
        return Report(False, [Fault(_reason(error), "", found=path.name)])
    digest = hashlib.sha256(content).hexdigest()
    earlier = Source.objects.filter(sha256=digest, kind="workbook", area_code=place).first()
    if earlier and earlier.state == Source.State.APPLIED:
        return Report(False, [Fault("applied_before", "", found=path.name)], earlier.pk)
    if found is None:
        return Report(False, [Fault("no_header", "", found=path.name)])
    matches, faults = _checked(found, place, day)
    if faults:
        return _refused(found, len(matches), faults)
    source = earlier or _received(user, place, day, path.name, digest, found)
    try:
        return _apply(user, place, day, source, found, say)
    except _NoLongerFits as changed:
        return _refused(found, len(matches), changed.faults, source)


class _NoLongerFits(Exception):
    """The register was changed since the file was read, and the file does not fit it any more."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def _refused(found: Table, count: int, faults: Sequence[Fault], source: Source | None = None) -> Report:
    kept = source.pk if source else None
    return Report(False, faults, kept, found.sheet, count, not_taken=found.header.unknown)


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, NotAWorkbook) else "no_file"


def _best_sheet(sheets: Sequence[workbook.Sheet]) -> Table | None:
    """The sheet whose header names most fields, read; None when no sheet looks like an export."""
    spelled = table.aliases(NATIONAL)
    headed = [(sheet, head) for sheet in sheets if (head := header.find(sheet, spelled, NEEDED))]
    if not headed:
        return None
    sheet, head = max(headed, key=lambda pair: len(pair[1].columns))
    return table.read(sheet, head, NATIONAL)


def _checked(found: Table, place: str, day: date) -> tuple[list[Match], list[Fault]]:
    """The homes beside the register; the file's own faults first, since a misread cell would only breed more."""
    proposed, disagreements = homes(found)
    faults = [*found.faults, *disagreements]
    if not faults and not proposed:
        faults.append(Fault("no_rows", found.sheet))
    if faults:
        return [], faults
    return match(found, proposed, place, day)


def _received(user: Actor, place: str, day: date, name: str, digest: str, found: Table) -> Source:
    """The source of the file; the one that somebody else has made of the same file meanwhile."""
    try:
        with transaction.atomic():
            return _receive(user, place, day, name, digest, found)
    except IntegrityError:
        return Source.objects.get(sha256=digest, kind="workbook", area_code=place)


def _receive(user: Actor, place: str, day: date, name: str, digest: str, found: Table) -> Source:
    with act(user, "register.receive_workbook", at=place, day=day, sha256=digest) as event:
        columns = {field: letters(index) for field, index in found.header.columns.items()}
        mapping = {"sheet": found.sheet, "columns": columns, "headings": dict(found.header.headings)}
        source = Source(kind="workbook", title=name[:200], sha256=digest, received_on=day, area_code=place)
        source.header_hash, source.mapping, source.state = found.header.digest, mapping, Source.State.DRY
        return add(event, source)


def _apply(user: Actor, place: str, day: date, source: Source, found: Table, say: Progress) -> Report:
    """Match once more inside the act, when nobody else can take in here, and write. Raises _NoLongerFits."""
    tally = Tally()
    with act(user, "register.apply_workbook", at=place, day=day, source=source, sha256=source.sha256) as event:
        take_turns(place)
        matches = _still_fitting(found, place, day, source)
        for number, one in enumerate(matches, 1):
            take_in(event, one, tally)
            say(f"{number}/{len(matches)}")
        source.state, source.event = Source.State.APPLIED, event
        source.save(update_fields=["state", "event"])
    return Report(True, (), source.pk, found.sheet, len(matches), tally, found.header.unknown)


def _still_fitting(found: Table, place: str, day: date, source: Source) -> list[Match]:
    source.refresh_from_db()
    if source.state == Source.State.APPLIED:
        raise _NoLongerFits([Fault("applied_before", "", found=source.title)])
    matches, faults = _checked(found, place, day)
    if faults:
        raise _NoLongerFits(faults)
    return matches
