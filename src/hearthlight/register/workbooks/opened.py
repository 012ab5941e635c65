"""A received file opened again: its sheet read as it is mapped now."""

from dataclasses import replace
from datetime import date

from hearthlight.people.sealing import CannotOpen
from hearthlight.register.workbooks.by_number import keyed
from hearthlight.register.workbooks.kept import content
from hearthlight.register.workbooks.leaving import Leave
from hearthlight.register.workbooks.plan import Say, silent
from hearthlight.register.workbooks.prepared import Prepared, prepare
from hearthlight.register.workbooks.reading import Chosen, Received, received
from hearthlight.sheets.faults import Fault, NotAWorkbook
from hearthlight.trail.models import Source


class Unreadable(ValueError):
    """The file cannot be read any more, or no sheet of it is an export: `fault` says why."""

    def __init__(self, code: str, source: Source) -> None:
        super().__init__(code)
        self.fault = Fault(code, "", found=source.title)


def opened(source: Source) -> Received:
    """The sheet of a received file. Raises Unreadable."""
    try:
        chosen = Chosen.of(source.mapping)
        found = received(content(source), chosen, looked=True)
    except (OSError, CannotOpen) as error:
        raise Unreadable("file_lost", source) from error
    except NotAWorkbook as error:
        raise Unreadable(str(error), source) from error
    if found is None:
        raise Unreadable("sheet_gone" if chosen else "no_header", source)
    return keyed(replace(found, formulas=tuple(source.mapping.get("formulas", ()))), source.area_code)


def prepared(source: Source, day: date, leave: Leave | None = None, say: Say = silent) -> Prepared:
    """A received file worked out against the register as it is now, for taking it in on `day`. Raises Unreadable."""
    return prepare(opened(source), source, day, leave, say)
