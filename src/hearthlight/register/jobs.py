"""Background jobs of the register: the long steps of a workbook, each done as the person who asked for it."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.utils.translation import gettext_noop as N_  # noqa: N812

from hearthlight.jobs.progress import Progress
from hearthlight.jobs.words import NotDone
from hearthlight.jobs.work import Answer, ReadThenWrite
from hearthlight.people.models import Person
from hearthlight.register.shadow import big_export, keying, steps
from hearthlight.register.shadow.export import Export
from hearthlight.register.workbooks.opened import Unreadable
from hearthlight.register.workbooks.undoing import NotApplied
from hearthlight.trail.act import Refused
from hearthlight.trail.models import Source

P = ParamSpec("P")
R = TypeVar("R")


def plainly(step: Callable[P, R]) -> Callable[P, R]:
    """A step that cannot be done as asked ends with one sentence, and is not tried again."""

    @wraps(step)
    def done(*given: P.args, **named: P.kwargs) -> R:
        try:
            return step(*given, **named)
        except Unreadable as error:
            raise NotDone(N_("The file cannot be read any more: send it again.")) from error
        except NotApplied as error:
            raise NotDone(N_("This file is not taken in: there is nothing to undo.")) from error
        except Refused as error:
            raise NotDone(N_("Who asked for it may not do this.")) from error

    return done


def _open(source: int, words: str, **values: Any) -> Answer:
    return {"open": ["workbook", source], "words": words, "values": values}


def check(progress: Progress, source: int, day: str) -> dict[str, int]:
    """Check a received workbook without writing."""
    return steps.check(Source.objects.get(pk=source), date.fromisoformat(day), progress)


def checked(progress: Progress, found: dict[str, int], source: int, day: str) -> Answer:
    """What the check found."""
    words = N_("New households: {households_new}, cells changed: {fields_changed}, rows refused: {rows_refused}")
    return _open(source, words, **found)


@plainly
def leave(progress: Progress, source: int, day: str, **asked: Any) -> Any:
    """Which cells taking in must leave alone."""
    return steps.to_leave(Source.objects.get(pk=source), date.fromisoformat(day), asked.get("theirs", ()))


@plainly
def take_in(progress: Progress, found: Any, source: int, day: str, person: int, theirs: tuple[str, ...] = ()) -> Answer:
    """Take the good rows of a workbook in."""
    user, row = Person.objects.get(pk=person), Source.objects.get(pk=source)
    report = steps.take_in(user, row, date.fromisoformat(day), found, progress)
    if not report.applied and row.state == Source.State.APPLIED:
        return _open(source, N_("Somebody else has taken this file in; nothing was done twice."))
    if not report.applied:
        return _open(source, N_("Nothing was taken in: see the page of the file."))
    return _open(source, N_("Taken in, changes: {changes}."), changes=report.tally.changes)


@plainly
def undo(progress: Progress, source: int, day: str, person: int) -> Answer:
    """Undo what a workbook changed."""
    user, row = Person.objects.get(pk=person), Source.objects.get(pk=source)
    done = steps.undo(user, row, date.fromisoformat(day), progress)
    return _open(source, N_("Undone, cells: {restored}."), restored=done.restored)


@plainly
def compare(progress: Progress, source: int, day: str) -> dict[str, int]:
    """Compare an export three ways."""
    return steps.compare(Source.objects.get(pk=source), date.fromisoformat(day), progress)


def compared(progress: Progress, found: dict[str, int], source: int, day: str) -> Answer:
    """How its cells stand."""
    words = N_(
        "Cells changed there: {changed_there}, known better here: {changed_here}, changed by both: {both_changed}"
    )
    return _open(source, words, **found)


@plainly
def to_key(progress: Progress, source: int, day: str, person: int, ours: tuple[str, ...] = ()) -> Any:
    """What must be keyed into the national system, of an export compared anew."""
    return steps.to_key(Source.objects.get(pk=source), date.fromisoformat(day), ours, progress)


@plainly
def list_keying(
    progress: Progress, found: Any, source: int, day: str, person: int, ours: tuple[str, ...] = ()
) -> Answer:
    """The keying list of it."""
    if found.is_empty():
        return _open(source, N_("Nothing to key: the export says all that is known here."))
    row = Source.objects.get(pk=source)
    made = keying.make(Person.objects.get(pk=person), row, date.fromisoformat(day), found)
    return {"open": ["keying-list", made.pk], "words": N_("Cells to key: {items}"), "values": {"items": found.height}}


def make_table(progress: Progress, table: str, place: str, day: str, person: int) -> Export:
    """Make a big table, for who asked."""
    return big_export.make(Person.objects.get(pk=person), table, place, date.fromisoformat(day))


@plainly
def keep_table(progress: Progress, found: Export, table: str, place: str, day: str, person: int) -> Answer:
    """Write down that it goes out, and keep it for who asked."""
    event = big_export.keep(Person.objects.get(pk=person), found, place, date.fromisoformat(day))
    return {"open": ["register-export-file", event.pk], "words": N_("{rows} rows"), "values": {"rows": found.rows}}


JOBS = {
    "register.check_workbook": ReadThenWrite(check, checked),
    "register.take_in_workbook": ReadThenWrite(leave, take_in),
    "register.undo_workbook": undo,
    "register.compare_workbook": ReadThenWrite(compare, compared),
    "register.list_keying": ReadThenWrite(to_key, list_keying),
    "register.export_table": ReadThenWrite(make_table, keep_table),
}
TITLES = {
    "register.check_workbook": N_("Checking a workbook"),
    "register.take_in_workbook": N_("Taking a workbook in"),
    "register.undo_workbook": N_("Undoing a workbook"),
    "register.compare_workbook": N_("Comparing an export three ways"),
    "register.list_keying": N_("Making a keying list"),
    "register.export_table": N_("Exporting a table"),
}
