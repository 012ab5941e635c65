"""Applying a received file 导入: matched again where nobody else can write, and written in one act, whole or its good
homes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import polars as pl

from hearthlight.core.clock import working_day
from hearthlight.register.workbooks import agreed, changes, requests
from hearthlight.register.workbooks.dry import refusals
from hearthlight.register.workbooks.incomes import write_incomes
from hearthlight.register.workbooks.leaving import Leave
from hearthlight.register.workbooks.monitored import add_monitored
from hearthlight.register.workbooks.new_homes import add_homes
from hearthlight.register.workbooks.new_people import add_people
from hearthlight.register.workbooks.opened import Unreadable, opened
from hearthlight.register.workbooks.plan import Plan, Say, plan, silent
from hearthlight.register.workbooks.prepared import Prepared, prepare
from hearthlight.register.workbooks.reading import Received
from hearthlight.register.workbooks.sentences import notes, sentence, summary
from hearthlight.register.workbooks.turns import hold, take_turns
from hearthlight.register.workbooks.writing import Tally, corrected, with_days
from hearthlight.sheets.faults import Fault
from hearthlight.trail.act import Actor, act
from hearthlight.trail.models import Event, Source

STEPS = 6


@dataclass(frozen=True)
class Report:
    """What became of a file: applied, or refused with every fault. `refused` are the rows that stayed out."""

    applied: bool
    faults: Sequence[Fault] = ()
    source: int | None = None
    sheet: str = ""
    homes: int = 0
    tally: Tally | None = None
    not_taken: Sequence[str] = ()
    refused: pl.DataFrame = field(default_factory=pl.DataFrame)
    notes: Sequence[str] = ()

    def text(self) -> str:
        """Sentences for a clerk, in the language chosen."""
        faults = (sentence(fault) for fault in self.faults)
        return "\n".join([summary(self), *map(str, self.notes), *faults])

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
            "rows_refused": len(self.refused),
            "faults": faults,
            "notes": [str(note) for note in self.notes],
            **counts,
        }


class NoLongerFits(Exception):
    """The register was changed since the file was tried, and the file does not fit it any more."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{len(report.faults)} faults")
        self.report = report


def apply(
    user: Actor,
    source: Source,
    day: date,
    *,
    whole: bool = False,
    leave: Leave | None = None,
    progress: Say = silent,
) -> Report:
    """Take in a received file; its good homes, or with `whole` all or nothing. Raises Refused when the user may not.

    `leave`: cells that stay as they are here whatever the file says, with those changed since it was made.
    """
    if day > (today := working_day()):
        return Report(False, [Fault("day_not_come", "", found=str(day), expected=str(today))], source.pk)
    try:
        found = opened(source)
    except Unreadable as error:
        return Report(False, [error.fault], source.pk)
    try:
        return apply_sheet(user, source, found, day, whole=whole, leave=leave, progress=progress)
    except NoLongerFits as changed:
        return changed.report


def apply_sheet(
    user: Actor,
    source: Source,
    found: Received,
    day: date,
    *,
    whole: bool,
    leave: Leave | None = None,
    progress: Say = silent,
) -> Report:
    """The same for a sheet that was read already. Raises NoLongerFits, whose report says why nothing was written."""
    place, digest = source.area_code, source.sha256
    with act(user, "register.apply_workbook", at=place, day=day, source=source, sha256=digest) as event:
        take_turns(place)
        source.refresh_from_db()
        if source.state == Source.State.APPLIED:
            raise NoLongerFits(Report(False, [Fault("applied_before", "", found=source.title)], source.pk))
        hold(_spoken_of(found, place, source, day))
        ready = prepare(found, source, day, leave)
        if (whole and ready.plan.faults) or ready.plan.homes.is_empty():
            raise NoLongerFits(_refused(source, ready))
        progress(1, STEPS)
        own, asked = requests.split(ready.changes, user, place)
        tally, written = _write(event, replace(ready, changes=own), progress)
        agreed.keep(event, written)
        source.state, source.event = Source.State.APPLIED, event
        source.mapping["data_day"] = str(ready.plan.homes["day"].max())
        source.save(update_fields=["state", "mapping", "event"])
        said = requests.ask(user, event, asked, ready.plan.homes)
    return _applied(source, ready, tally, said)


def _spoken_of(found: Received, place: str, source: Source, day: date) -> list[str]:
    """The numbers of the homes that a sheet speaks of; one that does not name them is matched for it."""
    if found.has("number") and not found.has("key"):
        return found.frame["number"].drop_nulls().unique().to_list()
    return plan(found, place, source.received_on, day).homes["number"].to_list()


def _write(event: Event, ready: Prepared, progress: Say) -> tuple[Tally, Plan]:
    """What was written, and the plan with the ids of all homes and people."""
    tally = Tally(households_added=ready.plan.homes["household"].null_count(), changes=len(ready.changes))
    homes = add_homes(event, ready.plan)
    add_monitored(event, ready.plan, homes)
    progress(2, STEPS)
    people = add_people(event, ready.plan, homes)
    tally.members_added = ready.plan.people["member"].null_count()
    progress(3, STEPS)
    for number, kind in enumerate((changes.HOUSEHOLD, changes.MEMBER), 4):
        corrected(event, kind, with_days(ready, kind))
        progress(number, STEPS)
    write_incomes(event, ready, homes)
    progress(STEPS, STEPS)
    return tally, replace(ready.plan, homes=homes, people=people)


def _refused(source: Source, ready: Prepared) -> Report:
    found, faults = ready.plan.found, ready.plan.faults
    count = found.frame["number"].drop_nulls().n_unique()
    return Report(False, faults, source.pk, found.sheet, count, None, found.header.unknown, ready.plan.refused)


def _applied(source: Source, ready: Prepared, tally: Tally, said: Sequence[str]) -> Report:
    found, refused = ready.plan.found, refusals(ready.plan)
    about = (
        found.sheet,
        len(ready.plan.homes),
        tally,
        found.header.unknown,
        refused,
        [*said, *notes(found, ready.plan.outcome.gone, ready.older, corrected=ready.corrected)],
    )
    return Report(True, ready.plan.faults, source.pk, *about)
